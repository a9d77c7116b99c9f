import { dayFromNumber, dayNumber, type Instant, weekday } from '../calendar/day.ts'
import { localDayNumber, localMinute } from '../calendar/zone.ts'
import { type Channel, isUnansweredAttempt, type Touch } from '../contacts/touch.ts'
import { isInForce } from '../firm/in-force.ts'
import type { ContactPolicy } from './contact-policy.ts'
import type { ContactIntent, ContactReason, MayContact, MayContactFacts, Restriction } from './contact-question.ts'
import { endOf, firstUntil, leavesOn, outboundWithin, roomFrom, type Today, within } from './window.ts'

/**
 * "May I contact?" (domain 4.2): permitted, warn or blocked, with every reason. Calling hours and wishes are judged on
 * the client's clock, days and windows in the firm's zone. Touches later than `at` do not count, so that a contact
 * entered afterwards is judged as of when it occurred.
 *
 * What the client begins is only judged by wall and designation. A mailing is judged by the wall, restrictions, caps and
 * the client's channels; nobody's designation, coverage, gap or clock.
 */
export function mayContact(facts: MayContactFacts, intent: ContactIntent, at: Instant): MayContact {
  const today: Today = { number: localDayNumber(at, facts.firmZone), zone: facts.firmZone }
  const reasons: ContactReason[] = []
  addStanding(reasons, facts, intent)
  if (intent.direction === 'outbound') {
    addRestrictions(reasons, facts, intent.channel, today)
    if (!intent.mass) addClock(reasons, facts, intent.channel, at)
    addMaximum(reasons, facts, at, today)
    if (intent.mass) addMassCap(reasons, facts, at, today)
    else addSenderGap(reasons, facts, at, today)
    addPreference(reasons, facts, intent, at)
    if (!intent.mass) addUnanswered(reasons, facts, at, today)
  }
  return { verdict: worst(reasons), reasons }
}

function worst(reasons: readonly ContactReason[]): MayContact['verdict'] {
  if (reasons.length === 0) return 'permitted'
  return reasons.some(({ severity }) => severity === 'blocked') ? 'blocked' : 'warn'
}

function addStanding(reasons: ContactReason[], facts: MayContactFacts, intent: ContactIntent): void {
  const { representative, segmentDesignations, policy } = facts
  if (representative.walled) reasons.push({ code: 'ethical_wall', severity: policy.severity.ethical_wall })
  if (intent.mass) return
  if (segmentDesignations && !representative.designations.some((held) => segmentDesignations.includes(held)))
    reasons.push({ code: 'not_designated', severity: policy.severity.not_designated, needed: segmentDesignations })
  if (!representative.covers && intent.direction === 'outbound')
    reasons.push({ code: 'not_on_coverage_team', severity: policy.severity.not_on_coverage_team })
}

const restrictionOrder: readonly Restriction['kind'][] = [
  'do_not_contact',
  'restricted_list',
  'quiet_period',
  'litigation',
  'complaint',
  'bereavement',
]

function addRestrictions(reasons: ContactReason[], facts: MayContactFacts, channel: Channel, today: Today): void {
  if (facts.restrictions.length === 0) return
  const day = dayFromNumber(today.number)
  const active = facts.restrictions.filter(
    (one) => (one.channel === null || one.channel === channel) && isInForce(one, day),
  )
  for (const kind of restrictionOrder)
    for (const one of active)
      if (one.kind === kind)
        reasons.push({ code: kind, severity: facts.policy.severity[kind], channel: one.channel, until: one.until })
}

function addClock(
  reasons: ContactReason[],
  { policy, clientZone }: MayContactFacts,
  channel: Channel,
  at: Instant,
): void {
  if (channel !== 'phone' && channel !== 'video') return
  if (clientZone === null) {
    reasons.push({ code: 'local_time_unknown', severity: policy.severity.local_time_unknown })
    return
  }
  const { callingFrom: from, callingUntil: until } = policy
  const minute = localMinute(at, clientZone)
  if (minute < from || minute >= until)
    reasons.push({
      code: 'outside_calling_hours',
      severity: policy.severity.outside_calling_hours,
      localMinute: minute,
      from,
      until,
    })
}

