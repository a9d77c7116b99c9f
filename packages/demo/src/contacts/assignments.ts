import { addDays } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { type DemoHousehold, leadOn } from '../clients/household.ts'
import { GRACE } from '../firm/cast.ts'
import type { Staff } from '../firm/staff.ts'
import type { DemoEvent } from '../initiatives/make-initiatives.ts'
import { at, type Making } from '../making.ts'
import { inOffice } from '../office-hours.ts'
import { timestamp } from '../rows.ts'
import { assignmentTitles } from '../words/claim-texts.ts'
import { addWorkDays, workDayOnOrBefore } from '../work-days.ts'
import type { PlannedTouch } from './touch-plan.ts'

type State = 'done' | 'late' | 'open' | 'overdue'

const HOUR = 3_600_000

/** Follow-up work of a year: mostly done in time, some late, some open, a little overdue. Grace has eight open. */
export function makeAssignments(
  making: Making,
  staff: Staff,
  households: readonly DemoHousehold[],
  touchesOf: (household: DemoHousehold) => readonly PlannedTouch[],
  events: readonly DemoEvent[],
): void {
  const chance = making.chance.fork('assignments')
  const graces: State[] = ['open', 'open', 'overdue', 'open', 'open', 'overdue', 'open', 'open']
  for (const household of households) {
    const mine = leadOn(household, making.today).name === GRACE
    const state = mine ? graces.pop() : undefined
    if (state) assignmentRow(making, staff, chance, household, touchesOf(household), events, state)
    const more = mine ? chance.int(0, 2) : chance.happens(0.45) ? 1 : 0
    for (let n = 0; n < more; n++) {
      const next = chance.weighted<State>(
        mine
          ? [
              ['done', 9],
              ['late', 1],
            ]
          : [
              ['done', 62],
              ['late', 8],
              ['open', 22],
              ['overdue', 8],
            ],
      )
      assignmentRow(making, staff, chance, household, touchesOf(household), events, next)
    }
  }
}

function assignmentRow(
  { rows, id, lastDay }: Making,
  staff: Staff,
  chance: Chance,
  household: DemoHousehold,
  touches: readonly PlannedTouch[],
  events: readonly DemoEvent[],
  state: State,
): void {
  const closed = state === 'done' || state === 'late'
  const givenOn = workDayOnOrBefore(
    addDays(lastDay, -(closed ? chance.int(20, 330) : state === 'overdue' ? chance.int(9, 25) : chance.int(0, 6))),
  )
  if (givenOn < household.since) return
  const due =
    state === 'overdue'
      ? workDayOnOrBefore(addDays(lastDay, -chance.int(1, 6)))
      : addWorkDays(givenOn, chance.int(4, 12))
  const dueOn = state === 'open' && due <= lastDay ? addWorkDays(lastDay, chance.int(1, 8)) : due
  const assignee = leadOn(household, givenOn)
  const { zone } = assignee
  const givenAt = at(givenOn, chance.int(8 * 60 + 30, 16 * 60), zone)
  const dueAt = at(dueOn, 17 * 60, zone)
  const latest = at(lastDay, 17 * 60 + 30, zone)
  const source = chance.weighted([
    ['person', 3],
    ['rule', 2],
    ['contact', 4],
  ] as const)
  const manager = staff.all.find(({ role, team }) => role === 'manager' && team === assignee.team)
  const event = source === 'rule' ? events.findLast(({ day }) => day < givenOn) : undefined
  const [title, needs] = chance.pick(assignmentTitles)
  const doneAt = closed
    ? state === 'done'
      ? Math.min(dueAt, inOffice(Math.max(givenAt + HOUR, dueAt - chance.int(3, 90) * HOUR), zone))
      : Math.min(latest, inOffice(dueAt + chance.int(9, 60) * HOUR, zone))
    : null
  const doneBy =
    doneAt === null ? undefined : touches.find((touch) => Math.abs(touch.at - doneAt) < 36 * HOUR && !touch.mass)
  rows.assignment.push({
    id: id(givenAt),
    household_id: household.id,
    assignee_id: assignee.id,
    given_by: source === 'person' && manager ? manager.id : assignee.id,
    source,
    initiative_id: event?.id ?? null,
    title: event ? `Follow up: ${event.name}` : title,
    priority: chance.weighted([
      ['normal', 7],
      ['high', 2],
      ['low', 1],
    ] as const),
    done_needs: needs,
    due_at: timestamp(dueAt),
    given_at: timestamp(givenAt),
    first_response_at:
      closed || chance.happens(0.4)
        ? timestamp(Math.min(inOffice(givenAt + chance.int(1, 20) * HOUR, zone), doneAt ?? latest))
        : null,
    done_at: doneAt === null ? null : timestamp(doneAt),
    done_contact_id: doneBy?.id ?? null,
    version: closed ? 2 : 1,
  })
}
