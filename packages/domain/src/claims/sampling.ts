import { exact, type Rate } from '../money/rate.ts'
import { byText } from '../text-order.ts'

const LARGEST_SAMPLE = 10_000

/**
 * How many items to look at so that, if none of them is wrong, at most `tolerable` of all are wrong with this
 * `confidence` (zero-exception sampling; domain.md, 5.4): `n = ceil(ln(1 − confidence) / ln(1 − tolerable))`, found as
 * the smallest n with `(1 − tolerable)^n ≤ 1 − confidence`, without a logarithm that could round the wrong way.
 * 90 %/5 % → 45, 95 %/5 % → 59, 90 %/10 % → 22, 95 %/10 % → 29.
 * @throws RangeError unless both are strictly between 0 and 1, or when more than 10,000 would be needed.
 */
export function sampleSize(confidence: Rate, tolerable: Rate): number {
  const risk = complement(confidence)
  const sound = complement(tolerable)
  const isEnough = (size: number): boolean =>
    sound.units ** BigInt(size) * risk.one <= risk.units * sound.one ** BigInt(size)
  if (!isEnough(LARGEST_SAMPLE)) throw new RangeError('the sample would be larger than 10,000')
  let tooFew = 0
  let enough = LARGEST_SAMPLE
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (isEnough(middle)) enough = middle
    else tooFew = middle
  }
  return enough
}

function complement(rate: Rate): { units: bigint; one: bigint } {
  const { units, scale } = exact(rate)
  const one = 10n ** BigInt(scale)
  if (units <= 0n || units >= one) throw new RangeError(`not strictly between 0 and 1: ${rate}`)
  return { units: one - units, one }
}

export interface Sampled {
  readonly id: string
  /** Minor units, not negative; the chance of being drawn is proportional to it. */
  readonly value: bigint
}

/**
 * Draws `size` different items, each draw with a chance proportional to value (5.4), from a seed that is stored with the
 * sample: the same seed and items give the same sample, in whatever order the items come. Items without value are drawn
 * last, each as likely as the other. Always `size` items, or all there are; ids in the order they were drawn.
 * @throws RangeError for a negative value.
 */
export function drawSample(items: readonly Sampled[], size: number, seed: string): string[] {
  if (items.some(({ value }) => value < 0n)) throw new RangeError('a sampled value is negative')
  const pool = items.toSorted((a, b) => byText(a.id, b.id))
  if (size >= pool.length) return pool.map(({ id }) => id)
  const below = drawsFrom(seed)
  const drawn: string[] = []
  let whole = pool.reduce((sum, { value }) => sum + value, 0n)
  while (drawn.length < size) {
    const [item] = pool.splice(whole > 0n ? itemAt(pool, below(whole)) : Number(below(BigInt(pool.length))), 1)
    if (!item) break
    whole -= item.value
    drawn.push(item.id)
  }
  return drawn
}

/** The item whose stretch of the values laid end to end holds a point. */
function itemAt(pool: readonly Sampled[], point: bigint): number {
  let end = 0n
  return pool.findIndex(({ value }) => {
    end += value
    return point < end
  })
}

const MASK = (1n << 64n) - 1n

/** Uniform numbers below a bound: SplitMix64 (Steele, Lea, Flood 2014) seeded by FNV-1a of the text. */
function drawsFrom(seed: string): (bound: bigint) => bigint {
  let state = 0xcbf29ce484222325n
  for (const character of seed) state = ((state ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n) & MASK
  const next = (): bigint => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK
    return mixed ^ (mixed >> 31n)
  }
  // 128 bits, so that the bias of the remainder is below 2^-64 for any sum of money.
  return (bound) => ((next() << 64n) | next()) % bound
}
