import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from './connection.ts'
import type { PlacedStatement } from './place-statements.ts'
import { accountInCurrency, type KnownAccount } from './resolve-accounts.ts'

const Part = z.object({ statement: z.number(), currency: z.string() })
const Compared = z.object({ statement: z.number(), added: z.number(), known: z.number() })

/** What of a statement's entries would be new to the books, and what is known to them or stands in the file before. */
export interface Expected {
  readonly added: number
  readonly known: number
}

/** The same movement in `entry` as in `activity`: the identity of the domain's `identity.ts`, by account and occurrence. */
export const sameAs = (account: Sql): Sql =>
  sql`a.account_id = ${account} and a.source_id = e.source_id and a.booked_on = e.booked_on and a.amount_minor = e.amount_minor
  and a.currency = e.currency and a.occurrence = e.occurrence and a.status = e.status`
export const sameMovement = sameAs(sql`p.account_id`)

/** Counts equal entries within their statement, in the order of the file: the first is 1. Most have no equal. */
export async function numberEntries(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
): Promise<void> {
  const pages = statements.filter(({ number, group }) => number !== group)
  const grouped = pages.length > 0
  const groups = JSON.stringify(pages.map(({ number, group }) => ({ statement: number, group })))
  const from = grouped
    ? sql`infra.import_entry e left join jsonb_to_recordset(${groups}::jsonb) as g (statement integer, "group" integer) on g.statement = e.statement`
    : sql`infra.import_entry e`
  const group = grouped ? sql`coalesce(g."group", e.statement)` : sql`e.statement`
  await queries.write(
    sql`update infra.import_entry e set occurrence = k.occurrence
        from (
          select e.n, row_number() over (
            partition by ${group}, e.booked_on, e.amount_minor, e.currency, e.status collate "C", e.source_id collate "C" order by e.n)::integer as occurrence
          from ${from} where e.import_id = ${importId}::uuid
        ) k where e.import_id = ${importId}::uuid and e.n = k.n and k.occurrence > 1`,
  )
}

/** Notes which account each statement's entries are of, in each of their currencies; none where nobody knows it yet. */
export async function storeParts(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
  accounts: readonly KnownAccount[],
): Promise<void> {
  const found = await queries.read(
    Part,
    sql`select distinct statement, currency from infra.import_entry where import_id = ${importId}::uuid and currency is not null`,
  )
  const currencies = Map.groupBy(found, ({ statement }) => statement)
  const rows = statements.flatMap((statement) => {
    if (statement.currency === null) return []
    const own = (currencies.get(statement.number) ?? []).map(({ currency }) => currency)
    return [...new Set([statement.currency, ...own])].map((currency) => ({
      statement: statement.number,
      currency,
      account_id: accountInCurrency(statement, currency, accounts)?.id ?? null,
    }))
  })
  await queries.write(
    sql`insert into import_part (import_id, statement, currency, account_id)
        select ${importId}::uuid, statement, currency, account_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (statement integer, currency text, account_id uuid)`,
  )
}

/** By statement number, what importing would add to the books as they are now. */
export async function compareWithBooks(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
): Promise<Map<number, Expected>> {
  // One account under several statements: what two of them show is one movement.
  const names = new Map<string, number>()
  const named = statements.map(({ number, group, account, institution }) => {
    const key = JSON.stringify([account, institution])
    const index = names.get(key) ?? names.size
    names.set(key, index)
    return { statement: number, group, account: index }
  })
  const severalGroups = new Set(named.map(({ group }) => group)).size > names.size
  const counted = severalGroups
    ? sql`select e.statement, a.id is not null or row_number() over (
            partition by s.account, e.booked_on, e.amount_minor, e.currency, e.occurrence, e.status collate "C", e.source_id collate "C" order by e.n) > 1 as known
          from ${compared(importId)} join jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as s (statement integer, account integer) on s.statement = e.statement`
    : sql`select e.statement, a.id is not null as known from ${compared(importId)}`
  const rows = await queries.read(
    Compared,
    sql`select c.statement, count(*) filter (where not c.known)::integer as added, count(*) filter (where c.known)::integer as known from (${counted}) c group by c.statement`,
  )
  return new Map(rows.map(({ statement, ...expected }) => [statement, expected]))
}

const compared = (importId: string) =>
  sql`(select * from infra.import_entry where import_id = ${importId}::uuid) e
    left join import_part p on p.import_id = e.import_id and p.statement = e.statement and p.currency = e.currency
    left join activity a on ${sameMovement}`
