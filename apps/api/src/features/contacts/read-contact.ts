import { ContactDetail } from '@rapport/contract/contacts.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({ contact: z.unknown() })

/** One contact with everything that hangs on it, in one statement; `null` when it is not there or not to be seen. */
export async function readContact(tx: Tx, contactId: string): Promise<z.output<typeof ContactDetail> | null> {
  const [row] = await tx.read(
    Row,
    sql`select jsonb_build_object(
          'id', c.id, 'version', c.version, 'channel', c.channel, 'direction', c.direction, 'mass', c.mass,
          'occurredAt', to_char(c.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'enteredAt', to_char(c.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'enteredBy', jsonb_build_object('id', e.id, 'name', e.name),
          'onBehalfOf', case when b.id is null then null else jsonb_build_object('id', b.id, 'name', b.name) end,
          'amendable', exists (select from own_contact o where o.id = c.id), 'late', c.late, 'purpose', c.purpose, 'notes', c.notes, 'verdict', c.verdict, 'reasons', c.verdict_reasons, 'inSpiteOf', c.in_spite_of,
          'initiative', case when i.id is null then null else jsonb_build_object('id', i.id, 'name', i.name) end,
          'representatives', coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id)
            from contact_representative r join user_account u on u.id = r.user_id where r.contact_id = c.id), '[]'),
          'attendees', coalesce((select jsonb_agg(jsonb_build_object('personId', p.id, 'name', trim(p.given_name || ' ' || p.family_name),
              'household', jsonb_build_object('id', h.id, 'name', h.name), 'outcome', a.outcome) order by p.family_name, p.given_name, p.id)
            from contact_attendee a join person p on p.id = a.person_id join household h on h.id = a.household_id where a.contact_id = c.id), '[]'),
          'claims', coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'state', k.state,
              'amount', jsonb_build_object('minor', k.amount_minor::text, 'currency', k.currency),
              'confirmed', jsonb_build_object('minor', k.confirmed_minor::text, 'currency', k.currency)) order by k.submitted_at, k.id)
            from claim_contact cc join claim k on k.id = cc.claim_id where cc.contact_id = c.id), '[]'),
          'history', coalesce((select jsonb_agg(jsonb_build_object('version', v.version, 'changedBy', jsonb_build_object('id', w.id, 'name', w.name),
              'onBehalfOf', (select jsonb_build_object('id', y.id, 'name', y.name) from user_account y where y.id = v.on_behalf_of),
              'changedAt', to_char(v.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', v.reason,
              'purpose', v.body->>'purpose', 'notes', v.body->>'notes') order by v.version desc)
            from contact_version v join user_account w on w.id = v.changed_by where v.contact_id = c.id), '[]')
        ) as contact
        from contact c join user_account e on e.id = c.entered_by
          left join user_account b on b.id = c.on_behalf_of left join initiative i on i.id = c.initiative_id
        where c.id = ${contactId}::uuid`,
  )
  return row ? ContactDetail.parse(row.contact) : null
}
