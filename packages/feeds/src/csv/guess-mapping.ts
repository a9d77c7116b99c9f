import { detectDecimalSign, isBlank, readTableAmount } from './table-amount.ts'
import { detectDateOrder, readAsOf } from './table-date.ts'
import { type ColumnRole, headerName, type TableMapping } from './table-mapping.ts'

/** A proposed mapping, and what a person should look at before saving it. */
export type GuessedMapping = { readonly mapping: TableMapping; readonly doubts: readonly string[] }

type Row = readonly string[]

/** Names that custodians and banks give their columns, best first, normalised by `headerName`. */
const NAMES: readonly (readonly [ColumnRole, string])[] = [
  [
    'date',
    'run date|trade date|transaction date|posting date|post date|booking date|posted date|date|buchungstag|buchungsdatum|buchung|datum|date comptable|date operation|fecha|data',
  ],
  [
    'valueDate',
    'settlement date|settle date|value date|process date|effective date|valuta|valutadatum|wertstellung|date valeur|valeur',
  ],
  [
    'amount',
    'net amount|amount|transaction amount|net cash|cash amount|value|betrag|umsatz|bedrag|montant|importe|importo|kwota|amount usd|amount eur|principal amount|gross amount',
  ],
  ['credit', 'credit|credits|credit amount|deposit|deposits|paid in|money in|haben|gutschrift|crédit|af bij'],
  ['debit', 'debit|debits|debit amount|withdrawal|withdrawals|paid out|money out|soll|lastschrift|débit'],
  ['direction', 'd/c|c/d|dc|debit/credit|credit/debit|cr/dr|dr/cr|soll/haben|s/h|af bij|bij/af'],
  ['balance', 'balance|cash balance|running balance|saldo|kontostand|solde|saldo nach buchung'],
  ['currency', 'currency|ccy|währung|waehrung|devise|valuta|moneda|waluta'],
  ['account', 'account number|account no|account|account id|kontonummer|konto|iban|auftragskonto|compte|account name'],
  ['action', 'action|transaction type|activity|type|activity type|buchungstext|umsatzart|transaction'],
  [
    'description',
    'description|transaction description|label|memo|details|narrative|text|verwendungszweck|libellé|omschrijving|payee|name',
  ],
  [
    'counterparty',
    'counterparty|partner name|beneficiary|payee|name|empfänger|auftraggeber|beguenstigter/zahlungspflichtiger|begünstigter/zahlungspflichtiger',
  ],
  ['counterpartyAccount', 'bank account|counterparty account|partner account|counterparty iban|gegenkonto|iban/bban'],
  [
    'reference',
    'reference|reference number|transaction id|transaction number|operation number|id|fitid|check number|referenz|kundenreferenz',
  ],
  ['symbol', 'symbol|ticker|cusip|isin|symbol/cusip'],
  ['security', 'security description|investment name|security|fund name|investment|security name'],
  ['quantity', 'quantity|shares|units|exchange quantity|shares/unit|stück|anzahl'],
  ['price', 'price|share price|unit price|kurs'],
]

const DELIMITERS = [',', ';', '\t', '|']

/**
 * Proposes how to read a table by its first rows: the header is the row that names a date and an amount, the best of
 * several if a file holds several tables. Null when no row does and no column holds dates beside amounts.
 */
export function guessMapping(rows: readonly Row[], delimiter = ','): GuessedMapping | null {
  let best: { at: number; columns: Columns; score: number } | null = null
  rows.forEach((row, at) => {
    const columns = namedColumns(row)
    const score = Object.keys(columns).length
    if (!columns.date || (!columns.amount && !columns.credit && !columns.debit)) return
    if (!best || score > best.score) best = { at, columns, score }
  })
  // A narrowing that the callback hides from the compiler.
  const found = best as { at: number; columns: Columns; score: number } | null
  if (found) {
    const header = (rows[found.at] ?? []).map(headerName)
    return complete(rows.slice(found.at + 1), header, found.columns, delimiter)
  }
  const columns = positionalColumns(rows)
  return columns && complete(rows, [], columns, delimiter, ['The table has no column names: check every column.'])
}

