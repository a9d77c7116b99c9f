import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { principalsOf } from '../../facts/in-name-of.ts'
import type { Handler } from '../../http/handler.ts'
import { readContact } from './read-contact.ts'

/** Whoever took part amends it, or who assists them, in their name. What the contact said before becomes a version of its own; only the newest words stand in the contact. */
export const amendContact: Handler<typeof contract.amendContact> = async (context, input, refuse) => {
  const { tx, actor, now, today } = context
  const { contactId, ifVersion, reason } = input
  const [purpose, notes] = [input.purpose.trim(), input.notes]
  const before = await readContact(tx, contactId)
  if (!before) return refuse('not_found')
  if (!before.amendable) return refuse('not_yours')
  if (before.version !== ifVersion)
    return refuse('edit_conflict', {
      version: before.version,
      current: { purpose: before.purpose, notes: before.notes },
    })
  if (before.purpose === purpose && before.notes === notes) return refuse('nothing_changed')
  const taking = [before.enteredBy, before.onBehalfOf, ...before.representatives].flatMap((user) => user?.id ?? [])
  const onBehalfOf = taking.includes(actor.id)
    ? null
    : ((await principalsOf(tx, actor.id, today)).find(({ id }) => taking.includes(id))?.id ?? null)
  const body = { purpose: before.purpose, notes: before.notes }
  await tx.write(
    sql`insert into contact_version (contact_id, version, body, reason, changed_by, on_behalf_of, changed_at)
        values (${contactId}::uuid, ${before.version}, ${JSON.stringify(body)}::jsonb, ${reason.trim()}, ${actor.id}::uuid, ${onBehalfOf}::uuid, ${new Date(now).toISOString()}::timestamptz)`,
  )
  await tx.write(
    sql`update contact set purpose = ${purpose}, notes = ${notes}, version = version + 1 where id = ${contactId}::uuid`,
  )
  await audit(context, {
    operation: 'amendContact',
    subject: ['contact', contactId],
    householdId: before.attendees[0]?.household.id ?? null,
    onBehalfOf,
    fact: {
      version: before.version + 1,
      reason: reason.trim(),
      purposeChanged: before.purpose !== purpose,
      notesChanged: before.notes !== notes,
    },
  })
  return (await readContact(tx, contactId)) ?? refuse('not_found')
}
