import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { component, deposit, payoutOf, plan, tiered, tiersOf, usd } from './testing/facts.ts'
import { cliffRate, marginalSlices, type PricedTier, pricedRate } from './tiers.ts'

const TIERS: PricedTier[] = [
  { from: 0n, to: usd('10,000,000'), rate: pricedRate('0.0005') },
  { from: usd('10,000,000'), to: usd('25,000,000'), rate: pricedRate('0.0008') },
  { from: usd('25,000,000'), to: null, rate: pricedRate('0.0012') },
]

const paid = (mode: 'marginal' | 'cliff', amount: string) =>
  payoutOf({
    plan: plan({ components: [component({ pay: tiered({ mode }) })] }),
    movements: [deposit('a', '2026-03-01', amount)],
  })

describe('0–10 M at 5 bp, 10–25 M at 8 bp, over 25 M at 12 bp', () => {
  test.each([
    ['27,400,000, each part at its own rate', 'marginal', '27,400,000.00', '19,880.00'],
    ['27,400,000, all of it at the rate reached', 'cliff', '27,400,000.00', '32,880.00'],
    ['one cent below 25 M: all at 8 bp', 'cliff', '24,999,999.99', '20,000.00'],
    ['at 25 M: all at 12 bp', 'cliff', '25,000,000.00', '30,000.00'],
    ['one cent below 25 M, marginal', 'marginal', '24,999,999.99', '17,000.00'],
    ['at 25 M, marginal: the same', 'marginal', '25,000,000.00', '17,000.00'],
    ['exactly at the first ceiling: one rate', 'marginal', '10,000,000.00', '5,000.00'],
  ] as const)('%s', (_case, mode, amount, bonus) => expect(paid(mode, amount)).toBe(usd(bonus)))
})

describe('a credit climbs the tiers from where the payee stands', () => {
  test('the part below the ceiling earns the lower rate, the part above the higher', () =>
    expect(marginalSlices(usd('8,200,000'), usd('4,418,550.22'), TIERS)).toEqual([
      { amount: usd('1,800,000'), rate: '0.0005', bonus: usd('900.00') },
      { amount: usd('2,618,550.22'), rate: '0.0008', bonus: usd('2,094.84') },
    ]))

  test('money that leaves takes away at the rates it stood at', () =>
    expect(marginalSlices(usd('12,000,000'), -usd('3,000,000'), TIERS)).toEqual([
      { amount: -usd('1,000,000'), rate: '0.0005', bonus: -usd('500.00') },
      { amount: -usd('2,000,000'), rate: '0.0008', bonus: -usd('1,600.00') },
    ]))

  test('below zero nothing is earned and nothing is taken', () => {
    expect(marginalSlices(0n, -usd('5,000'), TIERS)).toEqual([{ amount: -usd('5,000'), rate: '0', bonus: 0n }])
    expect(marginalSlices(-usd('5,000'), usd('15,000'), TIERS)).toEqual([
      { amount: usd('10,000'), rate: '0.0005', bonus: usd('5.00') },
      { amount: usd('5,000'), rate: '0', bonus: 0n },
    ])
  })

  test('half a cent is rounded up, once per slice', () =>
    expect(marginalSlices(0n, 1_000n, TIERS)).toEqual([{ amount: 1_000n, rate: '0.0005', bonus: 1n }]))

  test('a tier includes its floor and not its ceiling', () => {
    expect(cliffRate(usd('10,000,000') - 1n, TIERS).text).toBe('0.0005')
    expect(cliffRate(usd('10,000,000'), TIERS).text).toBe('0.0008')
    expect(cliffRate(-1n, TIERS).text).toBe('0')
  })

  test('the parts always add up to the credit', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        (reached, amount) => {
          const slices = marginalSlices(reached, amount, TIERS)
          expect(slices.reduce((sum, slice) => sum + slice.amount, 0n)).toBe(amount)
        },
      ),
    ))

  test('a deposit in two parts changes the bonus by at most one cent per slice', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 11n }),
        fc.bigInt({ min: 0n, max: 10n ** 11n }),
        fc.bigInt({ min: 0n, max: 10n ** 11n }),
        (reached, first, second) => {
          const bonus = (slices: { bonus: bigint }[]) => slices.reduce((sum, one) => sum + one.bonus, 0n)
          const whole = marginalSlices(reached, first + second, TIERS)
          const parts = [...marginalSlices(reached, first, TIERS), ...marginalSlices(reached + first, second, TIERS)]
          const off = bonus(parts) - bonus(whole)
          expect((off < 0n ? -off : off) <= BigInt(parts.length)).toBe(true)
        },
      ),
    ))
})

test('a threshold without catch-up pays only what lies above it; with catch-up from the first dollar', () => {
  const tiers = tiersOf(['0', '0.001'])
  const at = { kind: 'fixed', value: usd('1,000,000').toString() } as const
  const paidFor = (mode: 'marginal' | 'cliff', catchUp: boolean, amount: string) =>
    payoutOf({
      plan: plan({ components: [component({ pay: tiered({ mode, tiers, threshold: { at, catchUp } }) })] }),
      movements: [deposit('a', '2026-03-01', amount)],
    })
  for (const mode of ['marginal', 'cliff'] as const) {
    expect(paidFor(mode, true, '999,999.99')).toBe(0n)
    expect(paidFor(mode, true, '1,500,000')).toBe(usd('1,500.00'))
    expect(paidFor(mode, false, '1,500,000')).toBe(usd('500.00'))
  }
})
