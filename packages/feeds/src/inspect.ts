import type { ByteSource, Check, CurrencyTotals, Decimal, FeedDate, FeedWarning, Statement } from './model.ts'
import { type FeedOptions, readFeed } from './read.ts'
import { FeedRefusal } from './refusal.ts'

/** A sum, or one per currency where a statement has several. Debits are positive, like credits. */
export type InspectedSum = Decimal | Readonly<Record<string, Decimal>>

export type InspectedStatement = {
  readonly account: string | null
  readonly scheme: string
  readonly currency: string | null
  readonly sequence: string | null
  readonly from: string | null
  readonly to: string | null
  readonly opening: Decimal | null
  readonly closing: Decimal | null
  readonly entries: number
  readonly investments: number
  readonly pending: number
  readonly credits: InspectedSum
  readonly debits: InspectedSum
  readonly checks: readonly Check[]
}

/** What is in a file. `checks` are those over the whole file; `refused` says where and why it cannot be read. */
export type Inspection = {
  readonly file: string
  readonly format: string | null
  readonly statements: readonly InspectedStatement[]
  readonly checks: readonly Check[]
  readonly warnings: readonly FeedWarning[]
  readonly refused: { readonly line: number | null; readonly code: string; readonly message: string } | null
}

/** Warnings listed; the rest is counted. */
const LISTED_WARNINGS = 200

/** Reads a whole file and says what is in it. A refused file has no statements: it counts for nothing. */
export async function inspect(file: string, source: ByteSource, options: FeedOptions = {}): Promise<Inspection> {
  const statements: InspectedStatement[] = []
  const warnings: FeedWarning[] = []
  let checks: readonly Check[] = []
  let format: string | null = null
  let unlisted = 0
  let pending = 0
  try {
    for await (const event of readFeed(source, options)) {
      if (event.kind === 'file-start') format = event.format
      else if (event.kind === 'statement-start') pending = 0
      else if (event.kind === 'entry') pending += event.entry.status === 'pending' ? 1 : 0
      else if (event.kind === 'statement-end') statements.push(inspected(event.statement, pending))
      else if (event.kind === 'file-end') checks = event.checks
      else if (event.kind === 'warning' && warnings.length < LISTED_WARNINGS) warnings.push(event.warning)
      else if (event.kind === 'warning') unlisted += 1
    }
    if (unlisted > 0)
      warnings.push({ line: null, code: 'more-warnings', message: `There are ${unlisted} more warnings.` })
    return { file, format, statements, checks, warnings, refused: null }
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
    return { file, format, statements: [], checks: [], warnings, refused: error.refusal }
  }
}

function inspected(statement: Statement, pending: number): InspectedStatement {
  return {
    account: statement.account.id === '' ? null : statement.account.id,
    scheme: statement.account.scheme,
    currency: statement.currency ?? onlyCurrency(statement.totals),
    sequence: statement.sequence,
    from: dayOf(statement.from),
    to: dayOf(statement.to),
    opening: statement.opening?.amount ?? null,
    closing: statement.closing?.amount ?? null,
    entries: statement.entries,
    investments: statement.investments,
    pending,
    credits: sumOf(statement, ({ credits }) => credits),
    debits: sumOf(statement, ({ debits }) => debits),
    checks: statement.checks,
  }
}

/** The day, or what the file says where that is no day. */
const dayOf = (date: FeedDate | null): string | null => date?.day ?? (date?.raw || null)

const onlyCurrency = (totals: readonly CurrencyTotals[]): string | null =>
  totals.length === 1 ? (totals[0]?.currency ?? null) : null

/** One plain sum if it is in the statement's own currency; else by currency, so that no sum is taken for another's. */
function sumOf({ currency, totals }: Statement, pick: (sums: CurrencyTotals) => Decimal): InspectedSum {
  const [only] = totals
  if (!only) return '0'
  if (totals.length === 1 && (currency === null || only.currency === null || only.currency === currency))
    return pick(only)
  return Object.fromEntries(totals.map((sums) => [sums.currency ?? '?', pick(sums)]))
}
