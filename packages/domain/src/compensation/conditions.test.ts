import { describe, expect, test } from '@jest/globals'
import { gateOutcome, holds, type Standing } from './conditions.ts'
import type { Condition, Gate, Threshold } from './plan.ts'
import { atLeast, below, fixed, gate, payee } from './testing/facts.ts'

const standing = (
  figures: Readonly<Record<string, bigint>>,
  more: Partial<Standing['payee']> = {},
  ranking: Readonly<Record<string, readonly bigint[]>> = {},
): Standing => ({
  payee: payee('ana', more),
  figures: new Map(Object.entries(figures).map(([key, value]) => [key, { value, credits: [] }])),
  ranking: new Map(Object.entries(ranking)),
})

describe('a gate', () => {
  const waivable = gate(atLeast('net', '10'), { waivedWhen: atLeast('gross', '100') })
  const outcome = (of: Gate, figures: Readonly<Record<string, bigint>>, ...waived: string[]) =>
    gateOutcome(of, standing(figures, { waivers: waived.map((key) => ({ gate: key, reason: 'r', by: 'boss' })) }))
  test.each([
    ['is passed', { net: 10n, gross: 100n }, ['gate'], 'passed'],
    ['is waived by the plan’s rule', { net: 9n, gross: 100n }, ['gate'], 'waived_by_rule'],
    ['is waived by a person', { net: 9n, gross: 99n }, ['gate'], 'waived_by_person'],
    ['is not waived by what somebody said of another', { net: 9n, gross: 99n }, ['other'], 'closed'],
    ['is closed', { net: 9n, gross: 99n }, [], 'closed'],
  ] as const)('%s', (_case, figures, waived, expected) =>
    expect(outcome(waivable, figures, ...waived)).toEqual({ gate: 'gate', outcome: expected }),
  )
})

describe('a level that is a share of another measure', () => {
  const ofPrior = (cap: string | null): Threshold => ({ kind: 'share_of', measure: 'prior', rate: '0.05', cap })
  const reaches = (net: bigint, prior: bigint, cap: string | null = null) =>
    holds(atLeast('net', ofPrior(cap)), standing({ net, prior }))
  test('is rounded half up: 5 % of 30 is 2', () =>
    expect([1n, 2n].map((net) => reaches(net, 30n))).toEqual([false, true]))
  test('stops at its cap', () => expect([9n, 10n].map((net) => reaches(net, 1_000n, '10'))).toEqual([false, true]))
  test('below is below: what reaches the level is not', () =>
    expect([4n, 5n].map((net) => holds(below('net', ofPrior(null)), standing({ net, prior: 100n })))).toEqual([
      true,
      false,
    ]))
})

describe('so many years running', () => {
  const running = (years: number, threshold: Threshold): Condition => ({
    kind: 'years_running',
    measure: 'net',
    years,
    is: 'below',
    threshold,
  })
  const lasted = (years: number, history: Standing['payee']['history'], threshold: Threshold = fixed('0')) =>
    holds(running(years, threshold), standing({ net: -1n, prior: 100n }, { history }))
  test('this one counts, and each before it has to be known', () => {
    expect(lasted(1, [])).toBe(true)
    expect(lasted(2, [])).toBe(false)
    expect(lasted(2, [{}])).toBe(false)
    expect(lasted(2, [{ net: -1n }])).toBe(true)
    expect(lasted(2, [{ net: 0n }])).toBe(false)
    expect(lasted(3, [{ net: -1n }, { net: -1n }])).toBe(true)
    expect(lasted(3, [{ net: 5n }, { net: -1n }])).toBe(false)
  })
  test('a level of each year’s own: unknown, it is not reached and nothing is below it', () => {
    const ofPrior: Threshold = { kind: 'share_of', measure: 'prior', rate: '0.5', cap: null }
    expect(lasted(2, [{ net: 40n, prior: 100n }], ofPrior)).toBe(true)
    expect(lasted(2, [{ net: 40n, prior: 80n }], ofPrior)).toBe(false)
    expect(lasted(2, [{ net: 40n }], ofPrior)).toBe(false)
  })
})

describe('among the best', () => {
  const among = (value: bigint, top: string, all = [5n, 4n, 4n, 2n, 1n]) =>
    holds({ kind: 'rank', measure: 'net', top }, standing({ net: value }, {}, { net: all }))
  test('of five the top 40 % are two, and equals share the better rank', () =>
    expect([5n, 4n, 2n, 1n].map((value) => among(value, '0.4'))).toEqual([true, true, false, false]))
  test('of five the top 39 % are one, and all are the top 100 %', () => {
    expect([5n, 4n].map((value) => among(value, '0.39'))).toEqual([true, false])
    expect(among(1n, '1')).toBe(true)
  })
  test('a measure that nobody ranked puts nobody among the best', () =>
    expect(holds({ kind: 'rank', measure: 'gross', top: '1' }, standing({ gross: 1n }))).toBe(false))
})

test('all of nothing holds, any of nothing does not; nested they follow their parts', () => {
  const facts = standing({ net: 1n })
  const [yes, no] = [atLeast('net', '1'), atLeast('net', '2')]
  expect(holds({ kind: 'all', of: [] }, facts)).toBe(true)
  expect(holds({ kind: 'any', of: [] }, facts)).toBe(false)
  expect(holds({ kind: 'all', of: [yes, { kind: 'any', of: [no, yes] }] }, facts)).toBe(true)
  expect(holds({ kind: 'any', of: [no, { kind: 'all', of: [yes, no] }] }, facts)).toBe(false)
  expect(holds(atLeast('unknown', '0'), facts)).toBe(true)
})
