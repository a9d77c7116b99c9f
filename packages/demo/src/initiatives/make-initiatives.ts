import { addDays, type Day, type Instant } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { type DemoHousehold, type DemoPerson, leadOn } from '../clients/household.ts'
import type { DemoUser, Staff } from '../firm/staff.ts'
import { at, FIRM_CURRENCY, FIRM_ZONE, type Making } from '../making.ts'
import { yearOf } from '../work-days.ts'
import { type Cost, GOLF, golfDayCosts, type Undertaking, undertakings } from './catalog.ts'

/** One event that took place or will, with the households that came. */
export interface DemoEvent {
  readonly id: string
  readonly name: string
  readonly day: Day
  /** When guests are met there. */
  readonly opens: Instant
  /** The edition of the worked example. */
  readonly golfExample: boolean
  readonly attended: readonly Attendance[]
  /** Households that were sent an invitation. */
  readonly invited: readonly DemoHousehold[]
}

export interface Attendance {
  readonly household: DemoHousehold
  readonly person: DemoPerson
  readonly host: DemoUser
  readonly qualified: boolean
}

type GuestStatus = 'invited' | 'accepted' | 'declined' | 'attended' | 'no_show' | 'wait_listed' | 'held_out'

const GOLF_GUESTS = 60
const GOLF_QUALIFIED = 24
/** Of these, how many are households that became clients later. */
const GOLF_CONVERTED = 9
/** Guests of late events are households that were served well anyhow, so that worklists stay what they are meant to be. */
const RECENT_DAYS = 200
/** The worked example needs time for its deposits to arrive. */
const GOLF_EXAMPLE_AGE = 120

