import type { HouseholdRow } from '@rapport/contract/clients.ts'
import { type Cadence, type CadenceFacts, cadenceOf } from '@rapport/domain/cadence/cadence-state.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'
import { cadenceFacts } from './cadence-facts.ts'

export type HouseholdListRow = z.output<typeof HouseholdRow>
export interface HouseholdWithCadence {
  readonly row: HouseholdListRow
  readonly facts: CadenceFacts
  readonly cadence: Cadence
}

const Row = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['client', 'prospect']),
  segment: z.string(),
  tier: z.string(),
  leadId: z.string().nullable(),
  leadName: z.string().nullable(),
  lastContactId: z.string().nullable(),
  lastAt: z.string().nullable(),
  lastChannel: z.enum(['in_person', 'video', 'phone', 'email', 'post']).nullable(),
  lastBy: z.string().nullable(),
})

/** Households as lists show them, in the order of the ids given, each with its cadence as the rule sees it now. */
export async function householdRows(
  { tx, now, today, firm }: Pick<Context, 'tx' | 'now' | 'today' | 'firm'>,
  ids: readonly string[],
): Promise<HouseholdWithCadence[]> {
  const [rows, facts] = await Promise.all([listed(tx, ids), cadenceFacts(tx, ids, today, firm.zone)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    const known = facts.get(id)
    if (!row || !known) return []
    const cadence = cadenceOf(known, now, firm.zone)
    return [{ row: told(row, cadence), facts: known, cadence }]
  })
}

const listed = (tx: Tx, ids: readonly string[]) =>
  tx.read(
    Row,
    sql`select h.id, h.name, h.status, g.name as segment, h.tier, l.id as "leadId", l.name as "leadName",
          k.id as "lastContactId", k.occurred_at as "lastAt", k.channel as "lastChannel",
          (select u.name from contact_representative r join user_account u on u.id = r.user_id where r.contact_id = k.id order by u.name limit 1) as "lastBy"
        from household h join segment g on g.id = h.segment_id
          left join coverage c on c.household_id = h.id and c.role = 'lead' and c.until is null
          left join user_account l on l.id = c.user_id
          left join cadence_state s on s.household_id = h.id
          left join contact k on k.id = s.last_contact_id
        where h.id = any(${[...ids]}::uuid[])`,
  )

const told = (row: z.output<typeof Row>, { status, due }: Cadence): HouseholdListRow => ({
  id: row.id,
  name: row.name,
  status: row.status,
  segment: row.segment,
  tier: row.tier,
  lead: row.leadId && row.leadName ? { id: row.leadId, name: row.leadName } : null,
  dueOn: due,
  cadence: status,
  last:
    row.lastContactId && row.lastAt && row.lastChannel
      ? { contactId: row.lastContactId, at: row.lastAt, channel: row.lastChannel, by: row.lastBy ?? '' }
      : null,
})
