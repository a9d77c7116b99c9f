import { expect, test } from '@jest/globals'
import { payoutOn, payoutPoints } from './payout.ts'

const M = 100_000_000n
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const curve = (mode: 'marginal' | 'cliff') => ({
  component: 'growth',
  name: 'Growth',
  mode,
  reached: null,
  tiers: [
    { from: usd(0n), to: usd(10n * M), rate: '0.0005' },
    { from: usd(10n * M), to: usd(25n * M), rate: '0.0008' },
    { from: usd(25n * M), to: null, rate: '0.0012' },
  ],
})

test.each([
  ['marginal', 2_740_000_000n, 1_988_000n],
  ['cliff', 2_740_000_000n, 3_288_000n],
  ['cliff', 2_499_999_999n, 2_000_000n],
  ['cliff', 2_500_000_000n, 3_000_000n],
  ['marginal', 2_500_000_000n, 1_700_000n],
] as const)('%s tiers pay on %s minor units what the plan says: %s', (mode, sum, bonus) =>
  expect(payoutOn(curve(mode), sum)).toBe(bonus),
)

test('a marginal curve bends where a tier begins, and goes on beyond the last one', () =>
  expect(payoutPoints(curve('marginal'))).toEqual([
    { x: 0, y: 0 },
    { x: 1_000_000_000, y: 500_000 },
    { x: 2_500_000_000, y: 1_700_000 },
    { x: 3_500_000_000, y: 2_900_000 },
  ]))

test('a cliff has two points above one sum', () =>
  expect(payoutPoints(curve('cliff')).filter(({ x }) => x === 2_500_000_000)).toEqual([
    { x: 2_500_000_000, y: 2_000_000 },
    { x: 2_500_000_000, y: 3_000_000 },
  ]))

test('the curve shows where somebody is who went past the last tier', () =>
  expect(payoutPoints({ ...curve('marginal'), reached: usd(50n * M) }).at(-1)?.x).toBe(7_000_000_000))
