import { daysBetween } from '../calendar/day.ts'
import { byText } from '../text-order.ts'
import type { Activity } from './activity.ts'

/** A movement that was announced, or that may be the booking of one. */
export interface AnnouncedEntry
  extends Pick<Activity, 'id' | 'accountId' | 'bookedOn' | 'amount' | 'currency' | 'status'> {
  /** The institution's id of it; empty if none. */
  readonly sourceId: string
  /** Its number among equal entries of its statement. */
  readonly occurrence: number
}

export interface AnnouncementPolicy {
  /** How long after its announcement a movement may be booked. */
  readonly days: number
}

export const DEFAULT_ANNOUNCEMENT_POLICY: AnnouncementPolicy = { days: 30 }

/**
 * Which booking took the place of which announcement, by their ids (5.2, 5.4: only what settled counts, and counts once):
 * the same account, currency and amount; the same source id where both have one, else the earliest booking from the day
 * of the announcement on. Each booking replaces one at most; the order of the input does not matter.
 */
export function replacedAnnouncements(
  entries: readonly AnnouncedEntry[],
  { days }: AnnouncementPolicy = DEFAULT_ANNOUNCEMENT_POLICY,
): Map<string, string> {
  const replacedBy = new Map<string, string>()
  const alike = Map.groupBy(entries, ({ accountId, currency, amount }) =>
    JSON.stringify([accountId, currency, `${amount}`]),
  )
  for (const group of alike.values()) {
    const announced = group.filter(({ status }) => status === 'pending').sort(inOrder)
    const booked = group.filter(({ status }) => status === 'booked').sort(inOrder)
    const free = new Set(booked)
    const take = (announcement: AnnouncedEntry, fits: (booking: AnnouncedEntry) => boolean) => {
      const booking = booked.find((one) => free.has(one) && fits(one))
      if (!booking) return
      free.delete(booking)
      replacedBy.set(announcement.id, booking.id)
    }
    for (const one of announced)
      if (one.sourceId !== '')
        take(
          one,
          (booking) =>
            booking.sourceId === one.sourceId && Math.abs(daysBetween(one.bookedOn, booking.bookedOn)) <= days,
        )
    for (const one of announced)
      if (!replacedBy.has(one.id))
        take(one, (booking) => {
          const later = daysBetween(one.bookedOn, booking.bookedOn)
          return (one.sourceId === '' || booking.sourceId === '') && later >= 0 && later <= days
        })
  }
  return replacedBy
}

const inOrder = (a: AnnouncedEntry, b: AnnouncedEntry): number =>
  byText(a.bookedOn, b.bookedOn) || byText(a.sourceId, b.sourceId) || a.occurrence - b.occurrence
