import type { AccountStatementValue, ImportRow } from '@rapport/contract/import-values.ts'
import { StoredStatement } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../../http/handler.ts'
import { type HouseholdSuggestion, suggestHouseholds } from './suggest-households.ts'

const LISTED_MOST = 1_000
/** Of so many unknown accounts of a file it is asked whose they could be. */
const SUGGESTED_MOST = 20

const Row = z.object({
  number: z.number(),
  body: StoredStatement,
  accountId: z.string().nullable(),
  inHouse: z.boolean(),
  householdId: z.string().nullable(),
  householdName: z.string().nullable(),
  total: z.number(),
})
type Row = z.output<typeof Row>

/** Statements of a file on accounts that one may know of, and on those that nobody knows yet. */
export async function statementsOf(
  context: Context,
  { id: importId, state }: Pick<z.output<typeof ImportRow>, 'id' | 'state'>,
): Promise<{ statements: z.output<typeof AccountStatementValue>[]; moreStatements: number }> {
  const rows = await context.tx.read(
    Row,
    sql`select s.number, s.body, k.id as "accountId", coalesce(k.in_house, false) as "inHouse", h.id as "householdId", h.name as "householdName", count(*) over ()::integer as total
        from import_statement s left join import_part p on p.import_id = s.import_id and p.statement = s.number and p.currency = s.body ->> 'currency'
          left join account k on k.id = p.account_id left join household h on h.id = k.household_id
        where s.import_id = ${importId}::uuid order by s.number limit ${LISTED_MOST}`,
  )
  const counts = state === 'imported'
  const strangers = counts ? [] : rows.filter(isUnknown).slice(0, SUGGESTED_MOST)
  const suggestions = await suggestHouseholds(context, {
    importId,
    statements: strangers.map(({ number }) => number),
  })
  return {
    statements: rows.map((row) => statementValue(row, suggestions.get(String(row.number)) ?? [])),
    moreStatements: (rows[0]?.total ?? 0) - rows.length,
  }
}

const isUnknown = ({ householdId, inHouse }: Row): boolean => householdId === null && !inHouse

function statementValue(
  { number, body, accountId, inHouse, householdId, householdName }: Row,
  suggestions: HouseholdSuggestion[],
): z.output<typeof AccountStatementValue> {
  const { currency, opening, closing, credits, debits, scheme: _, ...rest } = body
  const money = (minor: string | null) =>
    minor === null || currency === null ? null : { minor: BigInt(minor), currency }
  return {
    ...rest,
    number,
    accountId,
    inHouse,
    household: householdId !== null && householdName !== null ? { id: householdId, name: householdName } : null,
    currency,
    opening: money(opening),
    closing: money(closing),
    credits: money(credits),
    debits: money(debits),
    suggestions,
  }
}