function addMaximum(
  reasons: ContactReason[],
  { model, touches, policy }: MayContactFacts,
  at: Instant,
  today: Today,
): void {
  if (!model) return
  const { maxOutbound: max, outboundWindowDays: windowDays } = model
  addFull(reasons, 'maximum_reached', policy, outboundWithin(touches, windowDays, at, today), max, windowDays, today)
}

function addMassCap(
  reasons: ContactReason[],
  { model, touches, policy }: MayContactFacts,
  at: Instant,
  today: Today,
): void {
  if (!model) return
  const { maxMass: max, massWindowDays: windowDays } = model
  addFull(reasons, 'mass_mail_cap', policy, within(touches.mass, windowDays, at, today), max, windowDays, today)
}

function addFull(
  reasons: ContactReason[],
  code: 'maximum_reached' | 'mass_mail_cap',
  policy: ContactPolicy,
  counted: readonly Touch[],
  max: number,
  windowDays: number,
  today: Today,
): void {
  if (counted.length < max) return
  reasons.push({
    code,
    severity: policy.severity[code],
    count: counted.length,
    max,
    windowDays,
    last: counted[0] ?? null,
    roomFrom: roomFrom(counted, max, windowDays, today.zone),
  })
}

function addSenderGap(reasons: ContactReason[], facts: MayContactFacts, at: Instant, today: Today): void {
  if (!facts.model) return
  const { minSenderGapDays: gapDays } = facts.model
  const last = facts.touches.personal.find(
    ({ occurredAt, senders }) => occurredAt <= at && senders.includes(facts.representative.id),
  )
  if (!last) return
  const daysSince = today.number - localDayNumber(last.occurredAt, today.zone)
  if (daysSince >= gapDays) return
  const severity = facts.policy.severity.sender_gap
  reasons.push({
    code: 'sender_gap',
    severity,
    gapDays,
    daysSince,
    last,
    roomFrom: leavesOn(last, gapDays, today.zone),
  })
}

function addPreference(reasons: ContactReason[], facts: MayContactFacts, intent: ContactIntent, at: Instant): void {
  const { preference, clientZone, policy } = facts
  if (!preference) return
  const severity = policy.severity.client_preference
  const against = (wish: 'channel' | 'hours' | 'weekday') =>
    reasons.push({ code: 'client_preference', severity, wish, preference })
  if (preference.channels && !preference.channels.includes(intent.channel)) against('channel')
  if (intent.mass || intent.channel === 'post' || clientZone === null) return
  const minute = localMinute(at, clientZone)
  if (!isWithinHours(minute, preference.from ?? 0, preference.until ?? 1440)) against('hours')
  if (preference.weekdays && !preference.weekdays.includes(weekday(dayFromNumber(localDayNumber(at, clientZone)))))
    against('weekday')
}

/** Hours may pass midnight: from 18:00 until 9:00. */
const isWithinHours = (minute: number, from: number, until: number): boolean =>
  from <= until ? from <= minute && minute < until : from <= minute || minute < until

/** A person who did not answer several times in a row is left alone for a while, unless they were heard since. */
function addUnanswered(
  reasons: ContactReason[],
  { policy, touches }: MayContactFacts,
  at: Instant,
  today: Today,
): void {
  const { personal, heard } = touches
  const heardAt = heard[firstUntil(heard, at)]?.occurredAt ?? Number.NEGATIVE_INFINITY
  const sinceHeard = personal.slice(
    firstUntil(personal, at),
    endOf(personal, ({ occurredAt }) => occurredAt > heardAt),
  )
  const attempts = sinceHeard.filter(isUnansweredAttempt)
  const last = attempts[0]
  if (!last || attempts.length < policy.unansweredLimit) return
  const until = leavesOn(last, policy.unansweredPauseDays, today.zone)
  if (dayNumber(until) <= today.number) return
  const severity = policy.severity.unanswered_pause
  reasons.push({ code: 'unanswered_pause', severity, attempts: attempts.length, last, roomFrom: until })
}
