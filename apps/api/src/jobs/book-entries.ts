import { exponentOf } from '@rapport/domain/money/currency.ts'
import { noSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { AMOUNT_MAX } from './bookable-entry.ts'
import type { Queries } from './connection.ts'
import { accountFor, accountsNamed, currencyOf, type KnownAccount, unbookable } from './resolve-accounts.ts'
import { minorOf, reject, type StagedFile, type StagedStatement } from './staged-file.ts'

const LISTED_MOST = 1_000
const PartRow = z.object({ statement: z.number(), currency: z.string() })
const SetAsideRow = z.object({ line: z.number().nullable(), raw: z.string(), amount: z.string() })
const CountRow = z.object({ n: z.number() })

/** A statement with what is known of its account before anything is booked. */
export interface PlacedStatement extends Omit<StagedStatement, 'currency'> {
  readonly currency: string | null
  readonly accountId: string | null
}

/**
 * Gives every staged entry its currency, and turns down what has no account or no exact amount in it. Books nothing.
 * @returns the statements with their currencies; `accountId` where the account is known already
 */
export async function placeStatements(queries: Queries, file: StagedFile): Promise<PlacedStatement[]> {
  await queries.write(sql`analyze import_entry`)
  const accounts = await accountsNamed(
    queries,
    file.statements.map(({ account }) => account),
  )
  const placed: PlacedStatement[] = []
  for (const statement of file.statements) {
    const problem = unbookable(statement, accounts)
    const currency = currencyOf(statement, accounts)
    if (problem) await setAside(queries, file, statement.number, problem, false)
    else if (currency === null) {
      const message = 'Neither the file nor the account says in which currency this is.'
      await setAside(queries, file, statement.number, { code: 'currency', field: 'currency', message }, true)
    } else if (statement.currency === null) await inCurrency(queries, file, statement.number, currency)
    const account = currency === null || problem ? undefined : knownAccount(statement, currency, accounts)
    placed.push({ ...statement, currency, accountId: account?.id ?? null })
  }
  return placed
}

function knownAccount(statement: StagedStatement, currency: string, accounts: readonly KnownAccount[]) {
  return accounts.find((account) => account.identifier === statement.account && account.currency === currency)
}

/** Entries of a statement without a currency are in the account's: exact in it, or turned down. */
async function inCurrency(queries: Queries, file: StagedFile, number: number, currency: string): Promise<void> {
  const factor = (10n ** BigInt(exponentOf(currency) ?? 2)).toString()
  await queries.write(
    sql`update import_entry set currency = ${currency}, amount_minor = (amount * ${factor}::numeric)::bigint
        where statement = ${number} and currency is null
          and amount * ${factor}::numeric = trunc(amount * ${factor}::numeric) and abs(amount * ${factor}::numeric) <= ${AMOUNT_MAX.toString()}::numeric`,
  )
  const message = `The amount is not exact in ${currency}.`
  await setAside(queries, file, number, { code: 'amount', field: 'amount', message }, true)
}

async function setAside(
  queries: Queries,
  file: StagedFile,
  number: number,
  why: { code: string; field: string; message: string },
  withoutCurrency: boolean,
): Promise<void> {
  const which = sql`statement = ${number} ${withoutCurrency ? sql`and currency is null` : noSql}`
  const listed = await queries.read(
    SetAsideRow,
    sql`select line, left(raw, 2000) as raw, amount::text as amount from import_entry where ${which} order by n limit ${LISTED_MOST}`,
  )
  const count = await queries.write(sql`delete from import_entry where ${which}`)
  for (const { line, raw } of listed) reject(file, { line, raw, ...why })
  file.rejected += count - listed.length
  file.staged -= count
  // A statement without entries is turned down as a whole, or it would pass unseen.
  if (count === 0 && !withoutCurrency) reject(file, { line: null, raw: '', ...why })
}

export interface Booked {
  /** Movements that are in the books because of this file. */
  readonly added: number
  /** Accounts that the file spoke of. */
  readonly accountIds: readonly string[]
}

/**
 * Books the staged entries, each movement once: one that is known by its identity (account, source id, day, amount,
 * currency, n-th occurrence within the statement, status; see the domain's identity.ts) stays as it is.
 */
export async function bookEntries(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
  now: number,
): Promise<Booked> {
  const accounts = await accountsNamed(
    queries,
    statements.map(({ account }) => account),
  )
  const parts = await partsOf(queries, statements, accounts, now)
  await storeStatements(queries, importId, statements, parts)
  await queries.write(
    sql`create temp table import_part on commit drop as
        select p.statement, p."group", p.currency, p.account_id, s.id as statement_id
        from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (statement integer, "group" integer, currency text, account_id uuid)
        join account_statement s on s.import_id = ${importId}::uuid and s.number = p.statement`,
  )
  await numberEntries(queries, new Set(statements.map(({ group }) => group)).size > 1)
  await queries.write(
    sql`insert into activity (id, account_id, import_id, statement_id, booked_on, value_on, amount_minor, currency, status, source_id, occurrence, flow_type, flow_rule,
          counterparty_name, counterparty_account, text, code, reversal, reversal_of, line, raw)
        select e.id, k.account_id, ${importId}::uuid, k.statement_id, e.booked_on, e.value_on, e.amount_minor, e.currency, e.status, e.source_id, k.occurrence, e.flow_type, e.flow_rule,
          e.counterparty_name, e.counterparty_account, e.text, e.code, e.reversal, e.reversal_of, e.line, e.raw
        from import_entry e join import_key k on k.n = e.n
        on conflict (account_id, source_id, booked_on, amount_minor, currency, occurrence, status) do nothing`,
  )
  const [count] = await queries.read(
    CountRow,
    sql`select count(*)::int as n from activity where import_id = ${importId}::uuid`,
  )
  return { added: count?.n ?? 0, accountIds: [...new Set(parts.map((part) => part.account_id))] }
}

interface Part {
  readonly statement: number
  readonly group: number
  readonly currency: string
  readonly account_id: string
}

/** Every statement in its own currency and in those of its entries: an account has one currency, a file may have more. */
async function partsOf(
  queries: Queries,
  statements: readonly PlacedStatement[],
  accounts: KnownAccount[],
  now: number,
): Promise<Part[]> {
  const found = await queries.read(PartRow, sql`select distinct statement, currency from import_entry`)
  const currencies = Map.groupBy(found, ({ statement }) => statement)
  const parts: Part[] = []
  for (const statement of statements) {
    if (statement.currency === null || unbookable(statement, accounts)) continue
    const all = new Set([
      statement.currency,
      ...(currencies.get(statement.number) ?? []).map(({ currency }) => currency),
    ])
    for (const currency of all) {
      const account_id = await accountFor(queries, statement, currency, accounts, now)
      parts.push({ statement: statement.number, group: statement.group, currency, account_id })
    }
  }
  return parts
}

async function storeStatements(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
  parts: readonly Part[],
): Promise<void> {
  const rows = statements.flatMap((statement) => {
    const { currency } = statement
    const part = parts.find((one) => one.statement === statement.number && one.currency === currency)
    if (!part || currency === null) return []
    const minor = (amount: string) => minorOf(amount, currency).toString()
    return {
      id: statement.id,
      number: statement.number,
      account_id: part.account_id,
      currency,
      from_day: statement.from,
      to_day: statement.to,
      sequence: statement.sequence,
      opening: statement.opening === null ? null : minor(statement.opening),
      closing: statement.closing === null ? null : minor(statement.closing),
      entries: statement.entries,
      credits: minor(statement.credits),
      debits: minor(statement.debits),
      checks: statement.checks,
    }
  })
  await queries.write(
    sql`insert into account_statement (id, import_id, number, account_id, currency, from_day, to_day, sequence, opening_minor, closing_minor, entries, credits_minor,
          debits_minor, checks)
        select id, ${importId}::uuid, number, account_id, currency, from_day, to_day, sequence, opening, closing, entries, credits, debits, checks
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (id uuid, number integer, account_id uuid, currency text, from_day date, to_day date, sequence text,
          opening bigint, closing bigint, entries integer, credits bigint, debits bigint, checks jsonb)
        on conflict (import_id, number) do update set account_id = excluded.account_id`,
  )
}

/** Counts equal entries within their statement; of one that several statements of the file show, the first is taken. */
async function numberEntries(queries: Queries, severalStatements: boolean): Promise<void> {
  const same = sql`p.account_id, e.source_id, e.booked_on, e.amount_minor, e.currency, e.status`
  const counted = sql`select e.n, p.account_id, p.statement_id, e.source_id, e.booked_on, e.amount_minor, e.currency, e.status,
      row_number() over (partition by p."group", ${same} order by e.n)::integer as occurrence
    from import_entry e join import_part p on p.statement = e.statement and p.currency = e.currency`
  const once = severalStatements
    ? sql`select x.n, x.account_id, x.statement_id, x.occurrence from (
            select c.*, row_number() over (partition by c.account_id, c.source_id, c.booked_on, c.amount_minor, c.currency, c.status, c.occurrence order by c.n) as appearance
            from (${counted}) c) x where x.appearance = 1`
    : sql`select c.n, c.account_id, c.statement_id, c.occurrence from (${counted}) c`
  await queries.write(sql`create temp table import_key on commit drop as ${once}`)
  await queries.write(sql`analyze import_key`)
}
