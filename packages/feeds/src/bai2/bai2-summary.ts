import type { Balance, BalanceType, DeclaredTotal, FeedDate } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { decimalOf, readUnits } from './bai2-amount.ts'
import { type Fields, FUNDS_TYPES, next, readFunds } from './bai2-funds.ts'
import type { Bai2Record } from './bai2-records.ts'

/** The figures of an account's `03` record and its continuations. `units` is the part of the control total. */
export type Summary = {
  readonly balances: readonly Balance[]
  readonly declared: readonly DeclaredTotal[]
  readonly units: bigint
}

const MOST_FIGURES = 2_000

const TYPES: Readonly<Record<string, BalanceType>> = { '010': 'opening', '015': 'closing', '030': 'interim' }

/**
 * Reads the type code, amount, item count and funds type of each figure behind account and currency. Records may break
 * between any two fields, and blank type codes stand for nothing.
 */
export function readSummary(records: readonly Bai2Record[], currency: string | null, date: FeedDate): Summary {
  const fields = joinFields(records)
  const balances: Balance[] = []
  const declared: DeclaredTotal[] = []
  let units = 0n
  fields.at = 2
  while (fields.at < fields.values.length) {
    const code = next(fields)
    if (code === '') continue
    const record = records.at(-1)
    if (!/^\d{3}$/.test(code)) throw unreadable(records, code, 'type code', 'a type code')
    const stated = next(fields)
    const amount = stated === '' ? null : readUnits(stated)
    if (stated !== '' && amount === null) throw unreadable(records, stated, 'amount', 'an amount')
    const count = readCount(fields)
    if (balances.length + declared.length >= MOST_FIGURES) {
      throw new FeedRefusal('too-many-balances', `One account states more than ${MOST_FIGURES} figures.`, {
        line: record?.line ?? null,
        element: '03',
      })
    }
    if (amount === null) continue
    units += amount
    const number = Number(code)
    if (number < 100) {
      balances.push({
        type: TYPES[code] ?? (number >= 40 ? 'available' : 'other'),
        code,
        amount: decimalOf(amount, currency),
        currency,
        date,
      })
    } else declared.push({ name: code, count, amount: decimalOf(amount, currency), currency })
  }
  return { balances, declared, units }
}

/** Item count, funds type and what belongs to it. A record that ends before them ends the figure. */
function readCount(fields: Fields): number | null {
  const [count = '', funds = ''] = [fields.values[fields.at]?.trim(), fields.values[fields.at + 1]?.trim()]
  if (fields.breaks.has(fields.at) && /^\d{3}$/.test(count) && !FUNDS_TYPES.includes(funds)) return null
  fields.at += 1
  const type = next(fields)
  if (FUNDS_TYPES.includes(type)) readFunds(type, fields)
  else fields.at -= 1
  return /^\d{1,9}$/.test(count) ? Number(count) : null
}

export function joinFields(records: readonly Bai2Record[]): Fields {
  const values = records[0]?.body.split(',') ?? []
  const breaks = new Set<number>()
  for (let at = 1; at < records.length; at += 1) {
    breaks.add(values.length)
    for (const value of (records[at]?.body ?? '').split(',')) values.push(value)
  }
  return { values, breaks, at: 0 }
}

function unreadable(records: readonly Bai2Record[], value: string, field: string, what: string): FeedRefusal {
  const line = records.find(({ body }) => body.includes(value))?.line ?? records[0]?.line ?? null
  const code = field === 'amount' ? 'not-an-amount' : 'not-a-type-code'
  return new FeedRefusal(code, `Line ${line}: "${value.slice(0, 40)}" is not ${what}.`, { line, element: '03', field })
}
