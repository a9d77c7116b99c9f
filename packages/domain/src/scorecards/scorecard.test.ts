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
    ['just above a point', '4.01', '1.203000'],
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
  test('a 1 is a rating', () => expect(card(give(1, 'never called')).score).toBe('2.75'))
  test('the reason is kept without the space around it, and each figure with its own criterion', () => {
    const figures = [{ criterion: 'quality', part: 1n, whole: 10n }, ...measured]
    const decision = scoreCard(design, figures, give(5, ' a hard year '), people)
    expect(decision).toMatchObject({
      fact: {
        criteria: [
          { criterion: 'on_time', reason: 'a hard year', figure: { part: 46n }, measured: 4 },
          { criterion: 'quality', figure: { part: 1n }, measured: null },
          { criterion: 'cadence', figure: null, measured: null },
          { criterion: 'collaboration' },
        ],
      },
    })
  })
  test.each([
    ['a criterion without a rating', give(4).slice(1), [{ code: 'rating_missing', criterion: 'on_time' }]],
    ['a rating of 6', give(6), [{ code: 'rating_out_of_range', criterion: 'on_time' }]],
    ['a rating of 0', give(0), [{ code: 'rating_out_of_range', criterion: 'on_time' }]],
    ['a rating of −1', give(-1), [{ code: 'rating_out_of_range', criterion: 'on_time' }]],
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
  test('nothing to measure is no rating, not a bad one', () => {
    expect(of(0n, 0n)).toBeNull()
    expect(rated({ criterion: 'quality', part: 1n, whole: 2n }, [])).toBeNull()
  })
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
  expect(of({ curve: [...design.curve].reverse() })).toEqual(
    [1, 2, 3, 4].map((at) => ({ code: 'curve_not_rising', path: `curve[${at}].score` })),
  )
  expect(of({ criteria: [{ ...first, bands: [...onTime].reverse() }, ...others] })).toEqual(
    [1, 2, 3].map((at) => ({ code: 'bands_not_rising', path: `criteria[0].bands[${at}].from` })),
  )
  const twice = { from: '0.5', rating: 2 } as const
  expect(of({ criteria: [{ ...first, bands: [twice, twice] }, ...others] })).toEqual([
    { code: 'bands_not_rising', path: 'criteria[0].bands[1].from' },
  ])
  expect(of({ criteria: [{ ...first, bands: [{ from: 'half', rating: 2 }] }, ...others] })).toEqual([
    { code: 'not_a_number', path: 'criteria[0].bands[0].from' },
  ])
  expect(of({ curve: [{ score: 'one', payout: 'all' }] })).toEqual([
    { code: 'not_a_number', path: 'curve[0].score' },
    { code: 'not_a_number', path: 'curve[0].payout' },
  ])
  const minus = [
    { ...first, weight: '1.20' },
    { ...first, key: 'x', weight: '-0.20' },
  ]
  expect(of({ criteria: minus })).toEqual([{ code: 'weights_not_whole' }])
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

test('calibration puts the most generous first by the mean of all their cards, equals by id', () => {
  const given = (manager: string, ...scores: string[]) =>
    scores.map((score) => ({ manager, card: { criteria: [], score } }))
  const orderOf = (...cards: Parameters<typeof calibration>[0][]) =>
    calibration(cards.flat()).managers.map(({ manager, mean }) => `${manager} ${mean}`)
  expect(orderOf(given('many', '4', '4', '4'), given('few', '4.5'), given('none', '1'))).toEqual([
    'few 4.50',
    'many 4.00',
    'none 1.00',
  ])
  expect(orderOf(given('b', '3', '4'), given('c', '3.5'), given('a', '3.5', '3.5', '3.5'))).toEqual([
    'a 3.50',
    'b 3.50',
    'c 3.50',
  ])
  expect(calibration(given('exact', '3.333333333333')).mean).toBe('3.33')
  expect(() => calibration(given('finer', '3.3333333333333'))).toThrow('at most 12 decimals: 3.3333333333333')
})

test('a rating as measured is neither raised nor lowered, nor is one that nothing was measured for', () => {
  const one = (rating: 2 | 3 | 4, measuredRating: 3 | null) =>
    ({ criterion: 'x', weight: '1', rating, measured: measuredRating, figure: null, reason: null }) as const
  const cards = [one(2, 3), one(3, 3), one(4, 3), one(4, null), one(2, null)].map((criterion) => ({
    manager: 'boss',
    card: { criteria: [criterion], score: '3' },
  }))
  expect(calibration(cards).managers).toMatchObject([{ raised: 1, lowered: 1, measured: 3 }])
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

test('awards come in the order of the ids, equal remainders too', () => {
  const requests = ['c', 'a', 'b'].map((id) => ({ id, minor: 1n }))
  expect(scaleToPool(requests, 2n).map(({ id, minor }) => `${id} ${minor}`)).toEqual(['a 1', 'b 1', 'c 0'])
  expect(scaleToPool(requests, 3n).map(({ minor }) => minor)).toEqual([1n, 1n, 1n])
  expect(scaleToPool([{ id: 'a', minor: 0n }], 0n)).toEqual([{ id: 'a', requested: 0n, minor: 0n }])
})

test('neither a pool nor a request is negative', () => {
  expect(() => scaleToPool([], -1n)).toThrow('pool')
  expect(() => scaleToPool([{ id: 'a', minor: -1n }], 1n)).toThrow('request')
})
