import type { ContactDetail } from '@rapport/contract/contacts.ts'
import type { contract } from '@rapport/contract/contract.ts'
import { amendContact as decide } from '@rapport/domain/contacts/amend-contact.ts'
import { type ContactRecord, lateness } from '@rapport/domain/contacts/log-contact.ts'
import { touchClassOf } from '@rapport/domain/contacts/touch.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import { contactEntryFacts } from '../../facts/contact-entry-facts.ts'
import { principalsOf } from '../../facts/in-name-of.ts'
import type { Handler } from '../../http/handler.ts'
import { readContact } from './read-contact.ts'

/** What the contact said before becomes a version of its own; only the newest words stand in the contact. */
export const amendContact: Handler<typeof contract.amendContact> = async (context, input, refuse) => {
  const { tx, actor, today, now } = context
  const { contactId, ifVersion, reason, purpose, notes } = input
  const before = await readContact(tx, contactId)
  if (!before) return refuse('not_found')
  const body = { purpose: before.purpose, notes: before.notes }
  const entry = entryOf(before)
  const facts = await contactEntryFacts(context, entry)
  // A manager logs for the team; what the team said of a talk is amended by themselves, and by who assists them.
  const mayActFor = await principalsOf(tx, actor.id, today)
  const decision = decide(
    facts,
    { ...entry, ...lateness(facts, entry.occurredAt, entry.enteredAt) },
    { id: actor.id, roles: actor.roles, mayActFor },
    { changes: { purpose, notes }, reason, fromVersion: ifVersion, reasonInSpite: null },
    now,
  )
  if (!decision.ok) {
    if (decision.reason === 'changed_meanwhile')
      return refuse('edit_conflict', { version: before.version, current: body })
    return refuse(decision.reason === 'nothing_changed' ? 'nothing_changed' : 'not_yours')
  }
  const { record, changes, onBehalfOf, reason: why } = decision.fact
  await tx.write(
    sql`insert into contact_version (contact_id, version, body, reason, changed_by, on_behalf_of, changed_at)
        values (${contactId}::uuid, ${before.version}, ${JSON.stringify(body)}::jsonb, ${why}, ${actor.id}::uuid, ${onBehalfOf}::uuid, ${new Date(now).toISOString()}::timestamptz)`,
  )
  await tx.write(
    sql`update contact set purpose = ${record.purpose}, notes = ${record.notes}, version = ${record.version} where id = ${contactId}::uuid`,
  )
  await audit(context, {
    operation: 'amendContact',
    subject: ['contact', contactId],
    householdId: before.attendees[0]?.household.id ?? null,
    onBehalfOf,
    fact: {
      version: record.version,
      reason: why,
      purposeChanged: changes.some(({ field }) => field === 'purpose'),
      notesChanged: changes.some(({ field }) => field === 'notes'),
    },
  })
  return (await readContact(tx, contactId)) ?? refuse('not_found')
}

/** The contact as it stands, in the rule's words. */
const entryOf = (told: z.output<typeof ContactDetail>): Omit<ContactRecord, 'late' | 'daysToEntry'> => ({
  contactId: told.id,
  version: told.version,
  channel: told.channel,
  direction: told.direction,
  mass: told.mass,
  occurredAt: Date.parse(told.occurredAt),
  enteredAt: Date.parse(told.enteredAt),
  actor: told.enteredBy.id,
  onBehalfOf: told.onBehalfOf?.id ?? null,
  representatives: told.representatives.map(({ id }) => id),
  attendees: told.attendees.map(({ personId, household, outcome }) => ({
    personId,
    householdId: household.id,
    outcome,
    touchClass: touchClassOf({ ...told, outcome }),
  })),
  purpose: told.purpose,
  notes: told.notes,
  initiativeId: told.initiative?.id ?? null,
  inSpite:
    told.verdict === 'permitted'
      ? null
      : { verdict: told.verdict, reason: told.inSpiteOf, permissions: [], tellSupervisor: told.verdict === 'blocked' },
})
