import type { ContactLogged } from '@rapport/domain/contacts/log-contact.ts'
import { strongestOf } from '@rapport/domain/contacts/touch.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { toldReason } from '../../facts/contact-reasons.ts'
import type { Context } from '../../http/handler.ts'

/** A contact with everybody who took part, in two statements: what hangs on the contact is seen only once it is there. */
export async function writeContact({ tx, actor }: Context, logged: ContactLogged): Promise<void> {
  const { contactId, attendees, inSpite } = logged
  const households = [...new Set(attendees.map(({ householdId }) => householdId))]
  const occurredAt = new Date(logged.occurredAt).toISOString()
  const touchClass = strongestOf(attendees.map((attendee) => attendee.touchClass))
  const reasons = inSpite?.permissions.flatMap(({ answer }) => answer.reasons.map(toldReason)) ?? []
  await tx.write(
    sql`insert into contact (id, household_id, shared, channel, direction, mass, touch_class, occurred_at, entered_at, late, purpose, notes, initiative_id,
          entered_by, on_behalf_of, verdict, verdict_reasons, in_spite_of)
        values (${contactId}::uuid, ${households[0]}::uuid, ${households.length > 1}, ${logged.channel}, ${logged.direction}, ${logged.mass}, ${touchClass},
          ${occurredAt}::timestamptz, ${new Date(logged.enteredAt).toISOString()}::timestamptz, ${logged.late}, ${logged.purpose}, ${logged.notes},
          ${logged.initiativeId}::uuid, ${actor.id}::uuid, ${logged.onBehalfOf}::uuid, ${inSpite?.verdict ?? 'permitted'}, ${JSON.stringify(reasons)}::jsonb,
          ${inSpite?.reason ?? null})`,
  )
  await tx.write(
    sql`insert into contact_household (contact_id, household_id, occurred_at)
        values ${joinSql(households.map((id) => sql`(${contactId}::uuid, ${id}::uuid, ${occurredAt}::timestamptz)`))}`,
  )
  const seats = attendees.map(
    ({ personId, householdId, outcome, touchClass: felt }) =>
      sql`(${contactId}::uuid, ${personId}::uuid, ${householdId}::uuid, ${outcome}, ${felt})`,
  )
  await tx.write(
    sql`insert into contact_attendee (contact_id, person_id, household_id, outcome, touch_class) values ${joinSql(seats)}`,
  )
  const present = logged.representatives.map((userId) => sql`(${contactId}::uuid, ${userId}::uuid)`)
  await tx.write(sql`insert into contact_representative (contact_id, user_id) values ${joinSql(present)}`)
}
