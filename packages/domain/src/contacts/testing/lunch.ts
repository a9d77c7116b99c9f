import { defaultContactPolicy } from '../../cadence/contact-policy.ts'
import { at } from '../../cadence/testing/touches.ts'
import type { Role } from '../../firm/roles.ts'
import { type ContactEnterer, type ContactToLog, type LogContactFacts, logContact } from '../log-contact.ts'

// A lunch with a client that nothing speaks against, logged as told.

export const now = at('2026-09-30', '15:00')
export const facts: LogContactFacts = {
  representatives: new Map<string, readonly Role[]>([
    ['stone', ['advisor']],
    ['moreau', ['specialist']],
    ['lang', ['manager']],
    ['controller', ['controller']],
    ['assistant', ['assistant']],
  ]),
  members: new Map([
    ['keller', new Set(['anna', 'bruno'])],
    ['meier', new Set(['carla', 'anna'])],
  ]),
  permissions: [],
  policy: defaultContactPolicy,
  firmZone: 'Europe/Zurich',
}
export const stone: ContactEnterer = { id: 'stone', roles: ['advisor'], mayActFor: [] }
export const lunch: ContactToLog = {
  contactId: 'lunch',
  channel: 'in_person',
  direction: 'outbound',
  mass: false,
  occurredAt: at('2026-09-30', '11:00'),
  representatives: ['stone'],
  attendees: [{ personId: 'anna', householdId: 'keller', outcome: 'conversation' }],
  purpose: ' Half-year review ',
  initiativeId: 'golf day',
  notes: 'Wants to sell the company.',
  reasonInSpite: null,
}
export const log = (more: Partial<ContactToLog> = {}, who = stone, known: Partial<LogContactFacts> = {}) =>
  logContact({ ...facts, ...known }, who, { ...lunch, ...more }, now)
export const logged = (...asked: Parameters<typeof log>) => {
  const decision = log(...asked)
  if (!decision.ok) throw new Error(decision.reason)
  return decision.fact
}
