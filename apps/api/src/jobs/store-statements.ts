import { isCurrency } from '@rapport/domain/money/currency.ts'
import type { StoredStatement } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Expected } from './compare-with-books.ts'
import type { Queries } from './connection.ts'
import { jsonText } from './import-trail.ts'
import { figureBeyondReason, type PlacedStatement } from './place-statements.ts'
import { minorOf } from './staged-file.ts'

/** In pieces, since a file may hold very many. */
const STATEMENTS_AT_ONCE = 5_000

/** Keeps what a file says of each statement, for whoever looks at it before it counts and for the booking. */
export async function storeStatements(
  queries: Queries,
  importId: string,
  statements: readonly PlacedStatement[],
  expected: ReadonlyMap<number, Expected>,
): Promise<void> {
  const rows = statements.map((statement) => {
    const { currency } = statement
    const isBelieved = currency !== null && isCurrency(currency) && !figureBeyondReason(statement, currency)
    const minor = (amount: string | null) =>
      amount !== null && isBelieved ? minorOf(amount, currency).toString() : null
    const { number, account, scheme, institution, name, from, to, sequence, interim, entries, pending } = statement
    const body: StoredStatement = {
      account,
      scheme,
      institution,
      name,
      currency: currency !== null && isCurrency(currency) ? currency : null,
      from,
      to,
      sequence,
      interim,
      opening: minor(statement.opening),
      closing: minor(statement.closing),
      entries,
      pending,
      credits: minor(statement.credits),
      debits: minor(statement.debits),
      checks: [...statement.checks],
      ...(expected.get(number) ?? { added: 0, known: 0 }),
    }
    return { number, body }
  })
  for (let first = 0; first < rows.length; first += STATEMENTS_AT_ONCE) {
    const some = jsonText(rows.slice(first, first + STATEMENTS_AT_ONCE))
    await queries.write(
      sql`insert into import_statement (import_id, number, body)
          select ${importId}::uuid, number, body from jsonb_to_recordset(${some}::jsonb) as s (number integer, body jsonb)`,
    )
  }
}
