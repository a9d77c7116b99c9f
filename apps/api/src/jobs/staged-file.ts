import { type FlowRule, flowTypeOf } from '@rapport/domain/activity/flow-type.ts'
import { exponentOf } from '@rapport/domain/money/currency.ts'
import { divide } from '@rapport/domain/money/divide.ts'
import { exact } from '@rapport/domain/money/rate.ts'
import type { Check, Decimal, Entry, FeedEvent, FeedWarning, Statement } from '@rapport/feeds/model.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type BookableEntry, bookableEntry, type NotBookable } from './bookable-entry.ts'

/** A statement as it is shown, and booked once the file is taken. */
export interface StagedStatement {
  readonly id: string
  readonly number: number
  /** Pages of one statement share a group: equal entries are counted within it. */
  readonly group: number
  readonly account: string
  readonly scheme: string
  readonly institution: string
  readonly name: string
  readonly currency: string | null
  readonly from: string | null
  readonly to: string | null
  readonly sequence: string
  readonly opening: Decimal | null
  readonly closing: Decimal | null
  readonly entries: number
  readonly credits: Decimal
  readonly debits: Decimal
  readonly checks: readonly Check[]
}

export interface Rejection {
  readonly line: number | null
  readonly code: string
  readonly field: string
  readonly message: string
  readonly raw: string
}

/** All that a file says but its entries, which lie in the staging table. */
export interface StagedFile {
  format: string
  entriesRead: number
  /** Entries in the staging table. */
  staged: number
  readonly statements: StagedStatement[]
  checks: readonly Check[]
  readonly warnings: FeedWarning[]
  moreWarnings: number
  readonly rejections: Rejection[]
  /** All of them, of which `rejections` lists the first. */
  rejected: number
}

export const STAGING_COLUMNS = [
  'n',
  'id',
  'statement',
  'line',
  'booked_on',
  'value_on',
  'amount',
  'amount_minor',
  'currency',
  'status',
  'source_id',
  'flow_type',
  'flow_rule',
  'counterparty_name',
  'counterparty_account',
  'text',
  'code',
  'reversal',
  'reversal_of',
  'raw',
] as const

/** Ids of the entries of one file: like any other, and one after the other, so that they lie together. */
export function entryIds(now: number): (n: number) => string {
  const base = newId(now)
  const start = Number.parseInt(base.slice(24), 16)
  return (n) => base.slice(0, 24) + ((start + n) % 2 ** 48).toString(16).padStart(12, '0')
}

/** As a temporary table: gone with the transaction, whatever happens. */
export const STAGING_TABLE = `create temp table import_entry (
  n bigint not null, id uuid not null, statement integer not null, line integer, booked_on date not null, value_on date not null,
  amount numeric not null, amount_minor bigint, currency text, status text not null, source_id text not null, flow_type text not null,
  flow_rule text not null, counterparty_name text not null, counterparty_account text not null, text text not null, code text not null,
  reversal boolean not null, reversal_of text not null, raw text not null
) on commit drop`

const LISTED_MOST = 1_000
const RAW_SHOWN = 2_000

export interface StagingOptions {
  readonly rules: readonly FlowRule[]
  /** Identifiers of the firm's own accounts. */
  readonly inHouse: ReadonlySet<string>
  readonly write: (row: readonly (string | null)[]) => Promise<void> | undefined
  readonly progress: { entriesRead: number; format: string }
  /** The id of the n-th entry. */
  readonly idOf: (n: number) => string
}

/** Reads a file's events into the staging table, and keeps what is not an entry. @throws what the reader throws */
export async function stageFile(events: AsyncIterable<FeedEvent>, options: StagingOptions): Promise<StagedFile> {
  const file: StagedFile = {
    format: '',
    entriesRead: 0,
    staged: 0,
    statements: [],
    checks: [],
    warnings: [],
    moreWarnings: 0,
    rejections: [],
    rejected: 0,
  }
  let currency: string | null = null
  let number = 0
  for await (const event of events) {
    if (event.kind === 'file-start') {
      file.format = event.format
      options.progress.format = event.format
    } else if (event.kind === 'statement-start') currency = event.statement.currency
    else if (event.kind === 'entry') {
      file.entriesRead += 1
      options.progress.entriesRead = file.entriesRead
      const found = bookableEntry(event.entry, currency)
      if ('why' in found) setAside(file, event.entry, found)
      else {
        const waiting = options.write(stagedRow(found, file.staged, number, event.entry.line, options))
        file.staged += 1
        if (waiting) await waiting
      }
    } else if (event.kind === 'statement-end') {
      file.statements.push(stagedStatement(event.statement, number, file.statements.at(-1)))
      number += 1
    } else if (event.kind === 'warning') warn(file, event.warning)
    else if (event.kind === 'file-end') file.checks = event.checks
  }
  return file
}

