import { type Day, daysBetween } from '../calendar/day.ts'
import { byText } from '../text-order.ts'

export const GUEST_STATUSES = [
  'invited',
  'accepted',
  'declined',
  'attended',
  'no_show',
  'wait_listed',
  'held_out',
] as const
export type GuestStatus = (typeof GUEST_STATUSES)[number]

/** An initiative meeting a household: a guest at an event, or a contact that carries the initiative. */
export interface Touch {
  readonly id: string
  readonly initiativeId: string
  readonly householdId: string
  readonly on: Day
  /** A guest's status; `attended` for a contact, which took place. */
  readonly status: GuestStatus
}

/** Which touches can earn a share (domain.md, 7). Parameter. */
export interface AttributionPolicy {
  /** Days before the value date. */
  readonly lookBackDays: number
  /** Days after which a touch counts half in the time-decay model. */
  readonly halfLifeDays: number
}

export const DEFAULT_ATTRIBUTION_POLICY: AttributionPolicy = { lookBackDays: 365, halfLifeDays: 60 }

/**
 * The touches that count for money of this household with this value date: they happened (attended, not merely
 * invited), not after the value date, and at most `lookBackDays` before it. The earliest first; one day by id.
 * The same touch listed twice counts once.
 */
export function countedTouches(
  touches: readonly Touch[],
  householdId: string,
  valueDate: Day,
  { lookBackDays }: Pick<AttributionPolicy, 'lookBackDays'>,
): Touch[] {
  const counted = new Map<string, Touch>()
  for (const touch of touches) {
    if (touch.householdId !== householdId || touch.status !== 'attended' || touch.on > valueDate) continue
    if (daysBetween(touch.on, valueDate) <= lookBackDays) counted.set(touch.id, touch)
  }
  return [...counted.values()].sort((a, b) => byText(a.on, b.on) || byText(a.id, b.id))
}
