import { cadenceOf } from '@rapport/domain/cadence/cadence-state.ts'
import { demoServiceModels, type ServiceModel } from '@rapport/domain/cadence/service-model.ts'
import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { type DemoHousehold, leadOn, type Tier } from '../clients/household.ts'
import { GRACE } from '../firm/cast.ts'
import { at, FIRM_ZONE, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { meetingSubjects } from '../words/claim-texts.ts'
import { workDayOnOrAfter } from '../work-days.ts'
import type { PlannedTouch } from './touch-plan.ts'
import type { TouchState } from './write-contacts.ts'

const tierOfModel: Readonly<Record<string, Tier>> = {
  A: 'A',
  B: 'B',
  C: 'C',
  active_prospect: 'prospect',
  corporate_executive: 'executive',
}

/** The firm's service models by tier, in force since long before the two years that are told. */
export function makeServiceModels({ rows, id, firstDay }: Making): ReadonlyMap<Tier, ServiceModel> {
  const from = addDays(firstDay, -700)
  const models = new Map<Tier, ServiceModel>()
  for (const demo of demoServiceModels) {
    const tier = tierOfModel[demo.tier]
    if (tier === undefined) throw new RangeError(`a service model for an unknown tier: ${demo.tier}`)
    const model = { ...demo, tier }
    models.set(tier, model)
    rows.service_model.push({ id: id(at(from, 540)), tier, effective_from: from, body: model })
  }
  return models
}

/** Where a household stands after its last contact, kept as the API keeps it. */
export function writeCadence(
  { rows, today }: Making,
  household: DemoHousehold,
  model: ServiceModel,
  planned: readonly PlannedTouch[],
  state: TouchState,
): void {
  const last = planned.reduce<PlannedTouch | null>((a, b) => (a === null || b.at > a.at ? b : a), null)
  const substantive = state.touches.substantive[0]
  const since = household.clientSince ?? household.since
  const { due } = cadenceOf({ model, since, meetingOn: null, ...state }, at(today, 8 * 60), FIRM_ZONE)
  rows.cadence_state.push({
    household_id: household.id,
    last_contact_id: last?.id ?? null,
    last_contact_at: last ? timestamp(last.at) : null,
    last_substantive_id: substantive?.contactId ?? null,
    last_substantive_at: substantive ? timestamp(substantive.occurredAt) : null,
    due_on: due,
    state,
    version: 1,
  })
}

/** Meetings in the diary of the coming weeks; Grace Lindqvist has two of them today. */
export function makeMeetings(making: Making, households: readonly DemoHousehold[]): void {
  const chance = making.chance.fork('meetings')
  let graces = 0
  for (const household of households) {
    const lead = leadOn(household, making.today)
    const likely = { in_touch: 0.16, due_soon: 0.4, overdue: 0.1, silent: 0, over_contacted: 0.2, both_wrong: 0 }
    if (lead.name === GRACE && household.mood === 'in_touch' && graces < 6) {
      if (household.story === 'returned') continue
      const minutes = [10 * 60 + 30, 15 * 60, 9 * 60, 12 * 60 + 30, 16 * 60, 11 * 60]
      const day = workDayOnOrAfter(addDays(making.today, graces < 2 ? 0 : graces * 2))
      meetingRow(making, chance, household, day, minutes[graces] ?? 600)
      graces++
    } else if (chance.happens(likely[household.mood]))
      meetingRow(
        making,
        chance,
        household,
        workDayOnOrAfter(addDays(making.today, chance.int(0, 26))),
        chance.int(18, 34) * 30,
      )
  }
}

function meetingRow(
  { rows, id, today }: Making,
  chance: Chance,
  household: DemoHousehold,
  day: Day,
  minute: number,
): void {
  const far = household.place.region !== 'east'
  rows.planned_meeting.push({
    id: id(at(addDays(today, -10), 600)),
    household_id: household.id,
    user_id: leadOn(household, day).id,
    starts_at: timestamp(at(day, minute, household.place.region === 'europe' ? household.place.zone : FIRM_ZONE)),
    subject: household.tier === 'prospect' ? 'Second meeting' : chance.pick(meetingSubjects),
    place: far
      ? chance.pick(['Video', 'Video', `${household.place.city}, their office`])
      : chance.pick(['Our office, room Hudson', 'Lunch, the club', `${household.place.city}, at home`]),
  })
}
