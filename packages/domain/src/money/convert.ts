import { addDays, type Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { byText } from '../text-order.ts'
import { type Currency, exponentOf, isCurrency, type Money } from './currency.ts'
import { divide } from './divide.ts'
import { exact, isRate, type Rate } from './rate.ts'

/** A published rate of one day: one unit of `base` is `rate` units of `quote`. */
export interface Fixing {
  readonly day: Day
  readonly base: Currency
  readonly quote: Currency
  readonly rate: Rate
  /** Who published it: `ECB`, `Federal Reserve`. */
  readonly source: string
}

/** A fixing as a conversion used it; inverted when it was published the other way round. */
export interface RateUsed {
  readonly fixing: Fixing
  readonly inverted: boolean
}

/** A sum in another currency, with what it was and the rates that made it: it can be checked in ten years. */
export interface Converted {
  readonly money: Money
  readonly original: Money
  readonly on: Day
  /** In the order applied; none when the currency stays, two when converted through a third one. */
  readonly rates: readonly RateUsed[]
}

export type ConversionRefusal = 'unknown_currency' | 'no_rate'

/** Published fixings, found by currency pair and day. */
export interface FixingTable {
  readonly byPair: ReadonlyMap<string, readonly Fixing[]>
}

export interface ConversionPolicy {
  /** Days back that a fixing may lie when none was published on the value date: weekends and holidays. */
  readonly oldestDays: number
  /** The currency through which two others convert when no direct rate was published; `null` for none. */
  readonly through: Currency | null
}

export const defaultConversionPolicy: ConversionPolicy = { oldestDays: 7, through: 'EUR' }

/**
 * Fixings ready to be looked up. Where a day has several of one pair, the last given wins.
 * @throws RangeError for a rate that is no positive decimal, or a currency that is none.
 */
export function fixingTable(fixings: Iterable<Fixing>): FixingTable {
  const byPair = new Map<string, Map<Day, Fixing>>()
  for (const fixing of fixings) {
    if (!isRate(fixing.rate) || exact(fixing.rate).units <= 0n)
      throw new RangeError(`not a positive rate: ${fixing.rate}`)
    if (!isCurrency(fixing.base) || !isCurrency(fixing.quote) || fixing.base === fixing.quote)
      throw new RangeError(`not a currency pair: ${fixing.base}/${fixing.quote}`)
    const pair = pairOf(fixing.base, fixing.quote)
    const days = byPair.get(pair) ?? new Map<Day, Fixing>()
    days.set(fixing.day, fixing)
    byPair.set(pair, days)
  }
  const sorted = [...byPair].map(
    ([pair, days]) => [pair, [...days.values()].sort((a, b) => byText(a.day, b.day))] as const,
  )
  return { byPair: new Map(sorted) }
}

/**
 * A sum in another currency at the stored rate of its value date (domain 6.1), or the latest one before it within the
 * policy's days. A direct rate goes before its inverse, and both before the way through a third currency. Rounded half
 * up once, at the end, to the minor units of the target.
 */
export function convert(
  original: Money,
  to: Currency,
  on: Day,
  table: FixingTable,
  policy: ConversionPolicy = defaultConversionPolicy,
): Decision<Converted, ConversionRefusal> {
  if (!isCurrency(original.currency) || !isCurrency(to)) return refuse('unknown_currency')
  if (original.currency === to) return accept({ money: original, original, on, rates: [] })
  const rates = ratesFor(original.currency, to, on, table, policy)
  return rates ? accept({ money: convertAt(original, to, rates), original, on, rates }) : refuse('no_rate')
}

/**
 * What a conversion gives at rates that were kept: the proof that a stored figure is right.
 * @throws RangeError for a currency that is none.
 */
export function convertAt(original: Money, to: Currency, rates: readonly RateUsed[]): Money {
  const minor = apply(
    original.minor,
    rates.map(({ fixing, inverted }) => ({ rate: fixing.rate, inverted })),
    digitsBetween(original.currency, to),
  )
  return { minor, currency: to }
}

/**
 * A sum at the one rate that stands beside it: one unit of its currency is `rate` units of the other. Rounded half up
 * once, to the minor units of the other currency.
 * @throws RangeError for a currency that is none, or a rate that is no decimal.
 */
export const atRate = ({ minor, currency }: Money, rate: Rate, to: Currency): Money => ({
  minor: apply(minor, [{ rate, inverted: false }], digitsBetween(currency, to)),
  currency: to,
})

/**
 * The rate at which money of `from` became money of `to` on a day, as one decimal that can be kept beside the sum; `null`
 * where none was published that way round within the policy's days. `'1'` when the currency stays.
 */
export function publishedRate(
  from: Currency,
  to: Currency,
  on: Day,
  table: FixingTable,
  { oldestDays }: Pick<ConversionPolicy, 'oldestDays'> = defaultConversionPolicy,
): Rate | null {
  if (from === to) return '1'
  return latest(table.byPair.get(pairOf(from, to)), on, addDays(on, -oldestDays))?.rate ?? null
}

function digitsBetween(from: Currency, to: Currency): number {
  const [fromDigits, toDigits] = [exponentOf(from), exponentOf(to)]
  if (fromDigits === null || toDigits === null) throw new RangeError(`not a currency: ${from} or ${to}`)
  return toDigits - fromDigits
}

function apply(minor: bigint, rates: readonly { rate: Rate; inverted: boolean }[], digits: number): bigint {
  let [numerator, denominator] = [minor, 1n]
  for (const { rate, inverted } of rates) {
    const { units, scale } = exact(rate)
    const whole = 10n ** BigInt(scale)
    numerator *= inverted ? whole : units
    denominator *= inverted ? units : whole
  }
  if (digits >= 0) numerator *= 10n ** BigInt(digits)
  else denominator *= 10n ** BigInt(-digits)
  return divide(numerator, denominator)
}

function ratesFor(
  from: Currency,
  to: Currency,
  on: Day,
  table: FixingTable,
  { oldestDays, through }: ConversionPolicy,
): readonly RateUsed[] | null {
  const oldest = addDays(on, -oldestDays)
  const direct = rateBetween(from, to, on, oldest, table)
  if (direct) return [direct]
  if (through === null) return null
  const first = rateBetween(from, through, on, oldest, table)
  const second = rateBetween(through, to, on, oldest, table)
  return first && second && [first, second]
}

function rateBetween(from: Currency, to: Currency, on: Day, oldest: Day, table: FixingTable): RateUsed | null {
  const straight = latest(table.byPair.get(pairOf(from, to)), on, oldest)
  const turned = latest(table.byPair.get(pairOf(to, from)), on, oldest)
  if (straight && (!turned || turned.day <= straight.day)) return { fixing: straight, inverted: false }
  return turned && { fixing: turned, inverted: true }
}

/** The latest fixing not after a day, by halving the sorted list. */
function latest(fixings: readonly Fixing[] | undefined, on: Day, oldest: Day): Fixing | null {
  if (!fixings) return null
  let [low, high] = [0, fixings.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((fixings[middle]?.day ?? '') <= on) low = middle + 1
    else high = middle
  }
  const found = fixings[low - 1]
  return found && found.day >= oldest ? found : null
}

const pairOf = (base: Currency, quote: Currency): string => `${base}/${quote}`
