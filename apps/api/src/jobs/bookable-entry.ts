import { createHash } from 'node:crypto'
import { isDay } from '@rapport/domain/calendar/day.ts'
import { exponentOf, isCurrency, parseMoney } from '@rapport/domain/money/currency.ts'
import { divide, magnitude } from '@rapport/domain/money/divide.ts'
import { exact } from '@rapport/domain/money/rate.ts'
import type { Entry, FeedDate, SecurityMovementType } from '@rapport/feeds/model.ts'

/** A movement as it can be booked. Without a currency yet, `minor` is null until the account says which. */
export interface BookableEntry {
  readonly bookedOn: string
  readonly valueOn: string
  /** As stated, signed. */
  readonly amount: string
  readonly minor: bigint | null
  readonly currency: string | null
  readonly status: 'booked' | 'pending'
  readonly sourceId: string
  readonly counterpartyName: string
  /** Without spaces, in capitals. */
  readonly counterpartyAccount: string
  readonly text: string
  readonly code: string
  readonly reversal: boolean
  readonly reversalOf: string
  readonly raw: string
}

/** Why an entry cannot be booked, or (`note`) why nothing has to be. */
export interface NotBookable {
  readonly why: 'rejected' | 'note'
  readonly code: string
  readonly field: string
  readonly message: string
}

/** The largest amount of one movement, in minor units: thousands of them still add up in 64 bits. */
export const AMOUNT_MAX = 10n ** 15n
/** The largest balance or sum of a statement, in minor units. */
export const FIGURE_MAX = 10n ** 17n
const SOURCE_ID_MAX = 200

/** What of securities says about money: trades and income by their kind, so that no sale is taken for new money. */
const MOVEMENT_CODES: Readonly<Record<SecurityMovementType, string>> = {
  buy: 'BUY',
  sell: 'SELL',
  reinvest: 'BUY/REINVEST',
  income: 'DIV',
  transfer: 'TRANSFER',
  split: 'DERV/SPLIT',
  other: 'DERV/OTHER',
}

/**
 * An entry of a file as a movement, or why it is none: it needs a day, an amount that is exact in its currency, and a
 * currency of ISO 4217 where one is stated. A transfer in kind is booked with its value.
 * @param currency the statement's, for entries that state none
 */
export function bookableEntry(entry: Entry, currency: string | null): BookableEntry | NotBookable {
  const days = daysOf(entry)
  if ('why' in days) return days
  const stated = amountOf(entry, currency)
  if ('why' in stated) return stated
  const party = entry.counterparty ?? (entry.details.length === 1 ? (entry.details[0]?.counterparty ?? null) : null)
  return {
    ...days,
    ...stated,
    status: entry.status,
    sourceId: shortId(entry.ids.source ?? ''),
    counterpartyName: party?.name ?? '',
    counterpartyAccount: normalAccount(party?.account ?? ''),
    text: entry.text === '' ? securityText(entry) : entry.text,
    code: codeOf(entry),
    reversal: entry.reversal,
    reversalOf: shortId(entry.reversalOf ?? ''),
    raw: entry.raw,
  }
}

/** How account identifiers are compared. */
export const normalAccount = (identifier: string): string => identifier.replaceAll(/\s/g, '').toUpperCase()

/** A day that exists and that an account can have; a file may name any. */
export const dayOfThisTime = (day: string | null): string | null =>
  day !== null && isDay(day) && day >= '1900-01-01' && day <= '2199-12-31' ? day : null

function daysOf({ booked, value }: Entry): { bookedOn: string; valueOn: string } | NotBookable {
  const [bookedOn, valueOn] = [booked.day ?? value.day, value.day ?? booked.day]
  if (bookedOn === null || valueOn === null) {
    return rejected('date', 'booked', `There is no day: ${JSON.stringify(rawOf(booked, value))}.`)
  }
  const odd = [bookedOn, valueOn].find((day) => dayOfThisTime(day) === null)
  return odd === undefined ? { bookedOn, valueOn } : rejected('date', 'booked', `${odd} is no day of this time.`)
}

const rawOf = (booked: FeedDate, value: FeedDate): string => booked.raw || value.raw

type Stated = Pick<BookableEntry, 'amount' | 'minor' | 'currency'>

function amountOf(entry: Entry, statementCurrency: string | null): Stated | NotBookable {
  const { amount, currency: entryCurrency } = entry
  if (entry.kind === 'cash') return exactAmount(amount, entryCurrency ?? statementCurrency)
  const [movement] = entry.securities
  if (movement?.type === 'transfer' && /^-?0*(?:\.0*)?$/.test(amount)) {
    const currency = movement.currency ?? entryCurrency ?? statementCurrency
    if (movement.value === null) {
      return { ...rejected('no_value', 'value', 'A transfer in kind without a value: it is not booked.'), why: 'note' }
    }
    const value = movement.quantity?.startsWith('-') ? `-${movement.value}` : movement.value
    // Quantity times price may have more digits than money: valued once, half up.
    return exactAmount(currency === null ? value : valued(value, currency), currency)
  }
  if (/^-?0*(?:\.0*)?$/.test(amount)) {
    return { ...rejected('no_money', 'amount', 'Securities moved without money: nothing to book.'), why: 'note' }
  }
  return exactAmount(amount, entryCurrency ?? statementCurrency)
}

function exactAmount(amount: string, currency: string | null): Stated | NotBookable {
  if (currency === null) return { amount, minor: null, currency }
  if (!isCurrency(currency)) return rejected('currency', 'currency', `${currency} is no currency of ISO 4217.`)
  const money = parseMoney(amount, currency)
  if (!money) return rejected('amount', 'amount', `${amount} is not exact in ${currency}.`)
  if (magnitude(money.minor) > AMOUNT_MAX) return rejected('amount', 'amount', `${amount} ${currency} is too large.`)
  return { amount, minor: money.minor, currency }
}

function valued(value: string, currency: string): string {
  const exponent = exponentOf(currency)
  if (exponent === null) return value
  const { units, scale } = exact(value)
  if (scale <= exponent) return value
  const minor = divide(units, 10n ** BigInt(scale - exponent))
  const digits = magnitude(minor)
    .toString()
    .padStart(exponent + 1, '0')
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return minor < 0n ? `-${whole}` : whole
}

function codeOf({ kind, code, securities }: Entry): string {
  const stated = code ? code.code || (code.proprietary ?? '') : ''
  if (kind === 'cash') return stated
  return [MOVEMENT_CODES[securities[0]?.type ?? 'other'], stated].filter((part) => part !== '').join('/')
}

const securityText = ({ securities }: Entry): string =>
  securities
    .map(({ quantity, security }) => [quantity, security.name ?? security.ticker ?? security.id].join(' ').trim())
    .join('\n')

/** Ids are part of a key of bounded length; one beyond reason is known by its hash. */
const shortId = (id: string): string =>
  id.length <= SOURCE_ID_MAX ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`

const rejected = (code: string, field: string, message: string): NotBookable => ({
  why: 'rejected',
  code,
  field,
  message,
})
