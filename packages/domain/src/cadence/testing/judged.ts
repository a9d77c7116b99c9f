import type { Touch } from '../../contacts/touch.ts'
import { type Cadence, type CadenceFacts, cadenceOf } from '../cadence-state.ts'
import { householdTouches, personTouches } from '../recent-touches.ts'
import { at, demoModel } from './touches.ts'

// A household of tier A, judged by its touches.

export const zone = 'Europe/Zurich'
export const facts = (history: readonly Touch[], more: Partial<CadenceFacts> = {}): CadenceFacts => ({
  model: demoModel('A'),
  since: '2026-01-01',
  touches: householdTouches(history),
  people: [{ personId: 'anna', touches: personTouches(history.filter(({ personId }) => personId === 'anna')) }],
  meetingOn: null,
  ...more,
})
export const judged = (day: string, history: readonly Touch[], more: Partial<CadenceFacts> = {}): Cadence =>
  cadenceOf(facts(history, more), at(day), zone)