/** Adds to what the file is warned about; the list is bounded, the count is not. */
export function warn(file: StagedFile, warning: FeedWarning): void {
  if (file.warnings.length < LISTED_MOST) file.warnings.push(warning)
  else file.moreWarnings += 1
}

export function reject(file: StagedFile, rejection: Rejection, count = 1): void {
  file.rejected += count
  if (file.rejections.length < LISTED_MOST) {
    file.rejections.push({ ...rejection, raw: rejection.raw.slice(0, RAW_SHOWN) })
  }
}

function setAside(file: StagedFile, { line, raw }: Entry, { why, code, field, message }: NotBookable): void {
  if (why === 'note') warn(file, { line, code, message })
  else reject(file, { line, code, field, message, raw })
}

function stagedRow(
  entry: BookableEntry,
  n: number,
  statement: number,
  line: number | null,
  { rules, inHouse, idOf }: StagingOptions,
): (string | null)[] {
  const { flow, rule } = flowTypeOf(
    {
      code: entry.code,
      amount: entry.minor ?? (entry.amount.startsWith('-') ? -1n : 1n),
      text: entry.text,
      isReversal: entry.reversal,
      counterpartyInHouse: entry.counterpartyAccount === '' ? null : inHouse.has(entry.counterpartyAccount),
    },
    rules,
  )
  return [
    String(n),
    idOf(n),
    String(statement),
    line === null ? null : String(line),
    entry.bookedOn,
    entry.valueOn,
    entry.amount,
    entry.minor === null ? null : entry.minor.toString(),
    entry.currency,
    entry.status,
    entry.sourceId,
    flow,
    rule,
    entry.counterpartyName,
    entry.counterpartyAccount,
    entry.text,
    entry.code,
    entry.reversal ? 't' : 'f',
    entry.reversalOf,
    entry.raw,
  ]
}

function stagedStatement(statement: Statement, number: number, last: StagedStatement | undefined): StagedStatement {
  const { account, sequence, totals, opening, closing } = statement
  const currency = statement.currency ?? totals[0]?.currency ?? opening?.currency ?? closing?.currency ?? null
  const own = totals.find((sums) => sums.currency === currency) ?? totals.find((sums) => sums.currency === null)
  const [page, before] = [pageOf(sequence), pageOf(last?.sequence ?? null)]
  const follows =
    page !== null && before?.number === page.number && last?.account === plain(account.id) && page.page > before.page
  return {
    id: newId(),
    number,
    group: follows ? last.group : number,
    account: plain(account.id),
    scheme: account.scheme,
    institution: plain(account.institution ?? ''),
    name: plain(account.name ?? ''),
    currency,
    from: statement.from?.day ?? null,
    to: statement.to?.day ?? null,
    sequence: plain(sequence ?? ''),
    opening: opening?.currency === currency ? opening.amount : null,
    closing: closing?.currency === currency ? closing.amount : null,
    entries: statement.entries,
    credits: own?.credits ?? '0',
    debits: own?.debits ?? '0',
    checks: statement.checks,
  }
}

/** Postgres keeps neither NUL nor half a character. */
const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

/** `84/2` is the second page of statement 84. */
function pageOf(sequence: string | null): { number: number; page: number } | null {
  const match = /^(\d+)\/(\d+)$/.exec(sequence ?? '')
  return match ? { number: Number(match[1]), page: Number(match[2]) } : null
}

/** Every figure that a file declares is the figure that was computed, and no line was turned down. */
export const addsUp = (file: StagedFile): boolean =>
  file.rejected === 0 &&
  file.checks.every(({ ok }) => ok) &&
  file.statements.every(({ checks }) => checks.every(({ ok }) => ok))

/** In minor units; what has more digits than its currency is cut, which only a file that does not add up can show. */
export function minorOf(amount: Decimal, currency: string): bigint {
  const { units, scale } = exact(amount)
  return divide(units * 10n ** BigInt(exponentOf(currency) ?? 2), 10n ** BigInt(scale), 'down')
}
