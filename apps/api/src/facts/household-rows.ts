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
})
const Named = z.object({ id: z.string(), name: z.string() })

/**
 * Households as lists show them, in the order of the ids given, each with its cadence as the rule sees it now. Who sees a
 * household by name only does not see its contacts: nothing is promised or owed in their eyes, rather than everything
 * overdue.
 */
export async function householdRows(
  { tx, now, today, firm }: Pick<Context, 'tx' | 'now' | 'today' | 'firm'>,
  ids: readonly string[],
): Promise<HouseholdWithCadence[]> {
  const [rows, facts] = await Promise.all([listed(tx, ids), cadenceFacts(tx, ids, today, firm.zone)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const judged = ids.flatMap((id) => {
    const row = byId.get(id)
    const known = facts.get(id)
    if (!row || !known) return []
    const shown = known.whole ? known : { ...known, model: null }
    return [{ row, facts: shown, cadence: cadenceOf(shown, now, firm.zone) }]
  })
  const names = await namesOf(
    tx,
    judged.flatMap(({ cadence }) => cadence.lastSpoke?.senders ?? []),
  )
  return judged.map(({ row, ...rest }) => ({ ...rest, row: told(row, rest.cadence, names) }))
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.read(Named, sql`select id, name from user_account where id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const listed = (tx: Tx, ids: readonly string[]) =>
  tx.read(
    Row,
    sql`select h.id, h.name, h.status, g.name as segment, h.tier, l.id as "leadId", l.name as "leadName"
        from household h join segment g on g.id = h.segment_id
          left join coverage c on c.household_id = h.id and c.role = 'lead' and c.until is null
          left join user_account l on l.id = c.user_id
        where h.id = any(${[...ids]}::uuid[])`,
  )

const told = (
  row: z.output<typeof Row>,
  { status, due, lastSpoke }: Cadence,
  names: ReadonlyMap<string, string>,
): HouseholdListRow => ({
  id: row.id,
  name: row.name,
  status: row.status,
  segment: row.segment,
  tier: row.tier,
  lead: row.leadId && row.leadName ? { id: row.leadId, name: row.leadName } : null,
  dueOn: due,
  cadence: status,
  last: lastSpoke
    ? {
        contactId: lastSpoke.contactId,
        at: new Date(lastSpoke.occurredAt).toISOString(),
        channel: lastSpoke.channel,
        direction: lastSpoke.direction,
        by: lastSpoke.senders.map((id) => names.get(id) ?? '').join(', '),
      }
    : null,
})
