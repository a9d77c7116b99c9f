import { describe, expect, test } from '@jest/globals'
import { remainder } from '../claims/claim.ts'
import { confirmClaim } from '../claims/confirm-claim.ts'
import { claimOf, confirmationOf, controller, usd } from '../claims/testing/facts.ts'
import { allocate } from '../money/allocate.ts'
import { total } from '../money/divide.ts'
import { ratio } from '../money/rate.ts'
import { type Activity, available } from './activity.ts'
import { flowTypeOf } from './flow-type.ts'
import { pairJournals } from './pair-journals.ts'
import { reversedBy, tieReversals } from './tie-reversals.ts'

/** Household K in the year of its promise of 12,000,000 (domain.md, 6.3), as the custodian reports it. */
const reported = [
  ['transfer', 'his', '2026-02-10', 6_000_000, 'ACAT'],
  ['residual', 'his', '2026-02-12', 14_250.37, 'ACAT'],
  ['wire', 'his', '2026-03-03', 2_500_000, 'WIRE'],
  ['to his account', 'hers', '2026-03-04', -1_000_000, 'XFER'],
  ['from her account', 'his', '2026-03-04', 1_000_000, 'XFER'],
  ['dividend', 'his', '2026-04-01', 38_400, 'DIV'],
  ['wire out', 'his', '2026-05-15', -750_000, 'WIRE'],
  ['fee', 'his', '2026-06-30', -21_500, 'FEE'],
  ['reclaim', 'his', '2026-09-20', -400_000, 'RCL'],
] as const

const typed: (Activity & { code: string; sourceId: string; reversalOf: string })[] = reported.map(
  ([id, accountId, day, dollars, code]) => ({
    id,
    accountId,
    householdId: 'K',
    bookedOn: day,
    valueDate: day,
    amount: usd(dollars),
    currency: 'USD',
    status: 'booked',
    flow: flowTypeOf({ code, amount: usd(dollars), text: '', isReversal: false, counterpartyInHouse: null }).flow,
    reverses: null,
    code,
    sourceId: id,
    reversalOf: id === 'reclaim' ? 'transfer' : '',
  }),
)
const journals = new Set(pairJournals(typed, () => ['K']).flatMap((pair) => [pair.out, pair.in]))
const year = typed.map((activity) =>
  journals.has(activity.id) ? { ...activity, flow: 'internal_journal' as const } : activity,
)
const { ties } = tieReversals(year)
const reversed = reversedBy(ties)
const sum = (flow: string) => total(year.filter((one) => one.flow === flow).map(({ amount }) => amount))

describe('a promise of 12,000,000 for household K', () => {
  test('the journal from the spouse’s account, the dividend and the fee are no new money', () => {
    const flows = Object.fromEntries(year.map(({ id, flow }) => [id, flow]))
    expect(flows).toMatchObject({
      'from her account': 'internal_journal',
      'to his account': 'internal_journal',
      dividend: 'income',
      fee: 'fee',
      reclaim: 'reversal',
    })
  })

  test('gross in 8,514,250.37; after the reclaim 8,114,250.37; net of the outflow 7,364,250.37', () => {
    expect(sum('external_in')).toBe(usd(8_514_250.37))
    expect(ties).toEqual([{ reversal: 'reclaim', reverses: 'transfer', amount: usd(400_000), by: 'reference' }])
    expect(sum('external_in') + sum('reversal')).toBe(usd(8_114_250.37))
    expect(sum('external_in') + sum('reversal') + sum('external_out')).toBe(usd(7_364_250.37))
  })

  test('two controllers confirm what stayed: 67.6 % of the promise, 3,885,749.63 stays open', () => {
    const promise = claimOf({ kind: 'promise', state: 'promised', amount: usd(12_000_000), claimedOn: '2026-02-01' })
    const activities = year.map((activity) => {
      const use = { allocated: 0n, reversed: reversed.get(activity.id) ?? 0n }
      return { activity, use, flowCorrected: false }
    })
    const allocations = activities
      .filter(({ activity }) => activity.flow === 'external_in')
      .map(({ activity, use }) => ({ activityId: activity.id, amount: available(activity, use) }))
    const facts = confirmationOf(promise, [], { activities })
    const what = { allocations, reason: 'custodian statements seen' }
    const first = confirmClaim(facts, controller('carl'), what, 1)
    const firstSignature = first.ok ? (first.fact.signatures[0] ?? null) : null
    const second = confirmClaim({ ...facts, firstSignature }, controller('carla'), what, 2)
    if (!second.ok) throw new Error(second.reason)
    expect(second.fact).toMatchObject({ to: 'partly_received', confirmed: usd(8_114_250.37) })
    expect(ratio(second.fact.confirmedInAll, promise.amount, 3)).toBe('0.676')
    expect(remainder({ ...promise, confirmed: second.fact.confirmedInAll })).toBe(usd(3_885_749.63))
  })

  test('the net splits 60/40 into 4,418,550.22 and 2,945,700.15', () => {
    expect(allocate(usd(7_364_250.37), [60n, 40n])).toEqual([usd(4_418_550.22), usd(2_945_700.15)])
  })
})
