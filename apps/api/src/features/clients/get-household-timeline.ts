import { TimelineItem } from '@rapport/contract/clients.ts'
import type { contract } from '@rapport/contract/contract.ts'
import { Moment, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { sensitiveSql } from '../../facts/sensitive-sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

const Row = z.object({ id: z.string(), at: Moment, item: z.record(z.string(), z.unknown()) })
const Seen = z.object({ sensitive: z.boolean() })
const MONEY = (minor: string, of: string) => `jsonb_build_object('minor', ${minor}::text, 'currency', ${of}.currency)`

export const getHouseholdTimeline: Handler<typeof contract.getHouseholdTimeline> = async (
  { tx, today, noteReading },
  { householdId, cursor, limit },
  refuse,
) => {
  const [at, id] = decodeCursor(cursor, ['instant', 'id']) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  const before = sql`(${at}::timestamptz, ${id}::uuid)`
  const take = limit + 1
  const [[seen], rows] = await tx.ask(
    question(Seen, sql`select ${sensitiveSql(today)} as sensitive from household h where h.id = ${householdId}::uuid`),
    question(
      Row,
      sql`select * from (
          (select c.id, c.occurred_at as at, jsonb_build_object('kind', 'contact', 'channel', c.channel, 'direction', c.direction, 'purpose', c.purpose, 'notes', c.notes,
              'by', coalesce((select jsonb_agg(u.name order by u.name) from contact_representative r join user_account u on u.id = r.user_id where r.contact_id = c.id), '[]'),
              'attendees', coalesce((select jsonb_agg(trim(p.given_name || ' ' || p.family_name) order by p.family_name, p.given_name) from contact_attendee a
                join person p on p.id = a.person_id where a.contact_id = c.id and a.household_id = k.household_id), '[]'),
              'initiative', (select jsonb_build_object('id', i.id, 'name', i.name) from initiative i where i.id = c.initiative_id),
              'late', c.late, 'verdict', c.verdict) as item
            from contact_household k join contact c on c.id = k.contact_id
            where k.household_id = ${householdId}::uuid and (k.occurred_at, k.contact_id) < ${before} order by k.occurred_at desc, k.contact_id desc limit ${take})
          union all
          (select k.id, k.submitted_at, jsonb_build_object('kind', 'claim', 'claimKind', k.kind, 'state', k.state, 'amount', ${sql([MONEY('k.amount_minor', 'k')])},
              'confirmed', ${sql([MONEY('k.confirmed_minor', 'k')])}, 'by', u.name)
            from claim k join user_account u on u.id = k.claimant_id
            where k.household_id = ${householdId}::uuid and (k.submitted_at, k.id) < ${before} order by k.submitted_at desc, k.id desc limit ${take})
          union all
          (select f.id, f.at, jsonb_build_object('kind', 'confirmation', 'claimId', k.id, 'amount', jsonb_build_object('minor',
              coalesce((select sum(a.amount_minor) from allocation a where a.confirmation_id = f.id), 0)::text, 'currency', k.currency), 'by', u.name)
            from confirmation f join claim k on k.id = f.claim_id join user_account u on u.id = f.controller_id
            where k.household_id = ${householdId}::uuid and (f.at, f.id) < ${before} order by f.at desc, f.id desc limit ${take})
        ) everything order by at desc, id desc limit ${take}`,
    ),
  )
  if (!seen) return refuse('not_found')
  if (seen.sensitive) noteReading({ subject: ['household', householdId], householdId })
  const { items, next } = pageOf(rows, limit, (row) => [row.at, row.id])
  return { items: items.map((row) => TimelineItem.parse({ ...row.item, id: row.id, at: row.at })), next }
}
