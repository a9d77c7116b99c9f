import type { ContactIntent, MayContactFacts, Restriction } from '../contact-question.ts'
import { mayContact } from '../may-contact.ts'
import { at, question } from './touches.ts'

// What somebody means to do, and the answer on a Wednesday morning in Zurich.

export const call: ContactIntent = { channel: 'phone', direction: 'outbound', mass: false }
export const letter: ContactIntent = { ...call, channel: 'post' }
export const email: ContactIntent = { ...call, channel: 'email' }
export const newsletter: ContactIntent = { channel: 'email', direction: 'outbound', mass: true }
export const noon = at('2026-09-30', '10:00')
export const ask = (more: Partial<MayContactFacts>, intent = call, when = noon) =>
  mayContact(question(more), intent, when)
export const restricted = (kind: Restriction['kind'], more: Partial<Restriction> = {}): Restriction => ({
  kind,
  channel: null,
  since: null,
  until: null,
  ...more,
})
export const stone = question().representative
