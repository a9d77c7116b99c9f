import type { Activity } from '../../activity/activity.ts'

/** Dollars as minor units. */
export const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 100))

/** A booked movement of money from or to outside. */
export const booking = (
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
