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

/** A touch as it was recorded, and how. */
export interface RecordedTouch extends Touch {
  /** A line of a guest list, and not a contact about the initiative. */
  readonly listed: boolean
  /** The initiative's first day. */
  readonly startsOn: Day
}

/**
 * How an initiative met each household, of what was recorded (domain.md, 7: touches that happened). It meets a household
 * once by an event, however many of its members came and whoever spoke with them about it: of several guests who came,
 * the first by id stands for all. A contact counts from the initiative's first day on, since an invitation is no touch
 * yet, and only where nobody came. Guests who did not come stay as they are listed.
 */
export function meetings<Recorded extends RecordedTouch>(recorded: readonly Recorded[]): Recorded[] {
  const came = new Map<string, Recorded>()
  for (const one of recorded) {
    if (!one.listed || one.status !== 'attended') continue
    const first = came.get(meetingOf(one))
    if (!first || byText(one.id, first.id) < 0) came.set(meetingOf(one), one)
  }
  return recorded.filter((one) => {
    const guest = came.get(meetingOf(one))
    if (one.listed) return one.status !== 'attended' || one === guest
    return !guest && one.on >= one.startsOn
  })
}

const meetingOf = ({ initiativeId, householdId }: Touch): string => JSON.stringify([initiativeId, householdId])
