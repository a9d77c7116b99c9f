import { newId } from '@rapport/prisma/new-id.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { sameAs, sameMovement } from './compare-with-books.ts'
import type { Queries } from './connection.ts'

/** Ids of what is booked together: like any other, and one after the other, so that they lie together. */
interface Ids {
  /** All but the last part. */
  readonly base: string
  readonly start: number
}

export function idsFrom(now: number): Ids {
  const id = newId(now)
  return { base: id.slice(0, 24), start: Number.parseInt(id.slice(24), 16) }
}

const Count = z.object({ n: z.number() })
const Other = z.object({ id: z.string() })
const Fuller = z.object({ n: z.number(), fromOthers: z.number() })

/** An entry as a movement of the books: `e` is the entry, `p` its part, `s` its statement there. */
const columns = sql`id, account_id, import_id, entry, statement_id, booked_on, value_on, amount_minor, currency, status, source_id, occurrence, flow_type, flow_rule,
  counterparty_name, counterparty_account, text, code, reversal, reversal_of, line`

/** `place` tells movements apart that get ids together. */
const movement = ({ base, start }: Ids, place: Sql): Sql =>
  sql`(${base} || lpad(to_hex((${start}::bigint + ${place}) & 281474976710655), 12, '0'))::uuid, p.account_id, e.import_id, e.n, s.id, e.booked_on, e.value_on, e.amount_minor,
    e.currency, e.status, e.source_id, e.occurrence, e.flow_type, e.flow_rule, e.counterparty_name, e.counterparty_account, e.text, e.code, e.reversal, e.reversal_of, e.line`

const entries = sql`infra.import_entry e join import_part p on p.import_id = e.import_id and p.statement = e.statement and p.currency = e.currency
  join account_statement s on s.import_id = e.import_id and s.number = e.statement`

/**
 * Books the entries of a file from the `first`-th up to but not including the `end`-th, each movement once: one that the
 * books have stays as it is.
 */
export const bookEntries = (
  queries: Queries,
  importId: string,
  ids: Ids,
  first: number,
  end: number,
): Promise<number> =>
  queries.write(
    sql`insert into activity (${columns})
        select ${movement(ids, sql`e.n`)} from ${entries} where e.import_id = ${importId}::uuid and e.n >= ${first} and e.n < ${end} order by e.n
        on conflict (account_id, source_id, booked_on, amount_minor, currency, occurrence, status) do nothing`,
  )

/** How much a description says, for two files that describe one movement differently: the fuller one, whichever came first. */
const fullness = (of: 'a' | 'e'): Sql => {
  const from = of === 'a' ? sql`a` : sql`e`
  return sql`row(${from}.code <> '', ${from}.counterparty_account <> '', ${from}.counterparty_name <> '', length(${from}.text), ${from}.value_on, ${from}.code collate "C",
    ${from}.counterparty_account collate "C", ${from}.counterparty_name collate "C", ${from}.text collate "C", ${from}.reversal, ${from}.reversal_of collate "C")`
}

/**
 * Where this file describes a known movement more fully than the one that it was booked from, its description takes the
 * other's place: so the order in which files arrive does not matter. What confirms a claim or was corrected by a
 * controller stays as they saw it. A file may describe one movement twice itself.
 * @returns how many movements this file describes now and others did before
 */
export async function takeFullerDescriptions(queries: Queries, importId: string, ids: Ids): Promise<number> {
  await queries.write(
    sql`create temp table fuller on commit drop as
        select distinct on (a.id) a.id, a.import_id as described_by, e.n from ${entries} join activity a on ${sameMovement}
        where e.import_id = ${importId}::uuid and ${fullness('e')} > ${fullness('a')}
          and a.flow_reason is null and not exists (select from allocation l where l.activity_id = a.id)
        order by a.id, ${fullness('e')} desc, e.n`,
  )
  const [count] = await queries.read(
    Fuller,
    sql`select count(*)::integer as n, count(*) filter (where described_by is distinct from ${importId}::uuid)::integer as "fromOthers" from fuller`,
  )
  if (!count || count.n === 0) return 0
  await queries.write(sql`delete from activity where id in (select id from fuller)`)
  await queries.write(
    sql`insert into activity (${columns}) select ${movement(ids, sql`e.n`)} from ${entries} join fuller f on f.n = e.n where e.import_id = ${importId}::uuid`,
  )
  await queries.write(
    sql`update import_file f set added = f.added - o.n, known = f.known + o.n
        from (select described_by, count(*)::integer as n from fuller where described_by <> ${importId}::uuid group by described_by) o where f.id = o.described_by`,
  )
  return count.fromOthers
}

/**
 * What an undone file reported and others report as well is booked from the fullest of these from now on. What confirms a
 * claim or was corrected keeps its description, and names another of its sources. Leaves the rest for deletion.
 * @returns how many movements stay
 */
export async function handOver(queries: Queries, importId: string, ids: Ids): Promise<number> {
  const others = await queries.read(
    Other,
    sql`select distinct p.import_id as id from import_part p join import_file g on g.id = p.import_id and g.state = 'imported' and g.known > 0
        where p.import_id <> ${importId}::uuid and p.account_id in (select o.account_id from import_part o where o.import_id = ${importId}::uuid)`,
  )
  // Two large sets are compared: looking into one for each of the other, which a guess of sizes may lead to, takes hours.
  await queries.write(sql`select set_config('enable_nestloop', 'off', true)`)
  await queries.write(
    sql`create temp table heir on commit drop as
        with reported as materialized (
          select e.*, p.account_id, s.id as stated_in from ${entries} where e.import_id = any(${others.map(({ id }) => id)}::uuid[])
        )
        select o.*, row_number() over () as place from (
          select distinct on (a.id) a.id, e.import_id, e.n, e.line, e.stated_in as statement_id, a.flow_reason is not null or exists (select from allocation l where l.activity_id = a.id) as stays
          from activity a join reported e on ${sameAs(sql`e.account_id`)}
          where a.import_id = ${importId}::uuid order by a.id, ${fullness('e')} desc, e.import_id, e.n
        ) o`,
  )
  await queries.write(sql`select set_config('enable_nestloop', 'on', true)`)
  await queries.write(
    sql`update activity a set import_id = h.import_id, entry = h.n, line = h.line, statement_id = h.statement_id from heir h where h.id = a.id and h.stays`,
  )
  await queries.write(sql`delete from activity a using heir h where a.id = h.id and not h.stays`)
  await queries.write(
    sql`insert into activity (${columns}) select ${movement(ids, sql`h.place`)} from ${entries} join heir h on h.import_id = e.import_id and h.n = e.n where not h.stays`,
  )
  await queries.write(
    sql`update import_file f set added = f.added + h.n, known = f.known - h.n from (select import_id, count(*)::integer as n from heir group by import_id) h where f.id = h.import_id`,
  )
  const [count] = await queries.read(Count, sql`select count(*)::integer as n from heir`)
  return count?.n ?? 0
}
