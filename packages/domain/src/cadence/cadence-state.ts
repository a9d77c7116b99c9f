import { addDays, type Day, dayFromNumber, dayNumber, type Instant } from '../calendar/day.ts'
import { localDayNumber, type Zone } from '../calendar/zone.ts'
import type { PersonId, Touch } from '../contacts/touch.ts'
import type { HouseholdTouches, PersonTouches } from './recent-touches.ts'
import type { ServiceModel } from './service-model.ts'
import { endOf, leavesYearOn, monthsAfter, outboundWithin, roomFrom, type Today, within, yearFrom } from './window.ts'

/** What the cadence of one household is judged from. */
export interface CadenceFacts {
  /** `null`: nobody promised this household a service. */
  readonly model: ServiceModel | null
  /**
   * The day since which the household is served. The largest gap is reckoned from then at the earliest, and a whole year
   * is only asked for from a year later.
   */
  readonly since: Day
  readonly touches: HouseholdTouches
  readonly people: readonly { readonly personId: PersonId; readonly touches: PersonTouches }[]
  /** The next meeting that is in the diary, if any. */
  readonly meetingOn: Day | null
}

export const dueStatuses = ['no_model', 'in_touch', 'due_soon', 'due', 'overdue'] as const
export type DueStatus = (typeof dueStatuses)[number]

/** One of the three promises: the largest gap, touches in 12 months, meetings in 12 months. */
export interface Obligation {
  readonly kind: 'gap' | 'touches' | 'meetings'
  /** The last day on which the next touch keeps the promise. */
  readonly due: Day
  /** Counted within the last 12 months, as far as the service model can ask; for the gap, 1 when there ever was one. */
  readonly have: number
  readonly need: number
  /** The touch that the due day is reckoned from; `null` when it is the start of the service. */
  readonly decidedBy: Touch | null
}

/** More outbound to one person than the model allows. */
export interface Excess {
  readonly kind: 'outbound' | 'mass'
  readonly personId: PersonId
  readonly count: number
  readonly max: number
  /** The touch that went past the maximum. */
  readonly decidedBy: Touch
  /** The first day with room for one more; `null` when the model allows none at all. */
  readonly roomFrom: Day | null
}

export interface Cadence {
  readonly status: DueStatus
  /** The earliest due day of all obligations, and the one that decided it. */
  readonly due: Day | null
  /** The first day on which it counts as due soon. */
  readonly soonFrom: Day | null
  readonly daysOverdue: number
  readonly decidedBy: Obligation | null
  readonly obligations: readonly Obligation[]
  /** A scheduled meeting keeps the household off the "due soon" list. */
  readonly meetingSuppresses: boolean
  readonly silent: { readonly days: number; readonly lastHeard: Touch | null } | null
  readonly overContacted: readonly Excess[]
  /** Who last spoke with the household, how and when. */
  readonly lastSpoke: Touch | null
}

/**
 * Where a household stands between too rarely and too often, on the firm's day of `now` (domain 4.2).
 * The obligation counts substantive touches by anyone, the ones before the model was assigned included; the maximum
 * counts all outbound to each person. A scheduled meeting suppresses "due soon" and "due", never "overdue".
 */
export function cadenceOf(facts: CadenceFacts, now: Instant, zone: Zone): Cadence {
  const today: Today = { number: localDayNumber(now, zone), zone }
  const { model } = facts
  const lastSpoke = facts.touches.lastHeard
  if (model === null) return { ...unpromised, lastSpoke }

  const obligations = obligationsOf(model, facts, today)
  const decidedBy = obligations.reduce((first, next) => (next.due < first.due ? next : first))
  const daysLeft = dayNumber(decidedBy.due) - today.number
  const meetingAhead = facts.meetingOn !== null && dayNumber(facts.meetingOn) >= today.number
  const near = daysLeft >= 0 && daysLeft <= model.dueSoonDays
  return {
    status: daysLeft < 0 ? 'overdue' : !near || meetingAhead ? 'in_touch' : daysLeft === 0 ? 'due' : 'due_soon',
    due: decidedBy.due,
    soonFrom: addDays(decidedBy.due, -model.dueSoonDays),
    daysOverdue: Math.max(0, -daysLeft),
    decidedBy,
    obligations,
    meetingSuppresses: near && meetingAhead,
    silent: silenceOf(model, facts, today),
    overContacted: facts.people.flatMap((person) => excessOf(model, person, now, today)),
    lastSpoke,
  }
}

