import { type FlowRule, flowTypeOf } from '@rapport/domain/activity/flow-type.ts'
import { exponentOf } from '@rapport/domain/money/currency.ts'
import { divide } from '@rapport/domain/money/divide.ts'
import { exact } from '@rapport/domain/money/rate.ts'
import type { Check, Decimal, Entry, FeedEvent, FeedWarning, Statement } from '@rapport/feeds/model.ts'
import type { ImportWarning } from '@rapport/prisma/import-summary.ts'
import { type BookableEntry, bookableEntry, dayOfThisTime, type NotBookable } from './bookable-entry.ts'

/** A statement as it is shown, and booked once somebody imports the file. */
export interface StagedStatement {
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
  readonly interim: boolean
  readonly opening: Decimal | null
  readonly closing: Decimal | null
  readonly entries: number
  readonly pending: number
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

/** All that a file says but its entries, which lie in `infra.import_entry`. */
export interface StagedFile {
  format: string
  entriesRead: number
  /** Entries in `infra.import_entry`. */
  staged: number
  readonly statements: StagedStatement[]
  checks: readonly Check[]
  readonly warnings: ImportWarning[]
  moreWarnings: number
  readonly rejections: Rejection[]
  /** All of them, of which `rejections` lists the first. */
  rejected: number
}

export const ENTRY_COLUMNS = [
  'import_id',
  'n',
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

const LISTED_MOST = 1_000
const RAW_SHOWN = 2_000

export interface StagingOptions {
  readonly importId: string
  /** Whose tables these are, where a mapping says so: the institution of accounts that name none. */
  readonly custodian: string
  readonly rules: readonly FlowRule[]
  /** Identifiers of the firm's own accounts. */
  readonly inHouse: ReadonlySet<string>
  readonly write: (row: readonly (string | null)[]) => Promise<void> | undefined
  readonly progress: { entriesRead: number; format: string }
}

/** Reads a file's events into `infra.import_entry`, and keeps what is not an entry. @throws what the reader throws */
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
  let pending = 0
  for await (const event of events) {
    if (event.kind === 'file-start') {
      file.format = event.format
      options.progress.format = event.format
    } else if (event.kind === 'statement-start') {
      currency = event.statement.currency
      pending = 0
    } else if (event.kind === 'entry') {
      file.entriesRead += 1
      options.progress.entriesRead = file.entriesRead
      const found = bookableEntry(event.entry, currency)
      if ('why' in found) setAside(file, event.entry, found)
      else {
        const waiting = options.write(stagedRow(found, file.staged, number, event.entry.line, options))
        file.staged += 1
        pending += found.status === 'pending' ? 1 : 0
        if (waiting) await waiting
      }
    } else if (event.kind === 'statement-end') {
      file.statements.push(
        stagedStatement(event.statement, { number, pending, custodian: options.custodian }, file.statements.at(-1)),
      )
      number += 1
    } else if (event.kind === 'warning') warn(file, event.warning)
    else if (event.kind === 'file-end') file.checks = event.checks
  }
  return file
}

/** Adds to what the file is warned about; the list is bounded, the count is not. */
export function warn(file: StagedFile, warning: FeedWarning & Partial<ImportWarning>): void {
  if (file.warnings.length < LISTED_MOST) file.warnings.push({ facts: {}, ...warning })
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
  { importId, rules, inHouse }: StagingOptions,
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
    importId,
    String(n),
    String(statement),
    line === null ? null : String(line),
    entry.bookedOn,
    entry.valueOn,
    entry.minor === null ? entry.amount : null,
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

function stagedStatement(
  statement: Statement,
  { number, pending, custodian }: { number: number; pending: number; custodian: string },
  last: StagedStatement | undefined,
): StagedStatement {
  const { account, sequence, totals, opening, closing } = statement
  const currency = statement.currency ?? totals[0]?.currency ?? opening?.currency ?? closing?.currency ?? null
  const own = totals.find((sums) => sums.currency === currency) ?? totals.find((sums) => sums.currency === null)
  const [page, before] = [pageOf(sequence), pageOf(last?.sequence ?? null)]
  const follows =
    page !== null && before?.number === page.number && last?.account === plain(account.id) && page.page > before.page
  return {
    number,
    group: follows ? last.group : number,
    account: plain(account.id),
    scheme: account.scheme,
    institution: plain(account.institution ?? (account.scheme === 'iban' ? '' : custodian)),
    name: plain(account.name ?? ''),
    currency,
    from: dayOfThisTime(statement.from?.day ?? null),
    to: dayOfThisTime(statement.to?.day ?? null),
    sequence: plain(sequence ?? ''),
    interim: statement.finality === 'interim',
    opening: opening?.currency === currency ? opening.amount : null,
    closing: closing?.currency === currency ? closing.amount : null,
    entries: statement.entries,
    pending,
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
