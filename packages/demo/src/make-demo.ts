import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import { bookBackground, bookUnknownAccounts } from './activity/background.ts'
import { makeFixings } from './activity/fixings.ts'
import { type Ledger, openLedger } from './activity/ledger.ts'
import { writeActivity } from './activity/write-activity.ts'
import type { DemoClaim } from './claims/claim-book.ts'
import { golfClaims } from './claims/golf-claims.ts'
import { hold, ordinaryClaims } from './claims/make-claims.ts'
import { queueClaims } from './claims/queue.ts'
import { storyClaims } from './claims/stories.ts'
import type { Telling } from './claims/telling.ts'
import { writeClaims } from './claims/write-claims.ts'
import { makeHouseAccounts } from './clients/accounts.ts'
import type { DemoHousehold } from './clients/household.ts'
import { makeHouseholds } from './clients/make-households.ts'
import { makePeriods } from './compensation/periods.ts'
import { makeRuns, type RunApproval } from './compensation/runs.ts'
import { amendSome } from './contacts/amendments.ts'
import { makeAssignments } from './contacts/assignments.ts'
import { makeServiceModels, writeCadence } from './contacts/cadence.ts'
import { eventTouches } from './contacts/event-touches.ts'
import { planMailings } from './contacts/mailings.ts'
import { makeMeetings } from './contacts/meetings.ts'
import { planTouches } from './contacts/plan-touches.ts'
import type { PlannedTouch } from './contacts/touch-plan.ts'
import { writeContacts } from './contacts/write-contacts.ts'
import { makePolicies } from './firm/policies.ts'
import { makeStaff } from './firm/staff.ts'
import { makeInitiatives } from './initiatives/make-initiatives.ts'
import { startMaking } from './making.ts'
import type { Rows } from './rows.ts'
import { auditPast } from './trail.ts'

export interface DemoSize {
  /** How many households the firm serves; its staff stays the same. */
  readonly households: number
}

/** The demonstration as it is told: its rows, and the parts that files to be imported refer to. */
export interface Demo {
  readonly rows: Rows
  /** What happened to the runs once their statements stood. */
  readonly approvals: readonly RunApproval[]
  readonly households: readonly DemoHousehold[]
  readonly ledger: Ledger
  /** What the last imported statement of each account closes with, in minor units. */
  readonly balances: ReadonlyMap<string, bigint>
  /** How many statements of each account were imported. */
  readonly sequences: ReadonlyMap<string, number>
}

/** Tells the whole firm up to yesterday. The same day and size always give the same firm. */
export function makeDemo(today: Day, passwordHash: string, { households: count }: DemoSize): Demo {
  const making = startMaking(today)
  const staff = makeStaff(making, passwordHash)
  makePolicies(making, staff)
  makeFixings(making)
  const models = makeServiceModels(making)
  const modelOf = ({ tier }: DemoHousehold) => {
    const model = models.get(tier)
    if (!model) throw new RangeError(`no service model for ${tier}`)
    return model
  }
  const households = makeHouseholds(making, staff, count)
  makeHouseAccounts(making)
  const events = makeInitiatives(making, staff, households)

  const atEvents = eventTouches(making, events)
  const mailings = planMailings(making, staff, households, events)
  const others = Map.groupBy([...atEvents, ...mailings], ({ household }) => household.id)
  const touches = new Map<string, PlannedTouch[]>()
  for (const household of households)
    touches.set(household.id, [
      ...planTouches(making, staff, household, modelOf(household)),
      ...(others.get(household.id) ?? []),
    ])
  const touchesOf = (household: DemoHousehold) => touches.get(household.id) ?? []

  const ledger = openLedger(making)
  for (const household of households) bookBackground(making, ledger, household)
  bookUnknownAccounts(making, ledger, making.chance.fork('unknown'))
  const golfDay = events.find(({ golfExample }) => golfExample)
  const visits = atEvents.flatMap(({ id, initiativeId, day, household }) =>
    initiativeId === null || initiativeId === golfDay?.id
      ? []
      : [{ householdId: household.id, eventId: initiativeId, contactId: id, day }],
  )
  const golfVisits = atEvents.flatMap(({ id, initiativeId, day, household }) =>
    initiativeId !== null && initiativeId === golfDay?.id
      ? [{ householdId: household.id, eventId: initiativeId, contactId: id, day }]
      : [],
  )
  const telling: Telling = {
    making,
    staff,
    ledger,
    chance: making.chance.fork('claims'),
    periods: makePeriods(making),
    visited: Map.groupBy(visits, ({ householdId }) => householdId),
  }
  const claims: DemoClaim[] = []
  const tell = (told: readonly DemoClaim[]) => {
    for (const claim of told) hold(telling, claim)
    claims.push(...told)
  }
  const golf = golfDay
    ? golfClaims({ ...telling, visited: Map.groupBy(golfVisits, ({ householdId }) => householdId) }, golfDay, touchesOf)
    : new Map<string, DemoClaim>()
  const golfers = new Set(golfDay?.attended.map(({ household }) => household.id))
  tell([...golf.values()])
  const queue = queueClaims(
    telling,
    households.filter(({ id }) => !golfers.has(id)),
    touchesOf,
  )
  claims.push(...queue.values())
  for (const household of households) {
    if (golf.has(household.id) || queue.has(household.id)) continue
    tell(
      household.story === null
        ? ordinaryClaims(
            telling,
            household,
            touchesOf(household),
            golfDay && golfers.has(household.id) ? addDays(golfDay.day, -45) : null,
          )
        : storyClaims(telling, household, touchesOf),
    )
  }

  for (const household of households) {
    const model = modelOf(household)
    const state = writeContacts(making, household, model, touchesOf(household))
    writeCadence(making, household, model, touchesOf(household), state)
  }
  makeMeetings(making, households)
  makeAssignments(making, staff, households, touchesOf, events)
  const { imports, balances, sequences } = writeActivity(making, staff, ledger)
  const credits = writeClaims(making, claims)
  const approvals = makeRuns(making, staff, telling.periods, { claims, credits, ledger, households })
  const all = [...touches.values()].flat()
  amendSome(making, all)
  auditPast(making, all, claims, imports)
  return { rows: making.rows, approvals, households, ledger, balances, sequences }
}
