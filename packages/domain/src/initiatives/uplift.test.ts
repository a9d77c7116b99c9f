import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newcombeInterval } from './newcombe.ts'
import { fisherTwoSided, type Group, uplift } from './uplift.ts'

const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 100))
const group = (households: number, converted: number, amount = 0): Group => ({
  households,
  converted,
  amount: usd(amount),
})

describe('24 attended, 6 of them with 3.2 M on average; of 48 comparable who were not invited, 5 with 2.9 M', () => {
  const result = uplift(group(24, 6, 6 * 3_200_000), group(48, 5, 5 * 2_900_000))

  test('11.95 M of the 19.2 M attributed would not have come anyway', () => {
    expect(result).toMatchObject({ attributed: usd(19_200_000), incremental: usd(11_950_000) })
  })

  test('with p = 0.163 there is not enough data, and so no green arrow', () => {
    expect(Number(result?.p).toFixed(3)).toBe('0.163')
    expect(result?.verdict).toBe('not_enough_data')
  })

  test('the interval of the difference contains zero', () => {
    expect(result?.difference).toBe('0.1458')
    expect(Number(result?.interval.low)).toBeLessThan(0)
    expect(Number(result?.interval.high)).toBeGreaterThan(0.1458)
  })
})

describe('the verdict is a rule', () => {
  test.each([
    ['12 of 24 against 5 of 48 is more than without', group(24, 12), group(48, 5), 'more_than_without'],
    ['1 of 40 against 24 of 48 is less than without', group(40, 1), group(48, 24), 'less_than_without'],
    ['all of nine against none of fifty: too few households', group(9, 9), group(50, 0), 'not_enough_data'],
    ['all of fifty against none of nine: too few to compare with', group(50, 50), group(9, 0), 'not_enough_data'],
    ['the same share in both', group(20, 5), group(40, 10), 'not_enough_data'],
  ])('%s', (_case, attended, others, verdict) => expect(uplift(attended, others)?.verdict).toBe(verdict))

  test('ten households in each group are enough, and a chance as large as the limit passes', () => {
    expect(uplift(group(10, 10), group(10, 0))?.verdict).toBe('more_than_without')
    expect(uplift(group(9, 9), group(10, 0))?.verdict).toBe('not_enough_data')
    expect(uplift(group(10, 10), group(9, 0))?.verdict).toBe('not_enough_data')
    const tea = (significance: string) =>
      uplift(group(4, 3), group(4, 1), { significance, fewestHouseholds: 1 })?.verdict
    expect([tea('0.485714285714'), tea('0.485714285713')]).toEqual(['more_than_without', 'not_enough_data'])
  })

  test.each([
    ['more converted than there are', group(2, 3)],
    ['fewer than none', group(2, -1)],
    ['half a household', group(2.5, 1)],
    ['half of one that converted', group(2, 1.5)],
  ])('%s is no group, on either side', (_case, none) => {
    expect(() => uplift(none, group(4, 1))).toThrow('is no group')
    expect(() => uplift(group(4, 1), none)).toThrow('is no group')
  })

  test('without anybody to compare with there is no uplift', () => {
    expect(uplift(group(24, 6), group(0, 0))).toBeNull()
    expect(uplift(group(0, 0), group(24, 6))).toBeNull()
    expect(() => uplift(group(2, 3), group(4, 1))).toThrow('no group')
  })
})

describe('the statistics, against published figures', () => {
  test('Fisher’s tea: 3 of 4 against 1 of 4 has p = 34/70', () => {
    expect(fisherTwoSided(3, 4, 1, 4)).toEqual({ over: 34n, under: 70n })
  })

  test.each([
    ['56/70 − 48/80', 56, 70, 48, 80, '0.0524', '0.3339'],
    ['9/10 − 3/10', 9, 10, 3, 10, '0.1705', '0.8090'],
    ['6/7 − 2/7', 6, 7, 2, 7, '0.0582', '0.8062'],
    ['5/56 − 0/29', 5, 56, 0, 29, '-0.0381', '0.1926'],
    ['10/10 − 0/20', 10, 10, 0, 20, '0.6791', '1.0000'],
  ])('Newcombe 1998, table II, method 10: %s', (_case, a, n, b, m, low, high) => {
    expect(newcombeInterval(a, n, b, m)).toEqual({ low, high })
  })

  test('Fisher agrees with counting every way to choose who converted', () => {
    const count = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(count, count, fc.nat(), fc.nat(), (n, m, i, j) => {
        fc.pre(n > 0 && m > 0)
        const [a, b] = [i % (n + 1), j % (m + 1)]
        const tables = new Map<number, bigint>()
        for (let chosen = 0; chosen < 1 << (n + m); chosen++) {
          const bits = chosen.toString(2).padStart(n + m, '0')
          const among = (text: string) => text.replaceAll('0', '').length
          if (among(bits) !== a + b) continue
          const attended = among(bits.slice(0, n))
          tables.set(attended, (tables.get(attended) ?? 0n) + 1n)
        }
        const seen = tables.get(a) ?? 0n
        const all = [...tables.values()]
        const over = all.filter((ways) => ways <= seen).reduce((sum, ways) => sum + ways, 0n)
        expect(fisherTwoSided(a, n, b, m)).toEqual({ over, under: all.reduce((sum, ways) => sum + ways, 0n) })
      }),
      { numRuns: 40 },
    )
  })
})
