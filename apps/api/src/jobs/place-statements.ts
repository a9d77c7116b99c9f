import { exponentOf } from '@rapport/domain/money/currency.ts'
import { magnitude } from '@rapport/domain/money/divide.ts'
import { noSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { AMOUNT_MAX, FIGURE_MAX } from './bookable-entry.ts'
import type { Queries } from './connection.ts'
import { accountsNamed, currencyOf, unbookable } from './resolve-accounts.ts'
import { minorOf, reject, type StagedFile, type StagedStatement } from './staged-file.ts'

const LISTED_MOST = 1_000
const FIGURES = ['opening', 'closing', 'credits', 'debits'] as const
const SetAsideRow = z.object({ line: z.number().nullable(), raw: z.string(), amount: z.string().nullable() })

/** A statement with the currency that it is in, as far as anybody can tell. */
export interface PlacedStatement extends Omit<StagedStatement, 'currency'> {
  readonly currency: string | null
}

/**
 * Gives every entry of a file that was read its currency, and turns down what has no account or no exact amount in it.
 * Books nothing.
 */
export async function placeStatements(
  queries: Queries,
  importId: string,
  file: StagedFile,
): Promise<PlacedStatement[]> {
  const accounts = await accountsNamed(
    queries,
    file.statements.map(({ account }) => account),
  )
  const placed: PlacedStatement[] = []
  for (const statement of file.statements) {
    const problem = unbookable(statement, accounts)
    const currency = currencyOf(statement, accounts)
    if (problem) await setAside(queries, importId, file, statement.number, problem, false)
    else if (currency === null) {
      const message = 'Neither the file nor the account says in which currency this is.'
      await setAside(queries, importId, file, statement.number, { code: 'currency', field: 'currency', message }, true)
    } else {
      if (statement.currency === null) await inCurrency(queries, importId, file, statement.number, currency)
      const field = figureBeyondReason(statement, currency)
      const message = field && `${statement[field]} ${currency} is too large.`
      if (field && message)
        await setAside(queries, importId, file, statement.number, { code: 'amount', field, message }, false)
    }
    placed.push({ ...statement, currency })
  }
  return placed
}

type Figure = (typeof FIGURES)[number]

/** The figure for which nothing of a statement is believed, if it has one. */
export const figureBeyondReason = (statement: Pick<PlacedStatement, Figure>, currency: string): Figure | undefined =>
  FIGURES.find((figure) => magnitude(minorOf(statement[figure] ?? '0', currency)) > FIGURE_MAX)

/** Entries of a statement without a currency are in the account's: exact in it, or turned down. */
async function inCurrency(
  queries: Queries,
  importId: string,
  file: StagedFile,
  number: number,
  currency: string,
): Promise<void> {
  const factor = (10n ** BigInt(exponentOf(currency) ?? 2)).toString()
  const minor = sql`amount::numeric * ${factor}::numeric`
  await queries.write(
    sql`update infra.import_entry set currency = ${currency}, amount_minor = (${minor})::bigint
        where import_id = ${importId}::uuid and statement = ${number} and currency is null
          and ${minor} = trunc(${minor}) and abs(${minor}) <= ${AMOUNT_MAX.toString()}::numeric`,
  )
  const message = `The amount is not exact in ${currency}.`
  await setAside(queries, importId, file, number, { code: 'amount', field: 'amount', message }, true)
}

async function setAside(
  queries: Queries,
  importId: string,
  file: StagedFile,
  number: number,
  why: { code: string; field: string; message: string },
  withoutCurrency: boolean,
): Promise<void> {
  const which = sql`import_id = ${importId}::uuid and statement = ${number} ${withoutCurrency ? sql`and currency is null` : noSql}`
  const listed = await queries.read(
    SetAsideRow,
    sql`select line, left(raw, 2000) as raw, amount from infra.import_entry where ${which} order by n limit ${LISTED_MOST}`,
  )
  const count = await queries.write(sql`delete from infra.import_entry where ${which}`)
  for (const { line, raw } of listed) reject(file, { line, raw, ...why })
  file.rejected += count - listed.length
  file.staged -= count
  // A statement without entries is turned down as a whole, or it would pass unseen.
  if (count === 0 && !withoutCurrency) reject(file, { line: null, raw: '', ...why })
}
