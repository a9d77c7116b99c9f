import { addDays, type Day } from '../calendar/day.ts'
import type { ConfirmedMoney } from './attribution.ts'
import type { AttributionPolicy, GuestStatus, RecordedTouch, Touch } from './touches.ts'
import type { Group } from './uplift.ts'

/** A touch, and whether it stands on a guest list. */
export type ListedTouch = Touch & Pick<RecordedTouch, 'listed'>

/**
 * The two groups that an uplift compares (domain 7): households that came, and households that were held out on purpose.
 * What each of them brought counts from its first such day to the end of the look-back; money that was taken back is no
 * gain, and a household that brought nothing in all did not convert. Who was held out of one event and came to another
 * is no comparison and counts as a guest.
 */
export function upliftGroups(
  initiativeIds: ReadonlySet<string>,
  touches: readonly ListedTouch[],
  confirmed: readonly ConfirmedMoney[],
  policy: Pick<AttributionPolicy, 'lookBackDays'>,
): { readonly attended: Group; readonly others: Group } {
  const came = firstDays(initiativeIds, touches, 'attended')
  const heldOut = firstDays(initiativeIds, touches, 'held_out')
  for (const household of came.keys()) heldOut.delete(household)
  return { attended: broughtBy(came, confirmed, policy), others: broughtBy(heldOut, confirmed, policy) }
}

/** The first day on which each household was on a guest list with this status. */
function firstDays(
  initiativeIds: ReadonlySet<string>,
  touches: readonly ListedTouch[],
  status: GuestStatus,
): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const touch of touches) {
    if (!touch.listed || touch.status !== status || !initiativeIds.has(touch.initiativeId)) continue
    const known = days.get(touch.householdId)
    if (known === undefined || touch.on < known) days.set(touch.householdId, touch.on)
  }
  return days
}

function broughtBy(
  since: ReadonlyMap<string, Day>,
  confirmed: readonly ConfirmedMoney[],
  { lookBackDays }: Pick<AttributionPolicy, 'lookBackDays'>,
): Group {
  const sums = new Map<string, bigint>()
  for (const { householdId, valueDate, amount } of confirmed) {
    const day = since.get(householdId)
    if (day === undefined || valueDate < day || valueDate > addDays(day, lookBackDays)) continue
    sums.set(householdId, (sums.get(householdId) ?? 0n) + amount)
  }
  let converted = 0
  let amount = 0n
  for (const sum of sums.values()) {
    if (sum <= 0n) continue
    converted += 1
    amount += sum
  }
  return { households: since.size, converted, amount }
}
