import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../activity/activity.ts'
import { leavesAfterHold } from './leaves-after-hold.ts'
import { booking, usd } from './testing/booking.ts'

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

  test('several in the order of their claims; money in another currency is other money', () => {
    const deposits = ['c', 'a', 'b'].map((claimId) => ({ ...deposit, claimId }))
    const gone = [
      booking('out', 'K', '2026-07-01', -3_000_000),
      booking('euros', 'K', '2026-07-01', -3_000_000, { currency: 'EUR' }),
    ]
    expect(leavesAfterHold(deposits, gone).map(({ evidence }) => [evidence.claimId, evidence.outflows])).toEqual([
      ['a', ['out']],
      ['b', ['out']],
      ['c', ['out']],
    ])
  })

  test('where nothing left there is nothing to report, however small a part is asked for', () =>
    expect(leavesAfterHold([deposit], [], { days: 30, share: '0' })).toEqual([]))

  test.each([
    ['a cent less than half', booking('out', 'K', '2026-07-01', -2_499_999.99)],
    ['on the last day of the hold, which the clawback sees', booking('out', 'K', '2026-06-30', -5_000_000)],
    ['after 31 days', booking('out', 'K', '2026-07-31', -5_000_000)],
    ['from another household', booking('out', 'L', '2026-07-01', -5_000_000)],
    ['a fee', booking('out', 'K', '2026-07-01', -5_000_000, { flow: 'fee' })],
    ['announced only', booking('out', 'K', '2026-07-01', -5_000_000, { status: 'pending' })],
  ])('%s: nothing', (_case, out) => expect(found(out)).toEqual([]))
})
