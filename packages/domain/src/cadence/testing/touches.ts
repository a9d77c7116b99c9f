import { dayNumber, type Instant } from '../../calendar/day.ts'
import type { Touch } from '../../contacts/touch.ts'
import { defaultContactPolicy } from '../contact-policy.ts'
import type { MayContactFacts } from '../contact-question.ts'
import { noPersonTouches } from '../recent-touches.ts'
import { demoServiceModels, type ServiceModel } from '../service-model.ts'

/** A moment in UTC: `at('2026-09-30')` is ten in the morning. */
export const at = (day: string, time = '10:00'): Instant =>
  (dayNumber(day) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000

/** An outbound conversation by phone with Anna, by Stone, unless said otherwise. */
export const touch = (day: string, more: Partial<Touch> = {}): Touch => ({
  contactId: `on ${day}`,
  householdId: 'household',
  personId: 'anna',
  channel: 'phone',
  direction: 'outbound',
  class: 'substantive',
  occurredAt: at(day),
  senders: ['stone'],
  ...more,
})

export const mailing = (day: string, more: Partial<Touch> = {}): Touch =>
  touch(day, { class: 'mass', channel: 'email', senders: ['marketing'], ...more })

export function demoModel(tier: string): ServiceModel {
  const model = demoServiceModels.find((one) => one.tier === tier)
  if (!model) throw new Error(`no demo model for tier ${tier}`)
  return model
}

/** Stone, designated and on the team, about Anna in Zurich, with nothing that speaks against it. */
export const question = (more: Partial<MayContactFacts> = {}): MayContactFacts => ({
  representative: { id: 'stone', designations: ['hnw_advisor'], covers: true, walled: false },
  segmentDesignations: ['hnw_advisor'],
  clientZone: 'Europe/Zurich',
  restrictions: [],
  preference: null,
  model: demoModel('A'),
  touches: noPersonTouches,
  policy: defaultContactPolicy,
  firmZone: 'Europe/Zurich',
  ...more,
})
