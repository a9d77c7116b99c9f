import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { conflictOf, type Delegation, payoutConflictOf, planIsIndependentlyApproved } from './segregation.ts'
import { interestsOf } from './testing/facts.ts'

const me = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf })

describe('who confirms', () => {
  test('somebody without any interest', () => expect(conflictOf(me('carla'), interestsOf())).toBeNull())
  test('not on behalf of a person with an interest, though independent oneself', () => {
    expect(conflictOf(me('carla', 'alan'), interestsOf())).toBe('acts_for_interested')
    expect(conflictOf(me('carla', 'carl'), interestsOf())).toBeNull()
  })
  test('the claimant’s interest is named before all others', () => {
    expect(conflictOf(me('rita'), interestsOf({ enteredBy: ['rita'] }))).toBe('own_claim')
  })

  const people = fc.constantFrom('rita', 'saul', 'alan', 'carla', 'carl', 'dora')
  const anyDelegations = fc.array(fc.record({ from: people, to: people }), { maxLength: 8 })
  test('with any delegations: exactly those whom nobody interested can reach, step by step', () => {
    const reaches = (
      from: string,
      to: string,
      delegations: readonly Delegation[],
      seen: readonly string[] = [],
    ): boolean =>
      delegations.some(
        (one) =>
          one.from === from &&
          (one.to === to || (!seen.includes(one.to) && reaches(one.to, to, delegations, [...seen, one.to]))),
      )
    fc.assert(
      fc.property(people, anyDelegations, (person, delegations) => {
        const interested = ['rita', 'saul', 'alan'].includes(person)
        const reached = ['rita', 'saul'].some((one) => reaches(one, person, delegations))
        expect(conflictOf(me(person), interestsOf({ delegations })) === null).toBe(!interested && !reached)
      }),
    )
  })
})

describe('who approves the payout', () => {
  const duties = {
    payees: ['rita'],
    confirmers: ['carla'],
    planAuthors: ['paul'],
    delegations: [{ from: 'rita', to: 'alan' }],
  }
  test.each([
    ['an approver with nothing to do with it', me('ann'), null],
    ['a payee', me('rita'), 'own_payout'],
    ['somebody acting for a payee', me('ann', 'rita'), 'acts_for_payee'],
    ['a payee’s delegate', me('alan'), 'acts_for_payee'],
    ['who confirmed what it rests on', me('carla'), 'confirmed_its_claims'],
    ['somebody acting for the confirmer', me('ann', 'carla'), 'confirmed_its_claims'],
    ['the plan’s author', me('paul'), 'wrote_the_plan'],
  ])('%s: %s', (_case, who, conflict) => expect(payoutConflictOf(who, duties)).toBe(conflict))
})

describe('who approves a plan', () => {
  test.each([
    ['its author alone is not enough', [me('paul')], false],
    ['nobody is not enough', [], false],
    ['somebody else is', [me('ann')], true],
    ['the author and somebody else are', [me('paul'), me('ann')], true],
    ['the author through a delegate is not enough', [me('ann', 'paul')], false],
  ])('%s', (_case, approvers, approved) => expect(planIsIndependentlyApproved(['paul'], approvers)).toBe(approved))
})
