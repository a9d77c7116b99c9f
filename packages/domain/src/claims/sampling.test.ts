import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Suggestion } from '../activity/match-score.ts'
import {
  autoConfirmationAfter,
  autoConfirmationRefusal,
  DEFAULT_AUTO_CONFIRMATION_POLICY,
} from './auto-confirmation.ts'
import { drawSample, sampleSize } from './sampling.ts'
import { claimOf } from './testing/facts.ts'

describe('the size of a zero-exception sample', () => {
  test.each([
    ['0.90', '0.05', 45],
    ['0.95', '0.05', 59],
    ['0.90', '0.10', 22],
    ['0.95', '0.10', 29],
    ['0.5', '0.5', 1],
    ['0.75', '0.5', 2],
  ])('confidence %s, tolerable %s: %d', (confidence, tolerable, size) => {
    expect(sampleSize(confidence, tolerable)).toBe(size)
  })

  test('it is the smallest n by the formula', () => {
    const percent = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(percent, percent, (confidence, tolerable) => {
        const exactly = Math.log(1 - confidence / 100) / Math.log(1 - tolerable / 100)
        fc.pre(Math.abs(exactly - Math.round(exactly)) > 1e-9)
        const asRate = (n: number) => `0.${`${n}`.padStart(2, '0')}`
        expect(sampleSize(asRate(confidence), asRate(tolerable))).toBe(Math.ceil(exactly))
      }),
    )
  })

  test.each([
    ['0', '0.05'],
    ['1', '0.05'],
    ['0.95', '0'],
    ['0.95', '1'],
    ['0.95', '0.0000001'],
  ])('confidence %s and tolerable %s make no sample', (confidence, tolerable) => {
    expect(() => sampleSize(confidence, tolerable)).toThrow(RangeError)
  })
})

