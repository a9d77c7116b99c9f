import { describe, expect, test } from '@jest/globals'
import { type HouseholdCoverage, handOverCoverage } from './hand-over.ts'

const covers = (
  householdId: string,
  userId: string,
  role: HouseholdCoverage['role'],
  since: string,
  until: string | null = null,
): HouseholdCoverage => ({ householdId, userId, role, since, until })

const rita = covers('K', 'rita', 'lead', '2020-01-01')
const handOver = (coverage: HouseholdCoverage[], lastDay = '2026-09-30', to = 'tom') =>
  handOverCoverage(coverage, 'rita', to, lastDay, '2026-09-15')

describe('whoever leaves hands their households over', () => {
  test('coverage ends on their last day and goes on in the same role the day after', () =>
    expect(handOver([rita, covers('K', 'saul', 'specialist', '2020-01-01')])).toEqual({
      ok: true,
      fact: {
        ended: [{ ...rita, until: '2026-09-30' }],
        begun: [covers('K', 'tom', 'lead', '2026-10-01')],
        withdrawn: [],
      },
    }))
  test('an end that was agreed before stays agreed', () =>
    expect(handOver([{ ...rita, until: '2027-03-31' }])).toMatchObject({
      fact: { begun: [covers('K', 'tom', 'lead', '2026-10-01', '2027-03-31')] },
    }))
  test('history stays: what ended before is not touched', () =>
    expect(handOver([rita, covers('L', 'rita', 'lead', '2019-01-01', '2026-09-30')])).toMatchObject({
      fact: { ended: [{ householdId: 'K' }], begun: [{ householdId: 'K' }] },
    }))
  test('what was to begin later begins for the successor', () =>
    expect(handOver([covers('M', 'rita', 'lead', '2027-01-01')])).toEqual({
      ok: true,
      fact: {
        ended: [],
        begun: [covers('M', 'tom', 'lead', '2027-01-01')],
        withdrawn: [covers('M', 'rita', 'lead', '2027-01-01')],
      },
    }))
  test('coverage that begins on the last day itself is held for that day', () =>
    expect(handOver([covers('M', 'rita', 'lead', '2026-09-30')])).toMatchObject({
      fact: {
        ended: [covers('M', 'rita', 'lead', '2026-09-30', '2026-09-30')],
        begun: [covers('M', 'tom', 'lead', '2026-10-01')],
        withdrawn: [],
      },
    }))
  test('a weaker place that the successor was to take later is withdrawn', () =>
    expect(handOver([rita, covers('K', 'tom', 'specialist', '2026-10-01')])).toMatchObject({
      fact: { begun: [covers('K', 'tom', 'lead', '2026-10-01')], withdrawn: [{ userId: 'tom', role: 'specialist' }] },
    }))
  test('who covers the household already becomes its lead, and is not in the team twice', () =>
    expect(handOver([rita, covers('K', 'tom', 'specialist', '2021-01-01')])).toEqual({
      ok: true,
      fact: {
        ended: [{ ...rita, until: '2026-09-30' }, covers('K', 'tom', 'specialist', '2021-01-01', '2026-09-30')],
        begun: [covers('K', 'tom', 'lead', '2026-10-01')],
        withdrawn: [],
      },
    }))
  test('a lead does not become a specialist by taking over from one', () =>
    expect(
      handOver([covers('K', 'rita', 'specialist', '2020-01-01'), covers('K', 'tom', 'lead', '2020-01-01')]),
    ).toMatchObject({ fact: { ended: [{ userId: 'rita', until: '2026-09-30' }], begun: [] } }))
  test('coverage that begins the day after the last is handed over as it was to begin', () =>
    expect(handOver([covers('M', 'rita', 'lead', '2026-10-01')])).toMatchObject({
      fact: {
        ended: [],
        begun: [covers('M', 'tom', 'lead', '2026-10-01')],
        withdrawn: [covers('M', 'rita', 'lead', '2026-10-01')],
      },
    }))
  test('a successor who covers it in the same role already is not in the team twice', () =>
    expect(handOver([rita, covers('K', 'tom', 'lead', '2021-01-01')])).toEqual({
      ok: true,
      fact: { ended: [{ ...rita, until: '2026-09-30' }], begun: [], withdrawn: [] },
    }))
  test('coverage of the successor that ends on the very day on which the new one begins still counts', () =>
    expect(handOver([rita, covers('K', 'tom', 'specialist', '2021-01-01', '2026-10-01')])).toMatchObject({
      fact: { ended: [{ userId: 'rita' }, { userId: 'tom', until: '2026-09-30' }] },
    }))
  test('a successor who was to take the same place later takes it now, until then', () => {
    const later = covers('K', 'tom', 'lead', '2027-01-01')
    expect(handOver([rita, later])).toMatchObject({
      fact: { begun: [covers('K', 'tom', 'lead', '2026-10-01', '2026-12-31')], withdrawn: [] },
    })
    expect(handOver([{ ...rita, until: '2026-11-30' }, later])).toMatchObject({
      fact: { begun: [covers('K', 'tom', 'lead', '2026-10-01', '2026-11-30')] },
    })
    expect(handOver([rita, covers('K', 'tom', 'lead', '2026-10-01')])).toMatchObject({ fact: { begun: [] } })
  })
  test('coverage of another household says nothing about this one', () =>
    expect(handOver([rita, covers('L', 'tom', 'lead', '2021-01-01')])).toMatchObject({
      fact: { begun: [covers('K', 'tom', 'lead', '2026-10-01')] },
    }))
  test('coverage of the successor that is over counts for nothing', () =>
    expect(handOver([rita, covers('K', 'tom', 'specialist', '2021-01-01', '2026-09-30')])).toMatchObject({
      fact: { ended: [{ userId: 'rita' }], begun: [{ userId: 'tom', role: 'lead' }] },
    }))
})

test.each([
  ['to oneself', handOver([rita], '2026-09-30', 'rita'), 'same_person'],
  ['for a day that is over', handOver([rita], '2026-09-14'), 'would_change_history'],
  ['of nothing', handOver([{ ...rita, until: '2026-09-30' }]), 'nothing_to_hand_over'],
] as const)('no hand-over %s', (_case, decision, reason) => expect(decision).toEqual({ ok: false, reason }))

test('the last day may be today', () => expect(handOver([rita], '2026-09-15').ok).toBe(true))
