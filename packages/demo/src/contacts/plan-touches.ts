import type { ServiceModel } from '@rapport/domain/cadence/service-model.ts'
import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { Channel, Direction, Outcome } from '@rapport/domain/contacts/touch.ts'
import type { Chance } from '../chance.ts'
import { type DemoHousehold, type DemoPerson, leadOn } from '../clients/household.ts'
import type { DemoUser, Staff } from '../firm/staff.ts'
import type { Making } from '../making.ts'
import { sharedMoment } from '../office-hours.ts'
import type { ContactText } from '../words/contact-texts.ts'
import { later, workDayOnOrBefore } from '../work-days.ts'
import { entererOf, entryOf, type PlannedTouch } from './touch-plan.ts'
import { wordsFor } from './word-touch.ts'

/** Every nth substantive touch is a meeting, so that a year has as many as the service model asks for. */
const meetingEvery = { A: 3, B: 3, C: 2, prospect: 3, executive: 2 } as const

/**
 * Two years of one household's personal contacts, ending as its mood says: served in time, nearly due, overdue, silent.
 * Told backwards from the last substantive touch, with gaps that the service model allows.
 */
export function planTouches(
  making: Making,
  staff: Staff,
  household: DemoHousehold,
  model: ServiceModel,
): PlannedTouch[] {
  const chance = making.chance.fork(`touches/${household.id}`)
  const touch = toucher(making, chance, staff, household)
  const start = later(household.since, making.firstDay)
  const { maxGapDays } = model
  const touches: PlannedTouch[] = []
  const every = meetingEvery[household.tier]
  const offset = chance.int(0, every - 1)

  let day = lastSubstantive(making, chance, household, model)
  for (let index = 0; day >= start; index++) {
    const meeting = index % every === offset
    const spoken = touch(day, ...substantiveNature(chance, household, meeting, day))
    touches.push(spoken)
    if (spoken.channel === 'phone' && chance.happens(0.3)) {
      const before = workDayOnOrBefore(
        addDays(day, -chance.int(1, 3) - (chance.happens(0.9) ? model.minSenderGapDays : 0)),
      )
      if (before >= start) touches.push(touch(before, 'phone', 'outbound', 'voice_mail', [leadOn(household, before)]))
    }
    if (meeting && chance.happens(0.3)) {
      const after = workDayOnOrBefore(addDays(day, model.minSenderGapDays + chance.int(1, 4)))
      if (after <= making.lastDay)
        touches.push(touch(after, chance.pick(['email', 'post']), 'outbound', 'sent', [leadOn(household, after)]))
    }
    const gap = household.tier === 'C' ? chance.int(45, 90) : chance.int(62, 95)
    day = workDayOnOrBefore(addDays(day, -Math.max(3, Math.floor((maxGapDays * gap) / 100))))
  }
  if (household.clientSince !== null) touches.push(...serviceRequestsOf(making, chance, staff, household, touch))
  if (household.mood === 'both_wrong') touches.push(...bothWrong(making, household, touch))
  wordAll(making, household, touches)
  return touches
}

/** Told in the order in which they took place: first meetings come first, and no text again before the others. */
function wordAll({ firstDay, ...making }: Making, household: DemoHousehold, touches: readonly PlannedTouch[]): void {
  const chance = making.chance.fork(`words/${household.id}`)
  const used = new Set<ContactText>()
  // Whoever came before the two years that are told has been met.
  let met = household.since < firstDay
  for (const touch of touches.toSorted((a, b) => a.at - b.at)) {
    if (touch.purpose === '') Object.assign(touch, wordsFor(chance, touch, { used, met }))
    met ||= touch.outcome === 'conversation'
  }
}

type Touching = (
  day: Day,
  channel: Channel,
  direction: Direction,
  outcome: Outcome,
  representatives: readonly [DemoUser, ...DemoUser[]],
  people?: readonly [DemoPerson, ...DemoPerson[]],
) => PlannedTouch

function toucher(making: Making, chance: Chance, staff: Staff, household: DemoHousehold): Touching {
  const [head] = household.people
  return (day, channel, direction, outcome, representatives, people = [head]) => {
    // Who travels to a client lives by the client's clock.
    const zones = channel === 'in_person' ? [] : representatives.map(({ zone }) => zone)
    const moment = sharedMoment(chance, day, [household.place.zone, ...zones])
    return {
      id: making.id(moment),
      at: moment,
      ...entryOf(making, chance, day, moment, representatives[0].zone),
      enteredBy: entererOf(chance, staff, representatives[0]),
      mass: false,
      initiativeId: null,
      household,
      day,
      channel,
      direction,
      outcome,
      people,
      representatives,
      purpose: '',
      notes: '',
    }
  }
}

