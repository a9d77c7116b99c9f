import { addDecimal } from '../amount.ts'
import { amountCheck } from '../checks.ts'
import { type DecimalSign, decimalEvidence } from '../csv/table-amount.ts'
import { type DateOrder, orderEvidence, runningOrder } from '../csv/table-date.ts'
import { decodeText } from '../encoding.ts'
import { lineBatches } from '../lines.ts'
import type { Account, ByteSource, Check, Entry, FeedDate, FeedEvent, ReadOptions, StatementOpening } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally, type Tally } from '../tally.ts'
import { type QifStyle, readQifEntry } from './qif-entry.ts'
import { fieldOf, type QifRecord, splitQif, valueOf } from './qif-records.ts'

/** QIF dates can be read only when all of them are known, so a file is held in memory: personal exports are small. */
const MOST_BYTES = 32 * 1024 * 1024
const TRANSACTIONS = new Set(['type:bank', 'type:cash', 'type:ccard', 'type:invst', 'type:oth a', 'type:oth l'])

/**
 * Reads Quicken interchange files: bank, cash, card, asset, liability and investment sections with splits. The format
 * has no currency and no fixed order of day and month: the first is the mapped account's, the second is found over the
 * whole file, or stated as `mapping: { dateOrder }`, and a warning says when nothing settles it.
 * @throws FeedRefusal `no-statement`, `too-large`, `not-an-amount`, `no-amount`, `unknown-action`, `mixed-dates`.
 */
export async function* readQif(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  const warnings: FeedEvent[] = []
  const records: QifRecord[] = []
  const sections: string[] = []
  let size = 0
  const splitter = splitQif((record) => records.push(record))
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, (warning) =>
    warnings.push({ kind: 'warning', warning }),
  )
  for await (const lines of lineBatches(text, options.limits)) {
    for (const line of lines) {
      size += line.text.length + 1
      if (line.text.startsWith('!')) sections.push(line.text)
      splitter.push(line)
    }
    if (size > MOST_BYTES) {
      throw new FeedRefusal('too-large', `A QIF file of more than ${MOST_BYTES} characters is not read.`)
    }
  }
  splitter.end()
  if (sections.length === 0) throw new FeedRefusal('no-statement', 'There is no QIF section (!Type:) in the file.')
  yield { kind: 'file-start', format: 'QIF' }
  yield* warnings
  yield* readStatements(records, options)
  yield { kind: 'file-end', checks: [] }
}

function* readStatements(records: readonly QifRecord[], options: ReadOptions): Generator<FeedEvent> {
  const { style, events } = styleOf(records, options)
  yield* events
  let account: Account | null = null
  let accountBlock = -1
  let open: { opening: StatementOpening; tally: Tally; section: string; checks: Check[]; days: string[] } | null = null
  let index = 0
  let rows = 0
  const end = function* (): Generator<FeedEvent> {
    if (!open) return
    const { opening, tally, checks, days } = open
    open = null
    yield {
      kind: 'statement-end',
      statement: {
        ...opening,
        sequence: null,
        from: dayDate(days[0]),
        to: dayDate(days[1]),
        opening: null,
        closing: null,
        balances: [],
        declared: [],
        totals: tally.totals(),
        entries: tally.entries(),
        investments: tally.investments(),
        positions: [],
        checks,
      },
    }
  }
  for (const record of records) {
    if (record.section === 'account' && fieldOf(record, 'N')) {
      if (isMoney(record)) throw outOfPlace(record)
      yield* end()
      // Several accounts under one header are a list, not the account of what follows.
      account = record.block === accountBlock ? null : accountOf(record)
      accountBlock = record.block
      continue
    }
    if (!TRANSACTIONS.has(record.section)) {
      refuseLost(record)
      continue
    }
    refuseMerged(record)
    if (open && open.section !== record.section) yield* end()
    if (!open) {
      const opening: StatementOpening = {
        index,
        line: record.line,
        id: null,
        account: account ?? { ...accountOf(record), id: '', scheme: 'none', name: null, type: typeOf(record.section) },
        currency: style.currency,
        finality: 'final',
      }
      index += 1
      open = { opening, tally: createTally(), section: record.section, checks: [], days: [] }
      yield { kind: 'statement-start', statement: opening }
    }
    rows += 1
    if (rows > options.limits.rows) {
      throw new FeedRefusal('too-many-entries', `The file has more than ${options.limits.rows} entries.`, {
        line: record.line,
      })
    }
    if (isEmptyOpening(record, account)) {
      const message = `Line ${record.line} opens the account without an amount: it is no entry.`
      yield { kind: 'warning', warning: { line: record.line, code: 'row-without-amount', message } }
      continue
    }
    const entry = readQifEntry(record, open.tally.entries(), style)
    const split = splitCheck(entry)
    if (split && !split.ok) open.checks.push(split)
    if (!record.isClosed) open.checks.push(UNCLOSED)
    open.tally.add(entry)
    open.days = widened(open.days, entry.booked.day)
    if (entry.code?.code === 'OPENING') {
      const message = `Line ${entry.line}: "Opening Balance" is an entry of the file, but no movement of money.`
      yield { kind: 'warning', warning: { line: entry.line, code: 'opening-balance', message } }
    }
    yield { kind: 'entry', entry }
  }
  yield* end()
}

