import { describe, expect, test } from '@jest/globals'
import { roundClaimsAboveTier } from './round-claims.ts'
import { usd } from './testing/booking.ts'

describe('round claims just above a tier', () => {
  const tiers = [0n, usd(10_000_000), usd(25_000_000)]
  const found = (dollars: number, policy = { roundTo: usd(100_000), within: '0.02' }) =>
    roundClaimsAboveTier([{ id: 'claim', claimant: 'rita', amount: usd(dollars) }], tiers, policy).length

  test.each([
    ['exactly the tier', 10_000_000, 1],
    ['2 % above it', 10_200_000, 1],
    ['more than 2 % above it', 10_300_000, 0],
    ['just below it', 9_900_000, 0],
    ['an amount that was counted and not chosen', 10_123_456.78, 0],
    ['no tier begins at zero', 100_000, 0],
  ])('%s: %d', (_case, dollars, count) => expect(found(dollars)).toBe(count))

  test('one finding for each claimant, in a fixed order', () => {
    const of = (claimant: string) => ({ id: `claim of ${claimant}`, claimant, amount: usd(10_000_000) })
    for (const order of [
      ['saul', 'rita', 'tom'],
      ['tom', 'saul', 'rita'],
    ])
      expect(roundClaimsAboveTier(order.map(of), tiers).map(({ people }) => people)).toEqual([
        ['rita'],
        ['saul'],
        ['tom'],
      ])
  })

  test('the threshold is a parameter, and the evidence names the tier', () => {
    expect(found(10_300_000, { roundTo: usd(100_000), within: '0.03' })).toBe(1)
    const claims = [
      { id: 'b', claimant: 'rita', amount: usd(25_000_000) },
      { id: 'a', claimant: 'rita', amount: usd(10_000_000) },
    ]
    expect(roundClaimsAboveTier(claims, tiers)).toEqual([
      {
        detector: 'round_claims_above_tier',
        people: ['rita'],
        evidence: {
          claims: [
            { claimId: 'a', amount: usd(10_000_000), tierFrom: usd(10_000_000) },
            { claimId: 'b', amount: usd(25_000_000), tierFrom: usd(25_000_000) },
          ],
        },
      },
    ])
  })
})