describe('the value-weighted draw', () => {
  const items = Array.from({ length: 200 }, (_, i) => ({ id: `claim ${i}`, value: BigInt(i) * 1_000n }))

  test('the same seed draws the same, whatever the order; another seed draws another', () => {
    const drawn = drawSample(items, 59, '2026-Q3')
    expect(drawSample(items.toReversed(), 59, '2026-Q3')).toEqual(drawn)
    expect(drawSample(items, 59, '2026-Q4')).not.toEqual(drawn)
    expect(new Set(drawn).size).toBe(59)
  })

  test('a small population is looked at as a whole, worthless items included', () => {
    expect(drawSample(items.slice(0, 3), 59, 'x')).toEqual(['claim 0', 'claim 1', 'claim 2'])
    expect(drawSample(items.slice(0, 3), 2, 'x')).not.toContain('claim 0')
    expect(drawSample([], 59, 'x')).toEqual([])
    expect(drawSample(items, 0, 'x')).toEqual([])
  })

  test('of items in any order the same are drawn, equal ids side by side', () => {
    const shuffled = [...items.slice(100), ...items.slice(0, 100)]
    expect(drawSample(shuffled, 5, 'x')).toEqual(drawSample(items, 5, 'x'))
    expect(drawSample(items, 200, 'x')).toEqual(items.map(({ id }) => id).sort())
    expect(drawSample(items, 199, 'x')).toHaveLength(199)
  })

  test('items without value are drawn last, and the sample is as large as it was asked for', () => {
    const mixed = [...items.slice(0, 3), ...['b', 'c', 'd'].map((id) => ({ id, value: 0n }))]
    const drawn = drawSample(mixed, 4, 'x')
    expect(drawn).toHaveLength(4)
    expect(drawn.slice(0, 2).toSorted()).toEqual(['claim 1', 'claim 2'])
    const seeds = Array.from({ length: 200 }, (_, i) => drawSample(mixed, 3, `${i}`)[2])
    expect(new Set(seeds)).toEqual(new Set(['b', 'c', 'd', 'claim 0']))
    expect(() => drawSample([{ id: 'a', value: -1n }], 1, 'x')).toThrow('negative')
  })

  test('an item is drawn first as often as its value says', () => {
    const three = [
      { id: 'small', value: 1n },
      { id: 'middle', value: 3n },
      { id: 'large', value: 6n },
    ]
    const counts = new Map<string, number>()
    for (let i = 0; i < 5_000; i++) {
      const [first = ''] = drawSample(three, 1, `seed ${i}`)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    // Five standard deviations around 500, 1,500 and 3,000; the seeds are fixed, so this never flickers.
    expect(Math.abs((counts.get('small') ?? 0) - 500)).toBeLessThan(106)
    expect(Math.abs((counts.get('middle') ?? 0) - 1_500)).toBeLessThan(162)
    expect(Math.abs((counts.get('large') ?? 0) - 3_000)).toBeLessThan(173)
  })
})

describe('auto-confirmation', () => {
  const policy = { ...DEFAULT_AUTO_CONFIRMATION_POLICY, enabled: true }
  const suggestion = (score: number, code: 'amount_exact' | 'transfer_shared' = 'amount_exact'): Suggestion => ({
    allocations: [{ activityId: `wire ${score}`, amount: 1n }],
    matched: 1n,
    difference: 0n,
    instalment: null,
    score,
    reasons: [code === 'amount_exact' ? { code, points: 50 } : { code, withClaims: ['other'], points: 38 }],
  })
  const ask = (
    suggestions: Suggestion[],
    more: { second?: boolean; isOn?: boolean; enabled?: boolean } = {},
    claim = claimOf(),
  ) =>
    autoConfirmationRefusal(claim, suggestions, more.second ?? false, more.isOn ?? true, {
      ...policy,
      enabled: more.enabled ?? true,
    })

  test('it is off until the firm switches it on', () => {
    expect(DEFAULT_AUTO_CONFIRMATION_POLICY.enabled).toBe(false)
    expect(ask([suggestion(95)], { enabled: false })).toBe('switched_off')
    expect(ask([suggestion(95)], { isOn: false })).toBe('switched_off')
  })

  test.each([
    ['one clear match inside the tolerance confirms', [suggestion(95), suggestion(40)], {}, null],
    ['nothing to go by', [], {}, 'no_suggestion'],
    ['a share of a larger transfer is for a person', [suggestion(95, 'transfer_shared')], {}, 'not_inside_tolerance'],
    ['the least score is enough', [suggestion(80), suggestion(79)], {}, null],
    ['a weak match is for a person', [suggestion(79)], {}, 'score_too_low'],
    ['two good answers are for a person', [suggestion(95), suggestion(80)], {}, 'not_the_only_answer'],
    [
      'where two controllers are needed, none is replaced',
      [suggestion(95)],
      { second: true },
      'second_controller_needed',
    ],
  ])('%s', (_case, suggestions, more, refusal) => expect(ask(suggestions, more)).toBe(refusal))

  test('an amount inside the tolerance is as good as an exact one', () => {
    const near = {
      ...suggestion(85),
      reasons: [{ code: 'amount_within_tolerance', difference: -1n, points: 42 } as const],
    }
    expect(ask([near])).toBeNull()
  })

  test('a promise, and what is not under review, never confirm by themselves', () => {
    expect(ask([suggestion(95)], {}, claimOf({ kind: 'promise', state: 'expected' }))).toBe('not_a_reviewed_deposit')
    expect(ask([suggestion(95)], {}, claimOf({ state: 'partly_confirmed' }))).toBe('not_a_reviewed_deposit')
    expect(ask([suggestion(95)], {}, claimOf({ kind: 'engagement' }))).toBe('not_a_reviewed_deposit')
    expect(ask([suggestion(95)], {}, claimOf({ state: 'submitted' }))).toBeNull()
    expect(ask([suggestion(95)], {}, claimOf({ state: 'in_review' }))).toBeNull()
  })

  test.each([
    ['no exception in the sample of 59', 59, 0, true, 0],
    ['one exception of 59 is 1.7 %', 59, 1, true, 0],
    ['two of 59 are 3.4 %: above the limit of 2 %', 59, 2, false, 0],
    ['two early exceptions do not wait for the rest', 10, 2, false, 49],
    ['two of a hundred are exactly the limit', 100, 2, true, 0],
    ['still to inspect', 20, 0, true, 39],
  ])('%s', (_case, inspected, exceptions, isOn, stillToInspect) => {
    const sample = { population: 500, inspected, exceptions }
    expect(autoConfirmationAfter(sample, policy)).toEqual({ isOn, stillToInspect })
  })

  test('of a small population everything is inspected', () => {
    const after = (inspected: number, exceptions: number) =>
      autoConfirmationAfter({ population: 12, inspected, exceptions }, policy)
    expect(after(4, 0)).toEqual({ isOn: true, stillToInspect: 8 })
    expect(after(4, 1)).toEqual({ isOn: false, stillToInspect: 8 })
    expect(after(13, 0).stillToInspect).toBe(0)
  })

  test('switched off by the firm it stays off, whatever the sample says', () =>
    expect(
      autoConfirmationAfter({ population: 500, inspected: 59, exceptions: 0 }, { ...policy, enabled: false }).isOn,
    ).toBe(false))

  test('another confidence asks for another sample', () => {
    const bold = { ...policy, confidence: '0.90', tolerable: '0.10' }
    expect(autoConfirmationAfter({ population: 500, inspected: 0, exceptions: 0 }, bold).stillToInspect).toBe(22)
  })
})