/** Every record ends with `^`: without it the file may have been cut within an amount. */
const UNCLOSED: Check = { name: 'end of the last record', declared: '^', computed: 'missing', ok: false }

/** Sections that are lists of something else, some of it with amounts. */
const LISTS = /^type:(?:cat|class|tag|memorized|security|prices|budget|template|invitem|bill|cust|vend|emp|pay)/

/** A record that looks like a transaction under a header that nobody knows, or under none. */
function refuseLost(record: QifRecord): void {
  if (LISTS.test(record.section)) return
  if (fieldOf(record, 'D') && (fieldOf(record, 'T') ?? fieldOf(record, 'U'))) throw outOfPlace(record)
}

/** Of an account, `T` is its kind; only of a transaction is it an amount. */
const isMoney = (record: QifRecord): boolean => /^[-+\d.,\s]*\d[.,\d]*$/.test(valueOf(record, 'T'))

function outOfPlace(record: QifRecord): FeedRefusal {
  const section = record.section === '' ? 'no section' : `"!${record.section.slice(0, 40)}"`
  return new FeedRefusal('unknown-section', `Line ${record.line}: a transaction stands under ${section}.`, {
    line: record.line,
    element: record.section.slice(0, 40) || null,
  })
}

/** Two dates or amounts in one record are two records whose end is lost; splits state their own. */
function refuseMerged({ fields, section, line }: QifRecord): void {
  const firstSplit = fields.findIndex(({ code }) => code === 'S')
  const own = firstSplit === -1 ? fields : fields.slice(0, firstSplit)
  for (const code of ['D', 'T']) {
    const twice =
      own.filter((field) => field.code === code)[1] ?? (code === 'T' ? behindSplits(fields, firstSplit) : undefined)
    if (!twice) continue
    const message = `Line ${twice.line}: the record of line ${line} states "${code}" twice; its end (^) is missing.`
    throw new FeedRefusal('merged-records', message, { line: twice.line, element: section, field: code })
  }
}

/** A total behind the splits, if the record has one before them already. */
function behindSplits(fields: QifRecord['fields'], firstSplit: number): QifRecord['fields'][number] | undefined {
  if (firstSplit === -1 || !fields.slice(0, firstSplit).some(({ code }) => code === 'T')) return undefined
  return fields.slice(firstSplit).find(({ code }) => code === 'T')
}

/** Quicken opens an empty investment account with cash of its own, and leaves the amount out. */
const isEmptyOpening = (record: QifRecord, account: Account | null): boolean =>
  valueOf(record, 'N') === 'Cash' &&
  account !== null &&
  valueOf(record, 'L') === `[${account.id}]` &&
  !record.fields.some(({ code }) => 'TU$QI'.includes(code))

