import type { Instant } from '../calendar/day.ts'
import type { UserId } from '../firm/roles.ts'

export type ContactId = string
export type PersonId = string
export type HouseholdId = string

/** How a contact took place. */
export const channels = ['in_person', 'video', 'phone', 'email', 'post'] as const
export type Channel = (typeof channels)[number]

/** Who began it: the firm (`outbound`) or the client (`inbound`). */
export const directions = ['outbound', 'inbound'] as const
export type Direction = (typeof directions)[number]

/** What came of a contact with one attendee. `reply` is a written answer, `sent` writing that nobody answered. */
export const outcomes = ['conversation', 'reply', 'voice_mail', 'no_answer', 'sent', 'no_show'] as const
export type Outcome = (typeof outcomes)[number]

export const touchClasses = ['substantive', 'one_way', 'mass', 'service'] as const
export type TouchClass = (typeof touchClasses)[number]

/** One contact as one member of one household felt it: what cadence and initiatives count. */
export interface Touch {
  readonly contactId: ContactId
  readonly householdId: HouseholdId
  readonly personId: PersonId
  readonly channel: Channel
  readonly direction: Direction
  readonly class: TouchClass
  readonly occurredAt: Instant
  /** The representatives who took part; whoever sent it for a mailing. */
  readonly senders: readonly UserId[]
}

/** What decides the class of a touch. */
export interface TouchNature {
  readonly channel: Channel
  readonly direction: Direction
  /** One text to many recipients. */
  readonly mass: boolean
  readonly outcome: Outcome
}

/**
 * The class of a touch (domain 2, *touch class*), or `null` when nothing reached anybody (a no-show).
 * A meeting is substantive whoever asked for it; what the client begins otherwise is service, a call included; what
 * the firm begins is substantive once the client answers and one-way until then.
 */
export function touchClassOf({ channel, direction, mass, outcome }: TouchNature): TouchClass | null {
  if (outcome === 'no_show') return null
  if (mass) return 'mass'
  const twoWay = outcome === 'conversation' || outcome === 'reply'
  if (twoWay && isMeeting(channel)) return 'substantive'
  if (direction === 'inbound') return 'service'
  return twoWay ? 'substantive' : 'one_way'
}

/** In person or by video: what a service model's meetings are counted in. */
export const isMeeting = (channel: Channel): boolean => channel === 'in_person' || channel === 'video'

/** Classes in which the client was heard: a two-way touch, or one that the client began. */
export const HEARD_CLASSES: readonly TouchClass[] = ['substantive', 'service']

/** Whether the client was heard in it. */
export const wasHeard = (touch: Pick<Touch, 'class'>): boolean => HEARD_CLASSES.includes(touch.class)

/** From what was most to the least: what a contact with several people was as a whole. */
const strongestFirst: readonly TouchClass[] = ['substantive', 'service', 'one_way', 'mass']

/** The class of a whole contact: the strongest that any of its attendees felt; `null` when nobody was reached. */
export const strongestOf = (felt: readonly (TouchClass | null)[]): TouchClass | null =>
  strongestFirst.find((one) => felt.includes(one)) ?? null

/** Whether it was an attempt to reach the client that found no answer. A letter expects none. */
export const isUnansweredAttempt = (touch: Touch): boolean =>
  touch.class === 'one_way' && touch.direction === 'outbound' && touch.channel !== 'post'
