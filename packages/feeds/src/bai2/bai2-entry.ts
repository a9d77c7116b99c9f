import { MISSING_DATE } from '../dates.ts'
import type { Counterparty, Entry, FeedDate, Reference } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { decimalOf, readUnits } from './bai2-amount.ts'
import { type Direction, directionOf, isReversal } from './bai2-codes.ts'
import { FUNDS_TYPES, next, readFunds } from './bai2-funds.ts'
import type { Bai2Record } from './bai2-records.ts'
import { joinFields } from './bai2-summary.ts'

export type Bai2Entry = {
  readonly entry: Entry
  readonly direction: Direction | null
  /** The amount as it counts in the control total. */
  readonly units: bigint
  /** A monetary record that states no amount. */
  readonly blank: boolean
}

/**
 * Reads a `16` and its continuations: type, amount, funds type, bank reference, customer reference, text. Texts may
 * hold commas and slashes; continuations behind the references are text.
 * @throws FeedRefusal `not-an-amount`, `not-a-type-code`, `no-direction`, `not-a-funds-type`.
 */
export function readEntry(
  records: readonly Bai2Record[],
  place: {
    readonly index: number
    readonly currency: string | null
    readonly asOf: FeedDate
    readonly interim: boolean
  },
): Bai2Entry {
  const first = records[0]
  const line = first?.line ?? null
  const own = joinFields(records)
  const code = next(own)
  const direction = directionOf(code)
  const stated = next(own)
  const units = stated === '' ? 0n : readUnits(stated)
  if (!/^\d{3}$/.test(code)) throw refuse(line, 'not-a-type-code', code, 'is not a type code', 'type code')
  if (units === null) throw refuse(line, 'not-an-amount', stated, 'is not an amount', 'amount')
  if (direction === null && units !== 0n) {
    throw refuse(line, 'no-direction', code, 'is a type code that is neither credit nor debit', 'type code')
  }
  const funds = next(own)
  if (!FUNDS_TYPES.includes(funds)) throw refuse(line, 'not-a-funds-type', funds, 'is not a funds type', 'funds type')
  const value = readFunds(funds, own)
  // References stand in the record itself: what a continuation says behind them is text.
  const length = countFields(first?.body ?? '')
  const bankReference = own.at < length ? next(own) : ''
  const customerReference = own.at < length ? next(own) : ''
  const { text, continuations } = textOf(records, own.at)
  const signed = direction === 'debit' ? -units : direction === 'none' ? 0n : units
  const facts = taggedFacts(continuations)
  const credit = direction === 'credit'
  const entry: Entry = {
    kind: 'cash',
    index: place.index,
    line,
    status: place.interim ? 'pending' : 'booked',
    sourceStatus: null,
    booked: place.asOf,
    value: value.flag === 'missing' ? MISSING_DATE : value,
    amount: decimalOf(signed, place.currency),
    currency: place.currency,
    code: { scheme: 'bai', code, proprietary: null },
    ids: {
      source: bankReference || null,
      references: [
        ...(customerReference ? [{ name: 'customer', value: customerReference }] : []),
        ...referencesOf(facts),
      ],
    },
    counterparty: counterpartyOf(facts, credit),
    text,
    reversal: isReversal(code),
    reversalOf: null,
    original: null,
    details: [],
    securities: [],
    raw: records.map(({ source }) => source).join('\n'),
  }
  return { entry, direction, units, blank: stated === '' && direction !== 'none' }
}

/** Whatever fields of the first record are left, then each continuation; funds that ran over take theirs first. */
function textOf(
  records: readonly Bai2Record[],
  from: number,
): { readonly text: string; readonly continuations: readonly string[] } {
  const told: string[] = []
  let used = from
  records.forEach(({ body }, at) => {
    // A continuation whose fields were only partly used up is no text at all.
    const rest = used > 0 || at === 0 ? behindFields(body, used) : body
    used = Math.max(0, used - countFields(body))
    for (const part of rest.split('\n')) if (part.trim() !== '') told.push(part.trim())
  })
  return { text: told.join('\n'), continuations: told }
}

function behindFields(body: string, fields: number): string {
  let start = 0
  for (let passed = 0; passed < fields; passed += 1) {
    const comma = body.indexOf(',', start)
    if (comma === -1) return ''
    start = comma + 1
  }
  return body.slice(start)
}

function countFields(body: string): number {
  let fields = 1
  for (let comma = body.indexOf(','); comma !== -1; comma = body.indexOf(',', comma + 1)) fields += 1
  return fields
}

/** `EREF: x`, `CRNM: y`: one fact a line, as Goldman Sachs and others write continuations. */
function taggedFacts(lines: readonly string[]): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  for (const line of lines) {
    const match = line.startsWith(':', 4) ? /^([A-Z]{4}): ?(.+)$/.exec(line) : null
    if (match && !facts.has(match[1] ?? '')) facts.set(match[1] ?? '', (match[2] ?? '').trim())
  }
  return facts
}

const REFERENCES = ['EREF', 'CREF', 'IDNM', 'CHKN']

const referencesOf = (facts: ReadonlyMap<string, string>): readonly Reference[] =>
  REFERENCES.flatMap((name) => {
    const value = facts.get(name)
    return value === undefined ? [] : [{ name, value }]
  })

/** Money that came in is from the debtor, money that went out is for the creditor. */
function counterpartyOf(facts: ReadonlyMap<string, string>, credit: boolean): Counterparty | null {
  const side = credit ? 'D' : 'C'
  const name = facts.get(credit ? 'DBNM' : 'CRNM') ?? null
  const account = facts.get(`${side}ACT`) ?? null
  const institution = facts.get(`${side}BIC`) ?? facts.get(`${side}ABA`) ?? null
  return name || account || institution ? { name, account, institution } : null
}

const refuse = (line: number | null, code: string, value: string, what: string, field: string): FeedRefusal =>
  new FeedRefusal(code, `Line ${line}: "${value.slice(0, 40)}" ${what}.`, { line, element: '16', field })