/** The first and last day of the entries so far. */
function widened([first, last]: readonly string[], day: string | null): string[] {
  if (day === null) return first === undefined ? [] : [first, last ?? first]
  if (first === undefined || last === undefined) return [day, day]
  return [day < first ? day : first, day > last ? day : last]
}

const dayDate = (day: string | undefined): FeedDate | null => (day === undefined ? null : { raw: day, day, flag: null })

function styleOf(
  records: readonly QifRecord[],
  options: ReadOptions,
): { readonly style: QifStyle; readonly events: readonly FeedEvent[] } {
  const entries = records.filter(({ section }) => TRANSACTIONS.has(section))
  const fields = (codes: string): string[] =>
    entries.flatMap((record) => record.fields.filter(({ code }) => codes.includes(code)).map(({ value }) => value))
  const decimal = decimalOf(fields('TU$'), fields('IQ'))
  const stated = statedOrder(options.mapping)
  const dates = fields('D')
  const found = orderEvidence(dates)
  if (!stated && found.monthFirst !== null && found.dayFirst !== null) {
    throw new FeedRefusal('mixed-dates', 'Some dates of the file can only be day/month, others only month/day.', {
      element: '!Type',
      field: 'D',
    })
  }
  const order = stated ?? orderOf(found, dates, decimal)
  const events: FeedEvent[] = []
  const warn = (code: string, message: string) =>
    events.push({ kind: 'warning', warning: { line: null, code, message } })
  if (order === null) {
    const said = found.ambiguous ?? ''
    warn('ambiguous-dates', `Nothing tells whether "${said}" begins with the day or the month: the mapping has to say.`)
  }
  if (options.currency === undefined) warn('no-currency', 'A QIF file names no currency.')
  return { style: { order, decimal, currency: options.currency ?? null }, events }
}

function decimalOf(amounts: readonly string[], figures: readonly string[]): DecimalSign | null {
  const [money, others] = [decimalEvidence(amounts), decimalEvidence(figures)]
  for (const { point, comma } of [money, others]) {
    if (point !== null) return comma === null ? '.' : null
    if (comma !== null) return ','
  }
  return money.ambiguous === null ? '.' : null
}

function orderOf(
  { monthFirst, dayFirst, ambiguous }: ReturnType<typeof orderEvidence>,
  dates: readonly string[],
  decimal: DecimalSign | null,
): DateOrder | null {
  if (monthFirst !== null) return 'MDY'
  if (dayFirst !== null || decimal === ',') return 'DMY'
  return ambiguous === null ? 'MDY' : runningOrder(dates)
}

function statedOrder(mapping: unknown): DateOrder | null {
  if (typeof mapping !== 'object' || mapping === null || !('dateOrder' in mapping)) return null
  const { dateOrder } = mapping
  return dateOrder === 'MDY' || dateOrder === 'DMY' || dateOrder === 'YMD' ? dateOrder : null
}

function accountOf(record: QifRecord): Account {
  const name = valueOf(record, 'N')
  return { id: name, scheme: 'local', institution: null, type: valueOf(record, 'T') || null, name: name || null }
}

const TYPES: Readonly<Record<string, string>> = {
  'type:bank': 'Bank',
  'type:cash': 'Cash',
  'type:ccard': 'CCard',
  'type:invst': 'Invst',
  'type:oth a': 'Oth A',
  'type:oth l': 'Oth L',
}

const typeOf = (section: string): string | null => TYPES[section] ?? null

/** The splits of a record add up to its amount, or the file says that they do not. */
function splitCheck(entry: Entry): Check | null {
  const amounts = entry.details.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  if (amounts.length === 0 || amounts.length !== entry.details.length) return null
  const sum = amounts.reduce((left, right) => addDecimal(left, right), '0')
  return amountCheck(`splits of line ${entry.line}`, entry.amount, sum)
}