/** Sponsorships and series with their editions, costs and guests; the ones to come have budgets and invitations. */
export function makeInitiatives(making: Making, staff: Staff, households: readonly DemoHousehold[]): DemoEvent[] {
  const { today, firstDay } = making
  const events: DemoEvent[] = []
  const golfers = new Set<DemoHousehold>()
  for (const undertaking of undertakings) {
    const chance = making.chance.fork(`initiatives/${undertaking.name}`)
    const years = [yearOf(firstDay), yearOf(firstDay) + 1, yearOf(today), yearOf(today) + 1]
    const editions = [...new Set(years)]
      .flatMap((year) => undertaking.editions(year))
      .filter(({ day }) => day >= addDays(firstDay, 30) && day <= addDays(today, 130))
    const owner = chance.pick(staff.inRole('marketing'))
    const parent = initiativeRow(making, undertaking, {
      name: undertaking.name,
      kind: undertaking.kind,
      startsOn: `${yearOf(firstDay)}-01-01`,
      endsOn: `${yearOf(today) + 1}-12-31`,
      owner,
      parentId: null,
    })
    const example =
      undertaking.name === GOLF
        ? editions.findLast(({ day }) => day <= addDays(today, -GOLF_EXAMPLE_AGE))?.day
        : undefined
    // The worked example first: its guests go to no other event, so that what they brought is its alone in every model.
    for (const { name, day } of editions.sort((a, b) => Number(b.day === example) - Number(a.day === example))) {
      const id = initiativeRow(making, undertaking, {
        name,
        kind: 'event',
        startsOn: day,
        endsOn: day,
        owner,
        parentId: parent,
      })
      const past = day < today
      costRows(making, id, day === example ? golfDayCosts : varied(chance, undertaking.costs), past)
      const golfExample = day === example
      const { attended, invited } = golfExample
        ? golfGuests(making, chance, id, day, households)
        : guests(
            making,
            chance,
            id,
            day,
            undertaking,
            households.filter((household) => !golfers.has(household)),
          )
      if (golfExample) for (const { household } of attended) golfers.add(household)
      const opens = at(day, undertaking.at, undertaking.region === 'europe' ? 'Europe/Zurich' : FIRM_ZONE)
      events.push({ id, name, day, opens, golfExample, attended, invited })
    }
  }
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function initiativeRow(
  { rows, id }: Making,
  { place, notes }: Undertaking,
  what: { name: string; kind: string; startsOn: Day; endsOn: Day; owner: DemoUser; parentId: string | null },
): string {
  const one = id(at(what.startsOn, 9 * 60))
  rows.initiative.push({
    id: one,
    parent_id: what.parentId,
    name: what.name,
    kind: what.kind,
    place,
    starts_on: what.startsOn,
    ends_on: what.endsOn,
    owner_id: what.owner.id,
    currency: FIRM_CURRENCY,
    revenue_rate: '0.007',
    margin_rate: '0.55',
    notes: what.parentId === null ? notes : '',
    version: 1,
  })
  return one
}

function costRows({ rows, id, today }: Making, initiative: string, costs: readonly Cost[], past: boolean): void {
  for (const [category, label, budget, actual] of costs)
    rows.cost_line.push({
      id: id(at(today, 0)),
      initiative_id: initiative,
      category,
      label,
      budget_minor: BigInt(budget) * 100n,
      actual_minor: past ? BigInt(actual) * 100n : 0n,
      currency: FIRM_CURRENCY,
    })
}

const varied = (chance: Chance, costs: readonly Cost[]): Cost[] =>
  costs.map(([category, label, budget, actual]) => [
    category,
    label,
    budget,
    category === 'fee' ? actual : Math.round((actual * chance.int(92, 109)) / 1_000) * 10,
  ])

function guests(
  making: Making,
  chance: Chance,
  event: string,
  day: Day,
  { guests: [from, to], region, name, heldOut = 0 }: Undertaking,
  households: readonly DemoHousehold[],
): Pick<DemoEvent, 'attended' | 'invited'> {
  const fitting = eligible(making, households, day).filter(
    ({ place, tier }) =>
      (region === 'america' ? place.region !== 'europe' : place.region === region) &&
      (!name.startsWith('Executives') || tier === 'executive'),
  )
  const wanted = chance.int(from, to)
  const past = day < making.today
  const ranked = byInterest(chance, fitting)
  const chosen = ranked.slice(0, Math.ceil(wanted * 1.5))
  for (const household of past ? ranked.slice(chosen.length, chosen.length + heldOut) : [])
    guestRow(making, event, day, household, 'held_out', false)
  const attended: Attendance[] = []
  for (const household of chosen) {
    const status: GuestStatus = past
      ? attended.length >= wanted
        ? 'wait_listed'
        : chance.weighted([
            ['attended', 70],
            ['declined', 20],
            ['no_show', 7],
            ['invited', 3],
          ])
      : chance.weighted([
          ['invited', 45],
          ['accepted', 42],
          ['declined', 13],
        ])
    const attendance = guestRow(making, event, day, household, status, qualifies(household, day))
    if (status === 'attended') attended.push(attendance)
  }
  return { attended, invited: chosen }
}

/** The worked example: sixty guests came, twenty-four of them prospects who could become clients. */
function golfGuests(
  making: Making,
  chance: Chance,
  event: string,
  day: Day,
  households: readonly DemoHousehold[],
): Pick<DemoEvent, 'attended' | 'invited'> {
  const american = eligible(making, households, day).filter(({ place }) => place.region !== 'europe')
  const prospects = american.filter((household) => qualifies(household, day))
  const became = prospects.filter(({ clientSince }) => clientSince !== null)
  const others = chance.shuffled(prospects.filter(({ clientSince }) => clientSince === null))
  const qualified = [...chance.shuffled(became).slice(0, GOLF_CONVERTED), ...others].slice(0, GOLF_QUALIFIED)
  const clients = byInterest(
    chance,
    american.filter((household) => !qualifies(household, day)),
  ).slice(0, GOLF_GUESTS - qualified.length)
  const attended = [...qualified, ...clients].map((household) =>
    guestRow(making, event, day, household, 'attended', qualified.includes(household)),
  )
  return { attended, invited: [...qualified, ...clients] }
}

function guestRow(
  { rows, id }: Making,
  event: string,
  day: Day,
  household: DemoHousehold,
  status: GuestStatus,
  qualified: boolean,
): Attendance {
  const [person] = household.people
  const host = leadOn(household, day)
  rows.guest.push({
    id: id(at(addDays(day, -40), 10 * 60)),
    initiative_id: event,
    person_id: person.id,
    household_id: household.id,
    host_id: host.id,
    status,
    qualified,
  })
  return { household, person, host, qualified }
}

const eligible = ({ today }: Making, households: readonly DemoHousehold[], day: Day): DemoHousehold[] =>
  households.filter(
    ({ since, walled, mood, story, restrictions }) =>
      !walled &&
      restrictions.length === 0 &&
      since < addDays(day, -14) &&
      story === null &&
      (mood === 'in_touch' || day < addDays(today, -RECENT_DAYS)),
  )

/** Clients of the higher tiers and prospects are asked first. */
function byInterest(chance: Chance, households: readonly DemoHousehold[]): DemoHousehold[] {
  const weight = { A: 4, B: 2.4, C: 1, prospect: 3, executive: 2 } as const
  return households
    .map((household) => ({ household, rank: chance.next() ** (1 / weight[household.tier]) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ household }) => household)
}

const qualifies = ({ clientSince }: DemoHousehold, day: Day): boolean => clientSince === null || clientSince > day
