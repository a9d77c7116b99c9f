import { isMeeting, type Touch, wasHeard } from '../contacts/touch.ts'
import { byText } from '../text-order.ts'
import { LARGEST_COUNT } from './service-model.ts'

/**
 * What a household's obligation needs to know of its history, newest first: enough for any model that names counts up
 * to `LARGEST_COUNT`, however long the history is. Grows with no touch beyond that, so that noting one takes constant
 * time.
 */
export interface HouseholdTouches {
  readonly substantive: readonly Touch[]
  /** The substantive ones in person or by video. */
  readonly meetings: readonly Touch[]
  /** The last touch in which the client was heard. */
  readonly lastHeard: Touch | null
}

/** What the maximum needs to know of one person, newest first, over all households the person belongs to. */
export interface PersonTouches {
  /** Outbound and personal. */
  readonly personal: readonly Touch[]
  readonly mass: readonly Touch[]
  /** Those in which the person was heard, inbound ones included. */
  readonly heard: readonly Touch[]
}

// One more than the largest count, so that "more than the maximum" can always be told.
const KEPT = LARGEST_COUNT + 1

export const noHouseholdTouches: HouseholdTouches = { substantive: [], meetings: [], lastHeard: null }
export const noPersonTouches: PersonTouches = { personal: [], mass: [], heard: [] }

/**
 * The household's state after one more touch, whenever it occurred: touches may be noted in any order and more than
 * once. An amendment that moves or removes a touch needs `householdTouches` over the history instead.
 */
export function noteForHousehold(state: HouseholdTouches, touch: Touch): HouseholdTouches {
  if (!wasHeard(touch)) return state
  const lastHeard = newer(state.lastHeard, touch)
  if (touch.class !== 'substantive') return { ...state, lastHeard }
  return {
    substantive: keep(state.substantive, touch),
    meetings: isMeeting(touch.channel) ? keep(state.meetings, touch) : state.meetings,
    lastHeard,
  }
}

/** The person's state after one more touch, in any order. Client-initiated touches never count against a maximum. */
export function noteForPerson(state: PersonTouches, touch: Touch): PersonTouches {
  const outbound = touch.direction === 'outbound'
  const isMass = touch.class === 'mass'
  return {
    personal: outbound && !isMass ? keep(state.personal, touch) : state.personal,
    mass: outbound && isMass ? keep(state.mass, touch) : state.mass,
    heard: wasHeard(touch) ? keep(state.heard, touch) : state.heard,
  }
}

/** The state from a whole history of one household, in any order. */
export function householdTouches(history: Iterable<Touch>): HouseholdTouches {
  let state = noHouseholdTouches
  for (const touch of history) state = noteForHousehold(state, touch)
  return state
}

/** The state from a whole history of one person, in any order. */
export function personTouches(history: Iterable<Touch>): PersonTouches {
  let state = noPersonTouches
  for (const touch of history) state = noteForPerson(state, touch)
  return state
}

/**
 * What several households know of one person, as one: the maximum counts all outbound to the person, whichever
 * household it was for (domain 4.2). The same as the state from the person's whole history.
 */
export const mergePersonTouches = (states: Iterable<PersonTouches>): PersonTouches =>
  personTouches([...states].flatMap(({ personal, mass, heard }) => [...personal, ...mass, ...heard]))

const newer = (known: Touch | null, touch: Touch): Touch =>
  known === null || compareTouches(touch, known) < 0 ? touch : known

/** Insert by age. Several attendees make one contact several touches: it counts once, for the first of them. */
function keep(list: readonly Touch[], touch: Touch): readonly Touch[] {
  const at = list.findIndex((other) => compareTouches(touch, other) <= 0)
  const index = at === -1 ? list.length : at
  if (index >= KEPT || list[index - 1]?.contactId === touch.contactId) return list
  const next = list.slice()
  next.splice(index, list[index]?.contactId === touch.contactId ? 1 : 0, touch)
  if (next.length > KEPT) next.pop()
  return next
}

/** Newest first; a total order, so that the order of arrival can never show. */
function compareTouches(a: Touch, b: Touch): number {
  return (
    b.occurredAt - a.occurredAt ||
    byText(b.contactId, a.contactId) ||
    byText(a.householdId, b.householdId) ||
    byText(a.personId, b.personId)
  )
}
