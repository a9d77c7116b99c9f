import type { ContactReason as Told } from '@rapport/contract/contacts.ts'
import type { ContactReason } from '@rapport/domain/cadence/contact-question.ts'
import type { z } from 'zod'

/** A reason of the rule as it crosses the wire: its code, severity and the plain figures it rests on. */
export function toldReason({ code, severity, ...rest }: ContactReason): z.output<typeof Told> {
  const details: z.output<typeof Told>['details'] = {}
  for (const [name, value] of Object.entries(rest)) {
    if (value === null || typeof value === 'string' || typeof value === 'number') details[name] = value
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) details[name] = value as string[]
    else if (name === 'last' && typeof value === 'object' && 'occurredAt' in value) {
      details['lastAt'] = new Date(value.occurredAt).toISOString()
      details['lastChannel'] = value.channel
      details['lastContactId'] = value.contactId
    } else if (name === 'preference' && typeof value === 'object' && 'channels' in value)
      details['channels'] = [...(value.channels ?? [])]
  }
  return { code, severity, details }
}
