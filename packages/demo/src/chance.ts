import { createHash } from 'node:crypto'

/** Deterministic chance: the same seed always tells the same story. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the values, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** An independent stream by name, so that one part of the firm can change without changing the others. */
  fork(name: string): Chance
}

/** sfc32 (Chris Doty-Humphrey's small fast counting generator), seeded by SHA-256 of the text. */
export function chanceOf(seed: string): Chance {
  const digest = createHash('sha256').update(seed).digest()
  let [a, b, c, counter] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const one = list[int(0, list.length - 1)]
    if (one === undefined) throw new RangeError(`nothing to pick from (${seed})`)
    return one
  }
  return {
    next,
    int,
    pick,
    happens: (probability) => next() < probability,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of choices) {
        left -= weight
        if (left < 0) return value
      }
      return pick(choices)[0]
    },
    shuffled(list) {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(0, i)
        const held = mixed[i]
        mixed[i] = mixed[j] as (typeof mixed)[number]
        mixed[j] = held as (typeof mixed)[number]
      }
      return mixed
    },
    fork: (name) => chanceOf(`${seed}/${name}`),
  }
}
