import { describe, expect, test } from '@jest/globals'
import { type ListedTouch, upliftGroups } from './uplift-groups.ts'

const touch = (householdId: string, on: string, more: Partial<ListedTouch> = {}): ListedTouch => ({
  id: `${householdId} ${on}`,
  initiativeId: 'golf',
  householdId,
  on,
  status: 'attended',
  listed: true,
  ...more,
})
const money = (householdId: string, valueDate: string, amount: bigint) => ({ householdId, valueDate, amount })
const groups = (touches: ListedTouch[], confirmed: ReturnType<typeof money>[], ids = ['golf']) =>
  upliftGroups(new Set(ids), touches, confirmed, { lookBackDays: 365 })
const held = { status: 'held_out' } as const

describe('households that came against households held out', () => {
  test('how many, how many brought money, and how much together', () =>
    expect(
      groups(
        [touch('A', '2026-06-12'), touch('B', '2026-06-12'), touch('C', '2026-06-12', held)],
        [money('A', '2026-07-01', 3n), money('A', '2026-08-01', 4n), money('C', '2026-07-01', 5n)],
      ),
    ).toEqual({
      attended: { households: 2, converted: 1, amount: 7n },
      others: { households: 1, converted: 1, amount: 5n },
    }))

  test.each([
    ['on the day itself', '2026-06-12', 1],
    ['not before', '2026-06-11', 0],
    ['at the end of the look-back', '2027-06-12', 1],
    ['not after it', '2027-06-13', 0],
  ])('money counts %s', (_case, day, converted) =>
    expect(groups([touch('A', '2026-06-12')], [money('A', day, 1n)]).attended.converted).toBe(converted),
  )

  test('from the first day on which the household came, in whatever order they are told', () => {
    const touches = [touch('A', '2026-06-12'), touch('A', '2026-03-01'), touch('A', '2026-09-01')]
    expect(groups(touches, [money('A', '2026-03-02', 1n)]).attended).toMatchObject({ households: 1, converted: 1 })
  })

  test('money that was taken back is no gain', () =>
    expect(
      groups([touch('A', '2026-06-12')], [money('A', '2026-07-01', 5n), money('A', '2026-08-01', -5n)]).attended,
    ).toEqual({ households: 1, converted: 0, amount: 0n }))

  test('who was held out of one event and came to another is a guest', () =>
    expect(
      groups(
        [touch('A', '2026-06-12', held), touch('A', '2026-09-01', { initiativeId: 'concert' })],
        [],
        ['golf', 'concert'],
      ),
    ).toMatchObject({ attended: { households: 1 }, others: { households: 0 } }))

  test('neither a contact about it, nor an invitation, nor another initiative', () =>
    expect(
      groups(
        [
          touch('A', '2026-06-12', { listed: false }),
          touch('B', '2026-06-12', { status: 'no_show' }),
          touch('C', '2026-06-12', { initiativeId: 'concert' }),
        ],
        [money('A', '2026-07-01', 1n), money('D', '2026-07-01', 1n)],
      ),
    ).toEqual({
      attended: { households: 0, converted: 0, amount: 0n },
      others: { households: 0, converted: 0, amount: 0n },
    }))
})
