import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { areSame, type Delegation, tieTo } from './independence.ts'

const as = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf })

describe('how whoever acts is bound to some people', () => {
  test.each([
    ['is one of them', as('rita'), 'is_one_of_them'],
    ['is one of them, whomever they act for', as('rita', 'carl'), 'is_one_of_them'],
    ['acts for one of them', as('carla', 'rita'), 'acts_for_one'],
    ['by delegation', as('dora'), 'acts_for_one'],
    ['by delegation of a delegate', as('emil'), 'acts_for_one'],
    ['for a delegate', as('carla', 'dora'), 'acts_for_one'],
    ['not at all', as('carla'), null],
    ['not by being acted for', as('carla', 'carl'), null],
  ])('%s', (_case, who, tie) =>
    expect(
      tieTo(
        who,
        ['saul', 'rita'],
        [
          { from: 'rita', to: 'dora' },
          { from: 'dora', to: 'emil' },
          { from: 'carla', to: 'rita' },
        ],
      ),
    ).toBe(tie),
  )

  const people = fc.constantFrom('rita', 'saul', 'alan', 'carla', 'carl', 'dora')
  test('with any delegations, circles included: exactly those whom one of them can reach, step by step', () => {
    const reaches = (from: string, to: string, all: readonly Delegation[], seen: readonly string[] = []): boolean =>
      all.some(
        (one) =>
          one.from === from &&
          (one.to === to || (!seen.includes(one.to) && reaches(one.to, to, all, [...seen, one.to]))),
      )
    fc.assert(
      fc.property(people, fc.array(fc.record({ from: people, to: people }), { maxLength: 8 }), (person, all) => {
        const own = ['rita', 'saul'].includes(person)
        const reached = ['rita', 'saul'].some((one) => reaches(one, person, all))
        expect(tieTo(as(person), ['rita', 'saul'], all)).toBe(own ? 'is_one_of_them' : reached ? 'acts_for_one' : null)
      }),
    )
  })
})

test.each([
  ['the same person', as('carla'), as('carla'), true],
  ['one for the other', as('assistant', 'carla'), as('carla'), true],
  ['the other for one', as('carla'), as('assistant', 'carla'), true],
  ['two for the same', as('assistant', 'carla'), as('deputy', 'carla'), true],
  ['one for two', as('assistant', 'carla'), as('assistant', 'carl'), true],
  ['two for themselves', as('carla'), as('carl'), false],
  ['two for two', as('assistant', 'carla'), as('deputy', 'carl'), false],
])('a second pair of eyes: %s', (_case, one, other, same) => expect(areSame(one, other)).toBe(same))