const unpromised: Omit<Cadence, 'lastSpoke'> = {
  status: 'no_model',
  due: null,
  soonFrom: null,
  daysOverdue: 0,
  decidedBy: null,
  obligations: [],
  meetingSuppresses: false,
  silent: null,
  overContacted: [],
}

function obligationsOf(model: ServiceModel, facts: CadenceFacts, today: Today): [Obligation, ...Obligation[]] {
  const { substantive, meetings } = facts.touches
  const served = dayNumber(facts.since)
  const last = substantive[0] ?? null
  const lastOn = last && localDayNumber(last.occurredAt, today.zone)
  const gap: Obligation = {
    kind: 'gap',
    due: dayFromNumber(Math.max(served, lastOn ?? served) + model.maxGapDays),
    have: last ? 1 : 0,
    need: 1,
    decidedBy: lastOn !== null && lastOn >= served ? last : null,
  }
  const year: Year = { from: yearFrom(today), firstEnds: monthsAfter(served, 12) }
  const counted: Obligation[] = []
  if (model.minTouches > 0) counted.push(yearly('touches', substantive, model.minTouches, year, today))
  if (model.minMeetings > 0) counted.push(yearly('meetings', meetings, model.minMeetings, year, today))
  return [gap, ...counted]
}

/** The last 12 months, and the end of the first year of service, as day numbers. */
interface Year {
  readonly from: number
  readonly firstEnds: number
}

/**
 * A promise of `need` touches in 12 months. It is kept until the touch that completes the number is a year old. Whoever
 * has fallen behind is asked for the next touch at the year's pace (12 a year: 30 days after the last one), since no
 * single call can make up for a year; the shortfall stays visible in `have` and `need`. Nobody can be behind on a year
 * before being served for one.
 */
function yearly(
  kind: 'touches' | 'meetings',
  touches: readonly Touch[],
  need: number,
  year: Year,
  today: Today,
): Obligation {
  const have = endOf(touches, ({ occurredAt }) => localDayNumber(occurredAt, today.zone) >= year.from)
  const completing = touches[need - 1]
  const last = touches[0]
  const fullUntil = completing ? leavesYearOn(completing, today.zone) : year.firstEnds
  const paceUntil = last ? localDayNumber(last.occurredAt, today.zone) + Math.floor(365 / need) : year.firstEnds
  const due = Math.max(year.firstEnds, fullUntil, paceUntil)
  const decidedBy = due === fullUntil && completing ? completing : due === paceUntil && last ? last : null
  return { kind, due: dayFromNumber(due), have, need, decidedBy }
}

function silenceOf(model: ServiceModel, { since, touches }: CadenceFacts, today: Today): Cadence['silent'] {
  const heardOn = touches.lastHeard ? localDayNumber(touches.lastHeard.occurredAt, today.zone) : dayNumber(since)
  const days = today.number - heardOn
  return days > model.silentAfterDays ? { days, lastHeard: touches.lastHeard } : null
}

function excessOf(
  model: ServiceModel,
  { personId, touches }: CadenceFacts['people'][number],
  now: Instant,
  today: Today,
): Excess[] {
  const counts = [
    [
      'outbound',
      outboundWithin(touches, model.outboundWindowDays, now, today),
      model.maxOutbound,
      model.outboundWindowDays,
    ],
    ['mass', within(touches.mass, model.massWindowDays, now, today), model.maxMass, model.massWindowDays],
  ] as const
  return counts.flatMap(([kind, counted, max, days]) => {
    // Newest first: the touch that went past the maximum is the one with `max` older ones behind it.
    const decidedBy = counted[counted.length - 1 - max]
    if (!decidedBy) return []
    return [
      { kind, personId, count: counted.length, max, decidedBy, roomFrom: roomFrom(counted, max, days, today.zone) },
    ]
  })
}
