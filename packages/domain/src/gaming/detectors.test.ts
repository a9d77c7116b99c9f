import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../activity/activity.ts'
import { startOfDay } from '../calendar/zone.ts'
import { claimBeforeContact } from './claim-before-contact.ts'
import { leavesAfterHold } from './leaves-after-hold.ts'
import { bulkLogging, type LoggedContact, lateEntries } from './logging-habits.ts'
import { movedMoney } from './moved-money.ts'
import { roundClaimsAboveTier } from './round-claims.ts'

const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 100))
const booking = (
  id: string,
  householdId: string,
  valueDate: string,
  dollars: number,
  more: Partial<Activity> = {},
): Activity => ({
  id,
  accountId: `account of ${householdId}`,
  householdId,
  bookedOn: valueDate,
  valueDate,
  amount: usd(dollars),
  currency: 'USD',
  status: 'booked',
  flow: dollars > 0 ? 'external_in' : 'external_out',
  reverses: null,
  ...more,
})

describe('round claims just above a tier', () => {
  const tiers = [0n, usd(10_000_000), usd(25_000_000)]
  const found = (dollars: number, policy = { roundTo: usd(100_000), within: '0.02' }) =>
    roundClaimsAboveTier([{ id: 'claim', claimant: 'rita', amount: usd(dollars) }], tiers, policy).length

  test.each([
    ['exactly the tier', 10_000_000, 1],
    ['2 % above it', 10_200_000, 1],
    ['more than 2 % above it', 10_300_000, 0],
    ['just below it', 9_900_000, 0],
    ['an amount that was counted and not chosen', 10_123_456.78, 0],
    ['no tier begins at zero', 100_000, 0],
  ])('%s: %d', (_case, dollars, count) => expect(found(dollars)).toBe(count))

  test('the threshold is a parameter, and the evidence names the tier', () => {
    expect(found(10_300_000, { roundTo: usd(100_000), within: '0.03' })).toBe(1)
    const claims = [
      { id: 'b', claimant: 'rita', amount: usd(25_000_000) },
      { id: 'a', claimant: 'rita', amount: usd(10_000_000) },
    ]
    expect(roundClaimsAboveTier(claims, tiers)).toEqual([
      {
        detector: 'round_claims_above_tier',
        people: ['rita'],
        evidence: {
          claims: [
            { claimId: 'a', amount: usd(10_000_000), tierFrom: usd(10_000_000) },
            { claimId: 'b', amount: usd(25_000_000), tierFrom: usd(25_000_000) },
          ],
        },
      },
    ])
  })
})

describe('deposits that leave right after the hold', () => {
  const deposit = {
    claimId: 'claim',
    householdId: 'K',
    payees: ['saul', 'rita'],
    amount: usd(5_000_000),
    currency: 'USD',
    heldUntil: '2026-06-30',
  }
  const found = (...activity: Activity[]) => leavesAfterHold([deposit], activity)

  test('half of it gone within 30 days is reported with the outflows', () => {
    const gone = [booking('out 2', 'K', '2026-07-30', -1_500_000), booking('out 1', 'K', '2026-07-01', -1_000_000)]
    expect(found(...gone)).toEqual([
      {
        detector: 'leaves_after_hold',
        people: ['rita', 'saul'],
        evidence: {
          claimId: 'claim',
          heldUntil: '2026-06-30',
          outflows: ['out 1', 'out 2'],
          left: usd(2_500_000),
          share: '0.5000',
        },
      },
    ])
  })

  test.each([
    ['a cent less than half', booking('out', 'K', '2026-07-01', -2_499_999.99)],
    ['on the last day of the hold, which the clawback sees', booking('out', 'K', '2026-06-30', -5_000_000)],
    ['after 31 days', booking('out', 'K', '2026-07-31', -5_000_000)],
    ['from another household', booking('out', 'L', '2026-07-01', -5_000_000)],
    ['a fee', booking('out', 'K', '2026-07-01', -5_000_000, { flow: 'fee' })],
    ['announced only', booking('out', 'K', '2026-07-01', -5_000_000, { status: 'pending' })],
  ])('%s: nothing', (_case, out) => expect(found(out)).toEqual([]))
})

