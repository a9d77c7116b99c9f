import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { usd } from '../compensation/testing/facts.ts'
import { calibration } from './calibration.ts'
import { scaleToPool } from './pool.ts'
import { type RatingBand, rated } from './rating.ts'
import {
  awardOf,
  designProblems,
  payoutShare,
  type Scorecard,
  type ScorecardDesign,
  type ScorecardPeople,
  scoreCard,
} from './scorecard.ts'

const onTime: RatingBand[] = [
  { from: '0.5', rating: 2 },
  { from: '0.7', rating: 3 },
  { from: '0.85', rating: 4 },
  { from: '0.95', rating: 5 },
]
const design: ScorecardDesign = {
  criteria: [
    { key: 'on_time', name: 'On-time follow-up', weight: '0.40', bands: onTime },
    { key: 'quality', name: 'Quality', weight: '0.20', bands: null },
    { key: 'cadence', name: 'Cadence', weight: '0.25', bands: null },
    { key: 'collaboration', name: 'Collaboration', weight: '0.15', bands: null },
  ],
  curve: [
    { score: '1', payout: '0' },
    { score: '2', payout: '0.5' },
    { score: '3', payout: '1' },
    { score: '4', payout: '1.2' },
    { score: '5', payout: '1.5' },
  ],
}
const measured = [{ criterion: 'on_time', part: 46n, whole: 52n }]
const give = (onTimeRating: number, reason: string | null = null) => [
  { criterion: 'on_time', rating: onTimeRating, reason },
  { criterion: 'quality', rating: 3, reason: null },
  { criterion: 'cadence', rating: 4, reason: null },
  { criterion: 'collaboration', rating: 5, reason: null },
]
const people: ScorecardPeople = {
  manager: { id: 'boss', onBehalfOf: null },
  payee: 'ana',
  delegations: [{ from: 'ana', to: 'deputy' }],
}
function card(ratings = give(4)): Scorecard {
  const decision = scoreCard(design, measured, ratings, people)
  if (!decision.ok) throw new Error(JSON.stringify(decision.reason))
  return decision.fact
}

describe('on-time follow-up 40 % (46 of 52 → 4), quality 20 % (3), cadence 25 % (4), collaboration 15 % (5)', () => {
  test('46 of 52 on time suggests a 4', () => expect(card().criteria[0]).toMatchObject({ measured: 4, rating: 4 }))
  test('comes to 3.95', () => expect(card().score).toBe('3.95'))
  test('pays 119 % of the target', () => expect(payoutShare('3.95', design.curve)).toBe('1.190000'))
  test('of 25,000 that is 29,750.00', () => expect(awardOf(usd('25,000'), '3.95', design.curve)).toBe(usd('29,750.00')))

  test('requests of 412,300 against a pool of 380,000 leave 27,419.35 of it', () => {
    const requests = [
      { id: 'ana', minor: usd('29,750.00') },
      { id: 'ben', minor: usd('182,550.00') },
      { id: 'cem', minor: usd('200,000.00') },
    ]
    const awards = scaleToPool(requests, usd('380,000'))
    expect(awards[0]).toEqual({ id: 'ana', requested: usd('29,750.00'), minor: usd('27,419.35') })
    expect(awards.reduce((sum, { minor }) => sum + minor, 0n)).toBe(usd('380,000'))
  })
})

describe('the payout between and beyond the points of the curve', () => {
  test.each([
    ['at a point', '4', '1.200000'],
    ['below the first point: as at the first', '0.5', '0.000000'],
    ['above the last: as at the last', '5.5', '1.500000'],
    ['half way', '2.5', '0.750000'],
  ])('%s', (_case, score, share) => expect(payoutShare(score, design.curve)).toBe(share))

  test('a third of the way is rounded once, on the money', () =>
    expect(
      awardOf(usd('100.00'), '2', [
        { score: '1', payout: '0' },
        { score: '4', payout: '1' },
      ]),
    ).toBe(usd('33.33')))

  test('a curve without a point is refused', () => expect(() => payoutShare('3', [])).toThrow('needs a point'))
})

