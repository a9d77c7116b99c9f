import type { ByteSource, Check, CurrencyTotals, Decimal, Entry, FeedDate, FeedWarning, Statement } from './model.ts'
import { type FeedOptions, readFeed } from './read.ts'
import { FeedRefusal } from './refusal.ts'

/** A sum, or one per currency where a statement has several. Debits are positive, like credits. */
export type InspectedSum = Decimal | Readonly<Record<string, Decimal>>

export type InspectedStatement = {
  readonly account: string | null
  readonly currency: string | null
  readonly from: string | null
  readonly to: string | null
  readonly opening: Decimal | null
  readonly closing: Decimal | null
  readonly entries: number
  readonly credits: InspectedSum
  readonly debits: InspectedSum
  /** The statement's own; the last statement of a file also has those over the whole file. */
  readonly checks: readonly Check[]
}

/** What is in a file; `refused` says where and why it cannot be read. */
export type Inspection = {
  readonly file: string
  readonly format: string | null
  readonly statements: readonly InspectedStatement[]
  readonly warnings: readonly FeedWarning[]
  readonly refused: { readonly line: number | null; readonly code: string; readonly message: string } | null
}

/** Warnings of one kind and statements listed; the rest is counted. */
const LISTED_WARNINGS = 50
const LISTED_STATEMENTS = 50_000

/** Reads a whole file and says what is in it. A refused file has no statements: it counts for nothing. */
export async function inspect(file: string, source: ByteSource, options: FeedOptions = {}): Promise<Inspection> {
  const statements: InspectedStatement[] = []
  const notes = createNotes()
  let format: string | null = null
  let odd = NOTHING_ODD
  let unlisted = 0
  try {
    for await (const event of readFeed(source, options)) {
      if (event.kind === 'file-start') format = event.format
      else if (event.kind === 'statement-start') odd = NOTHING_ODD
      else if (event.kind === 'entry') odd = counted(odd, event.entry)
      else if (event.kind === 'warning') notes.add(event.warning)
      else if (event.kind === 'file-end') addFileChecks(statements, event.checks, notes.add)
      else if (event.kind === 'statement-end') {
        noteEntries(event.statement, odd, notes.add)
        if (statements.length < LISTED_STATEMENTS) statements.push(inspected(event.statement))
        else unlisted += 1
      }
    }
    if (unlisted > 0) notes.add(note('more-statements', `There are ${unlisted} more statements.`))
    return { file, format, statements, warnings: notes.listed(), refused: null }
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
    const { line, code, message } = error.refusal
    return { file, format, statements: [], warnings: notes.listed(), refused: { line, code, message } }
  }
}

const note = (code: string, message: string, line: number | null = null): FeedWarning => ({ line, code, message })

/** Many of one kind hide none of another. */
function createNotes() {
  const warnings: FeedWarning[] = []
  const counts = new Map<string, number>()
  return {
    add: (warning: FeedWarning): void => {
      const count = (counts.get(warning.code) ?? 0) + 1
      counts.set(warning.code, count)
      if (count <= LISTED_WARNINGS) warnings.push(warning)
    },
    listed: (): readonly FeedWarning[] => {
      const unlisted = [...counts].filter(([, count]) => count > LISTED_WARNINGS)
      const more = unlisted.map(([code, count]) =>
        note('more-warnings', `There are ${count - LISTED_WARNINGS} more warnings "${code}".`),
      )
      return [...warnings, ...more]
    },
  }
}

type Odd = { readonly pending: number; readonly undated: number }
const NOTHING_ODD: Odd = { pending: 0, undated: 0 }

const counted = ({ pending, undated }: Odd, { status, booked, value }: Entry): Odd => ({
  pending: status === 'pending' ? pending + 1 : pending,
  undated: isUndated(booked, value) ? undated + 1 : undated,
})

/** No day at all, or one of its dates is none. A date that the format leaves out is nothing odd beside the other. */
const isUndated = (booked: FeedDate, value: FeedDate): boolean =>
  (booked.day ?? value.day) === null ||
  [booked, value].some(({ flag }) => flag === 'impossible' || flag === 'unreadable')

/** What of the entries is not plainly booked money. */
function noteEntries(
  { line, totals, entries, investments }: Statement,
  { pending, undated }: Odd,
  add: (w: FeedWarning) => void,
) {
  if (undated > 0) {
    const message = `${undated} of ${entries} entries have a date that is missing, that does not exist or that cannot be read.`
    add(note('unclear-dates', message, line))
  }
  if (pending > 0)
    add(note('pending', `${pending} of ${entries} entries are not booked yet; the sums include them.`, line))
  const money = totals.reduce((count, sums) => count + sums.entries, 0)
  if (investments === 0) return
  const counted = money + investments > entries ? 'the sums include their money' : 'the sums do not include them'
  add(
    note(
      'securities',
      `${investments} of ${entries} entries are trades, income or transfers of securities; ${counted}.`,
      line,
    ),
  )
}

/** Checks over the whole file stand with its last statement; without one only those that fail are told. */
function addFileChecks(
  statements: InspectedStatement[],
  checks: readonly Check[],
  add: (w: FeedWarning) => void,
): void {
  const last = statements.pop()
  if (last) statements.push({ ...last, checks: [...last.checks, ...checks] })
  else {
    for (const { name, declared, computed, ok } of checks) {
      if (!ok) add(note('check-failed', `${name}: ${declared} is stated, ${computed} is there.`))
    }
  }
}

function inspected(statement: Statement): InspectedStatement {
  return {
    account: statement.account.id === '' ? null : statement.account.id,
    currency: statement.currency ?? onlyCurrency(statement.totals),
    from: dayOf(statement.from),
    to: dayOf(statement.to),
    opening: statement.opening?.amount ?? null,
    closing: statement.closing?.amount ?? null,
    entries: statement.entries,
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