/** The delimiter that cuts the sample into the most even table. */
export function guessDelimiter(sample: string): string {
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = lines.slice(0, 200).map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1)
    const common = new Map<number, number>()
    for (const count of counts) if (count > 0) common.set(count, (common.get(count) ?? 0) + 1)
    const score = Math.max(0, ...[...common].map(([count, lines]) => lines * lines * Math.min(count, 12)))
    if (score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}

type Columns = Partial<Record<ColumnRole, readonly number[]>>

function namedColumns(row: Row): Columns {
  const names = row.map(headerName)
  const columns: Columns = {}
  const taken = new Set<number>()
  for (const [role, known] of NAMES) {
    const order = known.split('|')
    const matches = names.flatMap((name, at) => (order.includes(name) && !taken.has(at) ? [at] : []))
    if (matches.length === 0) continue
    const rank = (at: number): number => order.indexOf(names[at] ?? '')
    // The name that is known first wins: a net amount over a gross one, a trade date over a date.
    const best = [...matches].sort((a, b) => rank(a) - rank(b))[0] ?? 0
    const chosen = role === 'description' ? matches : [best]
    columns[role] = chosen
    for (const at of chosen) taken.add(at)
  }
  return columns
}

function positionalColumns(rows: readonly Row[]): Columns | null {
  const sample = rows.filter((row) => row.length > 1).slice(0, 50)
  const width = Math.max(0, ...sample.map((row) => row.length))
  const share = (at: number, test: (cell: string) => boolean): number =>
    sample.filter((row) => test(row[at] ?? '')).length / Math.max(1, sample.length)
  const columnNumbers = Array.from({ length: width }, (_, at) => at)
  const date = columnNumbers.find(
    (at) => share(at, (cell) => readAsOf(cell, 'MDY').booked.flag !== 'unreadable' && cell.trim() !== '') > 0.8,
  )
  const amount = columnNumbers.find(
    (at) => at !== date && share(at, (cell) => /[.,]\d{2}\D*$/.test(cell) && isAmount(cell)) > 0.8,
  )
  if (date === undefined || amount === undefined) return null
  const description = columnNumbers.filter(
    (at) => at !== date && at !== amount && share(at, (cell) => /\p{L}{3}/u.test(cell)) > 0.5,
  )
  return { date: [date], amount: [amount], ...(description.length > 0 ? { description } : {}) }
}

const isAmount = (cell: string): boolean => readTableAmount(cell, '.') !== null || readTableAmount(cell, ',') !== null

function complete(
  rows: readonly Row[],
  header: readonly string[],
  columns: Columns,
  delimiter: string,
  known: readonly string[] = [],
): GuessedMapping {
  const doubts = [...known]
  const cells = (role: ColumnRole): string[] =>
    (columns[role] ?? []).flatMap((at) => rows.map((row) => row[at] ?? '').filter((cell) => !isBlank(cell)))
  const decimal = detectDecimalSign([...cells('amount'), ...cells('credit'), ...cells('debit')])
  const dates = detectDateOrder(cells('date'), decimal === ',' ? 'DMY' : 'MDY')
  if (dates.mixed) doubts.push('Some dates can only be day/month, others only month/day.')
  else if (!dates.certain) doubts.push(`No date tells day from month; ${dates.order} is assumed.`)
  if (!columns.currency) doubts.push('No column names a currency.')
  if (!columns.account) doubts.push('No column names an account.')
  return {
    mapping: {
      header,
      columns,
      dateOrder: dates.order,
      decimal,
      delimiter,
      currency: null,
      account: null,
      inverted: false,
    },
    doubts,
  }
}
