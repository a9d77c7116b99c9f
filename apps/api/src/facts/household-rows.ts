import type { HouseholdRow } from '@rapport/contract/clients.ts'
import { type Cadence, type CadenceFacts, cadenceOf } from '@rapport/domain/cadence/cadence-state.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'
import { CadenceRow, cadenceColumns, type KnownCadence, knownCadence } from './cadence-facts.ts'

export type HouseholdListRow = z.output<typeof HouseholdRow>
/** A household as the rule sees it now; who last spoke with it is known by id. */
export interface Judged {
  readonly head: z.output<typeof Head>
  readonly facts: KnownCadence
  readonly cadence: Cadence
}
export interface HouseholdWithCadence {
  readonly row: HouseholdListRow
  readonly facts: CadenceFacts
  readonly cadence: Cadence
}
type Asking = Pick<Context, 'tx' | 'now' | 'today' | 'firm'>

const Head = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['client', 'prospect']),
  segment: z.string(),
  tier: z.string(),
  leadId: z.string().nullable(),
  leadName: z.string().nullable(),
})
const Row = Head.extend(CadenceRow.shape)
const Named = z.object({ id: z.string(), name: z.string() })

/**
 * Households `h` that fulfil a condition, as lists show them, each with its cadence as the rule sees it now. Who sees a
 * household by name only does not see its contacts: nothing is promised or owed in their eyes, rather than everything
 * overdue.
 */
export const judgedQuestion = ({ now, today, firm }: Omit<Asking, 'tx'>, condition: Sql): Question<Judged[]> =>
  question(
    Row,
    sql`select h.id, h.name, h.status, g.name as segment, h.tier, l.id as "leadId", l.name as "leadName", ${cadenceColumns(today, firm.zone)}
        from household h join segment g on g.id = h.segment_id
          left join cadence_state s on s.household_id = h.id
          left join coverage c on c.household_id = h.id and c.role = 'lead' and c.until is null
          left join user_account l on l.id = c.user_id
        where ${condition}`,
    (rows) =>
      rows.map((row) => {
        const known = knownCadence(row, today)
        const facts = known.whole ? known : { ...known, model: null }
        return { head: row, facts, cadence: cadenceOf(facts, now, firm.zone) }
      }),
  )

/** The names of who last spoke with these households. */
export const sendersQuestion = (judged: readonly Judged[]): Question<Map<string, string>> =>
  question(
    Named,
    sql`select id, name from user_account where id = any(${[...new Set(judged.flatMap(({ cadence }) => cadence.lastSpoke?.senders ?? []))]}::uuid[])`,
    (rows) => new Map(rows.map(({ id, name }) => [id, name])),
  )

/** The households of these ids in their order; those that are not there or not to be seen are left out. */
export async function householdRows(asking: Asking, ids: readonly string[]): Promise<HouseholdWithCadence[]> {
  const [judged] = await asking.tx.ask(judgedQuestion(asking, sql`h.id = any(${[...ids]}::uuid[])`))
  const [names] = await asking.tx.ask(sendersQuestion(judged))
  const byId = new Map(judged.map((one) => [one.head.id, shown(one, names)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const shown = ({ head, facts, cadence }: Judged, names: ReadonlyMap<string, string>): HouseholdWithCadence => ({
  row: told(head, cadence, names),
  facts,
  cadence,
})

const told = (
  row: z.output<typeof Head>,
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
