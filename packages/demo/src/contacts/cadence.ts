import { cadenceOf } from '@rapport/domain/cadence/cadence-state.ts'
import { demoServiceModels, type ServiceModel } from '@rapport/domain/cadence/service-model.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import type { DemoHousehold, Tier } from '../clients/household.ts'
import { at, FIRM_ZONE, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
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
  const { due, soonFrom } = cadenceOf({ model, since, meetingOn: null, ...state }, at(today, 8 * 60), FIRM_ZONE)
  rows.cadence_state.push({
    household_id: household.id,
    last_contact_id: last?.id ?? null,
    last_contact_at: last ? timestamp(last.at) : null,
    last_substantive_id: substantive?.contactId ?? null,
    last_substantive_at: substantive ? timestamp(substantive.occurredAt) : null,
    due_on: due,
    due_soon_on: soonFrom,
    restate_on: null,
    state,
    version: 1,
  })
}
