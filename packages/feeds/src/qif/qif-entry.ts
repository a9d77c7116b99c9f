import { absDecimal, multiplyDecimal, negateDecimal } from '../amount.ts'
import { type DecimalSign, isBlank, readTableAmount } from '../csv/table-amount.ts'
import { type DateOrder, readTableDate } from '../csv/table-date.ts'
import { MISSING_DATE } from '../dates.ts'
import type { Decimal, Detail, Entry, SecurityMovement } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { actionOf } from './qif-actions.ts'
import { fieldOf, type QifField, type QifRecord, valueOf } from './qif-records.ts'

/** Null order or decimal sign: the file does not tell, and what depends on it is not read. */
export type QifStyle = {
  readonly order: DateOrder | null
  readonly decimal: DecimalSign | null
  readonly currency: string | null
}

const NO_IDS = { source: null, references: [] }

/**
 * Reads one transaction record of a bank, cash, card, asset, liability or investment section.
 * @throws FeedRefusal `not-an-amount`, `no-amount`, `unknown-action`.
 */
export function readQifEntry(record: QifRecord, index: number, style: QifStyle): Entry {
  const investment = record.section === 'type:invst'
  const amount = amountOf(record, style)
  const action = investment ? actionOf(valueOf(record, 'N') || 'Cash') : null
  if (investment && !action) throw unknownAction(record)
  const movement = action?.type ? movementOf(record, action, amount, style) : null
  if (amount === null && !movement) {
    throw new FeedRefusal('no-amount', `Line ${record.line}: the record states no amount (T).`, {
      line: record.line,
      element: record.section,
      field: 'T',
    })
  }
  const signed = !action ? (amount ?? '0') : effect(action.cash, amount ?? '0', action.type === null)
  const number = valueOf(record, 'N')
  return {
    kind: movement ? 'investment' : 'cash',
    index,
    line: record.line,
    status: 'booked',
    sourceStatus: null,
    booked: readTableDate(fieldOf(record, 'D')?.value ?? '', style.order),
    value: MISSING_DATE,
    amount: signed,
    currency: style.currency,
    code: codeOf(record, investment),
    ids: {
      source: null,
      references: [
        ...(number !== '' && !investment ? [{ name: 'number', value: number }] : []),
        ...(valueOf(record, 'L') === '' ? [] : [{ name: 'category', value: valueOf(record, 'L') }]),
      ],
    },
    counterparty: counterpartyOf(record),
    text: [valueOf(record, 'P'), valueOf(record, 'M')].filter((part) => part !== '').join('\n'),
    reversal: false,
    reversalOf: null,
    original: null,
    details: splitsOf(record, style),
    securities: movement ? [movement] : [],
    raw: record.fields.map(({ code, value }) => `${code}${value}`).join('\n'),
  }
}

/** `T` and `U` state the same amount; investment records may leave `T` out and state the transfer in `$`. */
function amountOf(record: QifRecord, style: QifStyle): Decimal | null {
  const field = fieldOf(record, 'T') ?? fieldOf(record, 'U')
  const stated = field && !isBlank(field.value) ? field : undefined
  if (stated) return readStated(stated, record, style)
  const transfer = record.section === 'type:invst' ? fieldOf(record, '$') : undefined
  return transfer && !isBlank(transfer.value) ? readStated(transfer, record, style) : null
}

function readStated(field: QifField, record: QifRecord, style: QifStyle): Decimal {
  const amount = readTableAmount(field.value, style.decimal)
  if (amount !== null) return amount
  throw new FeedRefusal('not-an-amount', `Line ${field.line}: "${field.value.trim().slice(0, 40)}" is not an amount.`, {
    line: field.line,
    element: record.section,
    field: field.code,
  })
}

function effect(sign: -1 | 0 | 1, amount: Decimal, cash: boolean): Decimal {
  if (sign === 0) return '0'
  // `Cash` and contributions state their own sign; trades state magnitudes.
  const positive = cash ? amount : absDecimal(amount)
  return sign === 1 ? positive : negateDecimal(absDecimal(positive))
}

function movementOf(
  record: QifRecord,
  action: NonNullable<ReturnType<typeof actionOf>>,
  amount: Decimal | null,
  style: QifStyle,
): SecurityMovement {
  const number = (code: string): Decimal | null => {
    const field = fieldOf(record, code)
    return field && !isBlank(field.value) ? readStated(field, record, style) : null
  }
  const quantity = number('Q')
  const price = number('I')
  const exact = quantity !== null && price !== null ? absDecimal(multiplyDecimal(quantity, price)) : null
  return {
    type: action.type ?? 'other',
    security: { id: '', scheme: 'none', name: valueOf(record, 'Y') || null, ticker: null },
    quantity:
      quantity === null || action.type === 'split'
        ? quantity
        : action.quantity === -1
          ? negateDecimal(absDecimal(quantity))
          : quantity,
    price,
    value: amount === null ? exact : absDecimal(amount),
    currency: style.currency,
  }
}

function codeOf(record: QifRecord, investment: boolean): Entry['code'] {
  if (investment) return { scheme: 'qif', code: valueOf(record, 'N') || 'Cash', proprietary: null }
  if (/^opening balance$/i.test(valueOf(record, 'P'))) return { scheme: 'qif', code: 'OPENING', proprietary: null }
  return null
}

/** `[Savings]` in the category names the account at the other end of a transfer. */
function counterpartyOf(record: QifRecord): Entry['counterparty'] {
  const account = /\[([^[\]]+)\]/.exec(valueOf(record, 'L'))?.[1] ?? null
  const name = valueOf(record, 'P') || null
  return name || account ? { name, account, institution: null } : null
}

function splitsOf(record: QifRecord, style: QifStyle): readonly Detail[] {
  if (record.section === 'type:invst') return []
  const details: Detail[] = []
  let category: string | null = null
  let memo = ''
  let amount: Decimal | null = null
  const close = () => {
    if (category === null) return
    details.push({
      amount,
      currency: style.currency,
      code: null,
      ids: { ...NO_IDS, references: [{ name: 'category', value: category }] },
      counterparty: null,
      text: memo,
      reversal: false,
      original: null,
    })
  }
  for (const field of record.fields) {
    if (field.code === 'S') {
      close()
      category = field.value.trim()
      memo = ''
      amount = null
    } else if (field.code === 'E' && category !== null) memo = field.value.trim()
    else if (field.code === '$' && category !== null) amount = readStated(field, record, style)
  }
  close()
  return details
}

const unknownAction = (record: QifRecord): FeedRefusal =>
  new FeedRefusal('unknown-action', `Line ${record.line}: "${valueOf(record, 'N').slice(0, 40)}" is no known action.`, {
    line: record.line,
    element: 'Invst',
    field: 'N',
  })