describe('money that only moved', () => {
  const family = (household: string) => (household === 'K' || household === 'K spouse' ? 'family K' : household)
  const found = (...activity: Activity[]) => movedMoney(activity, family, () => ['rita'])
  const arrived = booking('in', 'K', '2026-03-20', 1_000_000)

  test('a journal from the spouse’s account dressed as new money', () => {
    expect(found(arrived, booking('out', 'K spouse', '2026-03-04', -1_000_000))).toMatchObject([
      { detector: 'journal_as_new_money', people: ['rita'], evidence: { out: 'out', in: 'in' } },
    ])
  })

  test('the same money leaving one household and arriving in another, less a fee on the way', () => {
    expect(found(arrived, booking('out', 'L', '2026-03-18', -1_009_000))).toMatchObject([
      {
        detector: 'moved_between_households',
        evidence: { fromHousehold: 'L', toHousehold: 'K', left: usd(1_009_000), arrived: usd(1_000_000) },
      },
    ])
  })

  test('of two outflows, the one nearest in amount is the evidence', () => {
    const outs = [
      booking('near in time', 'L', '2026-03-20', -1_005_000),
      booking('same amount', 'M', '2026-03-01', -1_000_000),
    ]
    expect(found(arrived, ...outs)).toMatchObject([{ evidence: { out: 'same amount' } }])
    expect(found(...outs.toReversed(), arrived)).toEqual(found(arrived, ...outs))
  })

  test.each([
    ['31 days before', booking('out', 'L', '2026-02-17', -1_000_000)],
    ['more than 1 % apart', booking('out', 'L', '2026-03-18', -1_010_200)],
    ['after it arrived', booking('out', 'L', '2026-03-21', -1_000_000)],
    ['in another currency', booking('out', 'L', '2026-03-18', -1_000_000, { currency: 'EUR' })],
    ['known as a journal already', booking('out', 'L', '2026-03-18', -1_000_000, { flow: 'internal_journal' })],
  ])('%s: nothing', (_case, out) => expect(found(arrived, out)).toEqual([]))

  test('small sums are not reported', () => {
    expect(found(booking('in', 'K', '2026-03-20', 9_999), booking('out', 'L', '2026-03-20', -9_999))).toEqual([])
  })
})

describe('habits of logging', () => {
  const zone = 'America/New_York'
  const quarter = { firstDay: '2026-07-01', lastDay: '2026-09-30' }
  const at = (day: string, hour: number) => startOfDay(day, zone) + hour * 3_600_000
  const entries = (count: number, day: string, hour: number, more: Partial<LoggedContact> = {}): LoggedContact[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${day} ${hour} ${i}`,
      enteredBy: 'rita',
      enteredAt: at(day, hour),
      late: false,
      ...more,
    }))

  test.each([
    [
      'ten on the last evening, forty in the quarter',
      [...entries(10, '2026-09-30', 18), ...entries(30, '2026-08-03', 11)],
      1,
    ],
    ['nine on the last evening', [...entries(9, '2026-09-30', 18)], 0],
    ['ten of fifty-one: less than a fifth', [...entries(10, '2026-09-30', 18), ...entries(41, '2026-08-03', 11)], 0],
    ['ten in the afternoon', entries(10, '2026-09-30', 16), 0],
    ['ten on the evening before', entries(10, '2026-09-29', 18), 0],
    ['the next quarter does not count', [...entries(10, '2026-09-30', 18), ...entries(90, '2026-10-01', 9)], 1],
  ])('%s', (_case, contacts, count) => expect(bulkLogging(contacts, quarter, zone)).toHaveLength(count))

  test('the evening is the firm’s: what is night in Zurich is still afternoon in New York', () => {
    expect(bulkLogging(entries(10, '2026-09-30', 16), quarter, 'Europe/London')).toHaveLength(1)
  })

  test.each([
    ['five of twenty are late', 5, 15, 1],
    ['four of twenty are late', 4, 16, 0],
    ['nine contacts say nothing, all late', 9, 0, 0],
  ])('%s', (_case, late, inTime, count) => {
    const contacts = [...entries(late, '2026-08-03', 9, { late: true }), ...entries(inTime, '2026-08-04', 9)]
    const findings = lateEntries(contacts)
    expect(findings).toHaveLength(count)
    if (count) expect(findings[0]?.evidence).toMatchObject({ entered: 20, share: '0.2500' })
  })
})

describe('claim before any contact', () => {
  const claim = { claimId: 'claim', claimant: 'rita', householdId: 'K', moneyOn: '2026-03-10' }
  const contact = (occurredOn: string, enteredOn: string, more = {}) => ({
    id: `contact of ${occurredOn}`,
    representative: 'rita',
    householdId: 'K',
    occurredOn,
    enteredOn,
    ...more,
  })
  test.each([
    ['no contact at all', [], 'no_contact', null],
    ['only a colleague’s', [contact('2026-03-01', '2026-03-01', { representative: 'saul' })], 'no_contact', null],
    ['only with another household', [contact('2026-03-01', '2026-03-01', { householdId: 'L' })], 'no_contact', null],
    ['the first contact came after the money', [contact('2026-03-12', '2026-03-12')], 'contact_after_money', 2],
    [
      'remembered only when the money was there',
      [contact('2026-03-01', '2026-03-11')],
      'contact_entered_after_money',
      1,
    ],
  ])('%s', (_case, contacts, reason, days) => {
    expect(claimBeforeContact([claim], contacts)).toMatchObject([{ people: ['rita'], evidence: { reason, days } }])
  })

  test('a contact on record by the day of the money is enough', () => {
    const contacts = [contact('2026-03-10', '2026-03-10'), contact('2026-03-01', '2026-03-20')]
    expect(claimBeforeContact([claim], contacts)).toEqual([])
  })
})