describe('a manager may deviate, with a reason', () => {
  const refusals = (ratings: { criterion: string; rating: number; reason: string | null }[], who = people) => {
    const decision = scoreCard(design, measured, ratings, who)
    return decision.ok ? [] : decision.reason
  }
  test('a rating other than the measured one needs one', () => {
    expect(refusals(give(5))).toEqual([{ code: 'reason_missing', criterion: 'on_time', measured: 4 }])
    expect(refusals(give(3, '  '))).toEqual([{ code: 'reason_missing', criterion: 'on_time', measured: 4 }])
    expect(card(give(5, 'took over a colleague’s list')).score).toBe('4.35')
  })
  test('what was not measured needs none', () => expect(refusals(give(4))).toEqual([]))
  test.each([
    ['a criterion without a rating', give(4).slice(1), [{ code: 'rating_missing', criterion: 'on_time' }]],
    ['a rating of 6', give(6), [{ code: 'rating_out_of_range', criterion: 'on_time' }]],
    ['a rating of 3.5', give(3.5), [{ code: 'rating_out_of_range', criterion: 'on_time' }]],
    [
      'two ratings for one criterion',
      [...give(4), ...give(4).slice(1, 2)],
      [{ code: 'rating_twice', criterion: 'quality' }],
    ],
    [
      'a rating for nothing',
      [...give(4), { criterion: 'x', rating: 3, reason: null }],
      [{ code: 'criterion_unknown', criterion: 'x' }],
    ],
  ])('refused: %s', (_case, ratings, expected) => expect(refusals(ratings)).toEqual(expected))
  test('nobody rates themselves, or somebody whom they act for', () => {
    for (const manager of [
      { id: 'ana', onBehalfOf: null },
      { id: 'boss', onBehalfOf: 'ana' },
      { id: 'deputy', onBehalfOf: null },
    ])
      expect(refusals(give(4), { ...people, manager })).toEqual([{ code: 'own_scorecard' }])
  })
})

describe('a measured figure becomes a rating', () => {
  const of = (part: bigint, whole: bigint) => rated({ criterion: 'on_time', part, whole }, onTime)
  test('exactly at a band’s share the band is reached', () => {
    expect(of(85n, 100n)).toBe(4)
    expect(of(8_499n, 10_000n)).toBe(3)
  })
  test('below the first band it is 1', () => expect(of(1n, 100n)).toBe(1))
  test('nothing to measure is no rating, not a bad one', () => expect(of(0n, 0n)).toBeNull())
  test('where less is better the ratings fall', () => {
    const late: RatingBand[] = [
      { from: '0', rating: 5 },
      { from: '0.05', rating: 3 },
      { from: '0.2', rating: 1 },
    ]
    expect(rated({ criterion: 'late', part: 4n, whole: 100n }, late)).toBe(5)
    expect(rated({ criterion: 'late', part: 5n, whole: 100n }, late)).toBe(3)
  })
})

test('a design is checked before anybody is rated by it', () => {
  const of = (more: Partial<ScorecardDesign>) => designProblems({ ...design, ...more })
  const [first, ...others] = design.criteria
  if (!first) throw new Error('no criterion')
  expect(designProblems(design)).toEqual([])
  expect(of({ criteria: others })).toEqual([{ code: 'weights_not_whole' }])
  expect(of({ criteria: [{ ...first, weight: '40 %' }, ...others] })).toEqual([
    { code: 'not_a_number', path: 'criteria[0].weight' },
  ])
  expect(of({ criteria: [...design.criteria, { ...first, weight: '0' }] })).toEqual([
    { code: 'criterion_twice', path: 'criteria[4].key' },
  ])
  expect(of({ curve: [] })).toEqual([{ code: 'curve_missing' }])
  expect(of({ curve: [...design.curve].reverse() }).map(({ code }) => code)).toEqual(Array(4).fill('curve_not_rising'))
  expect(of({ criteria: [{ ...first, bands: [...onTime].reverse() }, ...others] })).toHaveLength(3)
})

test('calibration shows who rates higher than the firm, and who changed what was measured', () => {
  const { mean, managers } = calibration([
    { manager: 'strict', card: card(give(3, 'complaints')) },
    { manager: 'strict', card: card(give(4)) },
    { manager: 'generous', card: card(give(5, 'a hard year')) },
  ])
  expect(mean).toBe('3.95')
  expect(managers).toEqual([
    {
      manager: 'generous',
      cards: 1,
      mean: '4.35',
      aboveFirm: '0.40',
      distribution: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 },
      raised: 1,
      lowered: 0,
      measured: 1,
    },
    {
      manager: 'strict',
      cards: 2,
      mean: '3.75',
      aboveFirm: '-0.20',
      distribution: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 0 },
      raised: 0,
      lowered: 1,
      measured: 2,
    },
  ])
  expect(calibration([])).toEqual({ mean: null, managers: [] })
})

test('scaled awards are the pool to the cent, nobody gets more than asked, and the order does not matter', () =>
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { maxLength: 20 }),
      fc.bigInt({ min: 0n, max: 10n ** 10n }),
      (asked, pool) => {
        const requests = asked.map((minor, i) => ({ id: `p${i}`, minor }))
        const awards = scaleToPool(requests, pool)
        const sum = (parts: readonly { minor: bigint }[]) => parts.reduce((so, { minor }) => so + minor, 0n)
        expect(sum(awards)).toBe(sum(requests) > pool ? pool : sum(requests))
        expect(awards.every(({ minor, requested }) => minor <= requested)).toBe(true)
        expect(scaleToPool([...requests].reverse(), pool)).toEqual(awards)
      },
    ),
  ))

test('neither a pool nor a request is negative', () => {
  expect(() => scaleToPool([], -1n)).toThrow('pool')
  expect(() => scaleToPool([{ id: 'a', minor: -1n }], 1n)).toThrow('request')
})
