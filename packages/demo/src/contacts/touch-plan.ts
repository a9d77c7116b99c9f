import type { Day, Instant } from '@rapport/domain/calendar/day.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import type { Zone } from '@rapport/domain/calendar/zone.ts'
import type { Channel, Direction, Outcome } from '@rapport/domain/contacts/touch.ts'
import type { Chance } from '../chance.ts'
import type { DemoHousehold, DemoPerson } from '../clients/household.ts'
import type { DemoUser, Staff } from '../firm/staff.ts'
import { type Making, at as momentOn } from '../making.ts'
import { workDayOnOrAfter } from '../work-days.ts'

/** A contact before it is written down: claims may still give it their own words. */
export interface PlannedTouch {
  readonly id: string
  readonly household: DemoHousehold
  readonly day: Day
  readonly at: Instant
  readonly enteredAt: Instant
  /** The representative, or the assistant who typed it in. */
  readonly enteredBy: DemoUser
  /** Entered more than five days after it occurred. */
  readonly late: boolean
  readonly channel: Channel
  readonly direction: Direction
  readonly mass: boolean
  readonly outcome: Outcome
  readonly people: readonly [DemoPerson, ...DemoPerson[]]
  /** Who took part for the firm; the first leads. */
  readonly representatives: readonly [DemoUser, ...DemoUser[]]
  readonly initiativeId: string | null
  purpose: string
  notes: string
}

/** "James", or "James and Claire": who was there, as one writes it. */
export function spokenNames(people: readonly DemoPerson[]): string {
  const names = people.map(({ given }) => given)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

const MINUTE = 60_000

/** When a representative got round to writing it down: mostly within hours, now and then too late. */
export function entryOf(
  making: Making,
  chance: Chance,
  day: Day,
  at: Instant,
  zone: Zone,
): { enteredAt: Instant; late: boolean } {
  const days = chance.weighted([
    [0, 780],
    [1, 150],
    [2, 40],
    [4, 18],
    [7, 7],
    [10, 5],
  ])
  const enteredOn = days === 0 ? day : workDayOnOrAfter(addDays(day, days))
  if (days === 0 || enteredOn > making.lastDay) return { enteredAt: at + chance.int(8, 75) * MINUTE, late: false }
  const enteredAt = momentOn(enteredOn, chance.int(8 * 60, 18 * 60), zone)
  return { enteredAt: Math.max(enteredAt, at + MINUTE), late: days > 5 }
}

/** Assistants type in about a quarter of what their representatives do. */
export function entererOf(chance: Chance, staff: Staff, representative: DemoUser): DemoUser {
  const assistant = staff.assistantOf(representative)
  return assistant && chance.happens(0.25) ? assistant : representative
}