function lastSubstantive(
  { today, lastDay }: Making,
  chance: Chance,
  { mood, tier }: DemoHousehold,
  model: ServiceModel,
): Day {
  const { maxGapDays, dueSoonDays, silentAfterDays } = model
  const daysAgo = (): number => {
    if (mood === 'both_wrong') return maxGapDays + 18
    if (mood === 'due_soon') return maxGapDays - chance.int(0, dueSoonDays - 1)
    if (mood === 'overdue') return maxGapDays + chance.int(2, tier === 'C' ? 45 : 24)
    if (mood === 'silent') return silentAfterDays + chance.int(3, 20)
    return chance.int(1, Math.min(maxGapDays - dueSoonDays - 4, 150))
  }
  const day = workDayOnOrBefore(addDays(today, -daysAgo()))
  return day > lastDay ? lastDay : day
}

function substantiveNature(
  chance: Chance,
  household: DemoHousehold,
  meeting: boolean,
  day: Day,
): [Channel, Direction, Outcome, readonly [DemoUser, ...DemoUser[]], readonly [DemoPerson, ...DemoPerson[]]] {
  const lead = leadOn(household, day)
  const partner = household.team.find(({ role, since }) => (role === 'specialist' || role === 'banker') && since <= day)
  const [head, spouse] = household.people
  if (meeting) {
    const far = household.place.region === 'europe' || household.place.region === 'west'
    const both: readonly [DemoUser, ...DemoUser[]] = partner && chance.happens(0.35) ? [lead, partner.user] : [lead]
    return [
      chance.happens(far ? 0.5 : 0.3) ? 'video' : 'in_person',
      chance.happens(0.08) ? 'inbound' : 'outbound',
      'conversation',
      both,
      spouse?.relation === 'spouse' && chance.happens(0.45) ? [head, spouse] : [head],
    ]
  }
  const who: readonly [DemoUser, ...DemoUser[]] = partner && chance.happens(0.18) ? [partner.user] : [lead]
  const someone = spouse?.relation === 'spouse' && chance.happens(0.15) ? spouse : head
  const written =
    someone.doNotContact.includes('phone') || (chance.happens(0.3) && !someone.doNotContact.includes('email'))
  return written
    ? ['email', 'outbound', 'reply', who, [someone]]
    : ['phone', 'outbound', 'conversation', who, [someone]]
}

function serviceRequestsOf(
  { firstDay, lastDay }: Making,
  chance: Chance,
  staff: Staff,
  household: DemoHousehold,
  touch: Touching,
): PlannedTouch[] {
  const start = later(household.clientSince ?? household.since, firstDay)
  const requests: PlannedTouch[] = []
  const often = household.tier === 'A' ? 130 : 300
  // A silent household is one that does not call either.
  const until = household.mood === 'silent' ? addDays(lastDay, -500) : lastDay
  for (
    let day = addDays(start, chance.int(20, often));
    day < until;
    day = addDays(day, chance.int(often / 2, often * 2))
  ) {
    const whom = chance.happens(0.6) ? chance.pick(staff.inRole('service')) : leadOn(household, day)
    const called = chance.happens(0.75)
    requests.push(
      touch(workDayOnOrBefore(day), called ? 'phone' : 'email', 'inbound', called ? 'conversation' : 'reply', [whom]),
    )
  }
  return requests
}

/** Too rarely and too often at once: long without a conversation, a voice mail, a call of the client's own. */
function bothWrong({ today }: Making, household: DemoHousehold, touch: Touching): PlannedTouch[] {
  const lead = leadOn(household, today)
  const voiceMail = touch(workDayOnOrBefore(addDays(today, -9)), 'phone', 'outbound', 'voice_mail', [lead])
  const call = touch(workDayOnOrBefore(addDays(today, -16)), 'phone', 'inbound', 'conversation', [lead])
  return [
    voiceMail,
    { ...call, purpose: 'Transfer status', notes: 'Asked whether the coupon had been booked. It had.' },
  ]
}
