import { describe, expect, test } from '@jest/globals'
import { DEFAULT_MATCHING_POLICY, isWithin, toleranceOf, windowOf } from './matching-policy.ts'

describe('a match may miss the claim by 500 or half a percent, whichever is more', () => {
  test.each([
    ['a small claim in dollars: 500.00', 2_000_000n, 'USD', 50_000n],
    ['where both are the same', 10_000_000n, 'USD', 50_000n],
    ['a large one: half a percent', 200_000_000n, 'USD', 1_000_000n],
    ['cut to whole cents', 10_000_399n, 'USD', 50_001n],
    ['yen have no cents', 20_000n, 'JPY', 500n],
    ['dinars have a thousand', 2_000_000n, 'KWD', 500_000n],
    ['of what is taken back as of what arrives', -200_000_000n, 'USD', 1_000_000n],
  ])('%s', (_case, claimed, currency, tolerance) =>
    expect(toleranceOf(claimed, currency, DEFAULT_MATCHING_POLICY)).toBe(tolerance),
  )
  test('a floor finer than the currency is cut, and what is no currency has none', () => {
    expect(toleranceOf(1n, 'USD', { ...DEFAULT_MATCHING_POLICY, toleranceFloor: '0.019' })).toBe(1n)
    expect(() => toleranceOf(1n, 'XXZ', DEFAULT_MATCHING_POLICY)).toThrow('not an ISO 4217 currency: XXZ')
  })
})

describe('an inflow belongs to a claim from 10 days before until 120 days after', () => {
  const windowWith = (...days: string[]) =>
    windowOf(
      { claimedOn: '2026-03-01', instalments: days.map((expectedOn) => ({ expectedOn })) },
      DEFAULT_MATCHING_POLICY,
    )
  test('its last instalment, in whatever order they are told', () => {
    expect(windowWith()).toEqual({ first: '2026-02-19', last: '2026-06-29' })
    expect(windowWith('2026-04-01', '2026-07-01')).toEqual({ first: '2026-02-19', last: '2026-10-29' })
    expect(windowWith('2026-07-01', '2026-04-01')).toEqual({ first: '2026-02-19', last: '2026-10-29' })
  })
  test('both ends included', () =>
    expect(['2026-02-18', '2026-02-19', '2026-06-29', '2026-06-30'].map((day) => isWithin(day, windowWith()))).toEqual([
      false,
      true,
      true,
      false,
    ]))
})
