import { accept, type Decision, refuse } from '../decision.ts'
import { type Acting, type Delegation, tieTo } from '../firm/independence.ts'
import type { UserId } from '../firm/roles.ts'
import { divide } from '../money/divide.ts'
import { compareRates, decimalText, exact, isRate, type Rate } from '../money/rate.ts'
import { sharesAreWhole } from '../money/shares.ts'
import { type MeasuredCriterion, type Rating, type RatingBand, rated } from './rating.ts'

/** What a scorecard asks, for one plan and period. Data: weights and scores are decimal texts. */
export interface ScorecardDesign {
  /** Weights total exactly 1. */
  readonly criteria: readonly Criterion[]
  /** What a score pays, as points of a line; between them linear, beyond the ends flat. Scores rise. */
  readonly curve: readonly CurvePoint[]
}

export interface Criterion {
  readonly key: string
  readonly name: string
  readonly weight: Rate
  /** How the measured figure becomes a rating; `null` for what only a person can judge. */
  readonly bands: readonly RatingBand[] | null
}

export interface CurvePoint {
  readonly score: Rate
  readonly payout: Rate
}

/** A manager's rating, and why it is another one than the measured. */
export interface GivenRating {
  readonly criterion: string
  readonly rating: number
  readonly reason: string | null
}

export type ScorecardRefusal =
  | { readonly code: 'rating_missing'; readonly criterion: string }
  | { readonly code: 'rating_twice'; readonly criterion: string }
  | { readonly code: 'rating_out_of_range'; readonly criterion: string }
  | { readonly code: 'criterion_unknown'; readonly criterion: string }
  | { readonly code: 'reason_missing'; readonly criterion: string; readonly measured: Rating }
  | { readonly code: 'own_scorecard' }

export interface ScoredCriterion {
  readonly criterion: string
  readonly weight: Rate
  readonly rating: Rating
  /** What the figures say; the payee sees it beside the rating. */
  readonly measured: Rating | null
  readonly figure: MeasuredCriterion | null
  readonly reason: string | null
}

export interface Scorecard {
  readonly criteria: readonly ScoredCriterion[]
  /** The weighted score, exact: `'3.95'`. */
  readonly score: Rate
}

/** Who rates whom, and who acts for whom: nobody rates themselves, or somebody whom they act for. */
export interface ScorecardPeople {
  readonly manager: Acting
  readonly payee: UserId
  readonly delegations: readonly Delegation[]
}

/**
 * A manager rates a payee (6.6). A rating that differs from the measured one needs a reason, an unmeasured one does not.
 * Refuses with everything that is missing, not with the first alone.
 */
export function scoreCard(
  design: ScorecardDesign,
  measured: readonly MeasuredCriterion[],
  given: readonly GivenRating[],
  { manager, payee, delegations }: ScorecardPeople,
): Decision<Scorecard, readonly ScorecardRefusal[]> {
  const refusals: ScorecardRefusal[] = tieTo(manager, [payee], delegations) ? [{ code: 'own_scorecard' }] : []
  const criteria: ScoredCriterion[] = []
  for (const { criterion } of given)
    if (!design.criteria.some(({ key }) => key === criterion)) refusals.push({ code: 'criterion_unknown', criterion })
  for (const { key, weight, bands } of design.criteria) {
    const figure = measured.find(({ criterion }) => criterion === key) ?? null
    const suggested = figure && bands ? rated(figure, bands) : null
    const ratings = given.filter(({ criterion }) => criterion === key)
    const [one] = ratings
    if (!one) refusals.push({ code: 'rating_missing', criterion: key })
    else if (ratings.length > 1) refusals.push({ code: 'rating_twice', criterion: key })
    else if (!isRating(one.rating)) refusals.push({ code: 'rating_out_of_range', criterion: key })
    else {
      const reason = one.reason?.trim() ? one.reason.trim() : null
      if (suggested !== null && suggested !== one.rating && reason === null)
        refusals.push({ code: 'reason_missing', criterion: key, measured: suggested })
      criteria.push({ criterion: key, weight, rating: one.rating, measured: suggested, figure, reason })
    }
  }
  return refusals.length > 0 ? refuse(refusals) : accept({ criteria, score: weightedScore(criteria) })
}

export type DesignProblem =
  | { readonly code: 'not_a_number'; readonly path: string }
  | { readonly code: 'weights_not_whole' }
  | { readonly code: 'criterion_twice'; readonly path: string }
  | { readonly code: 'curve_missing' }
  | { readonly code: 'curve_not_rising'; readonly path: string }
  | { readonly code: 'bands_not_rising'; readonly path: string }

/** What is wrong with a design; an empty list when it can be used. */
export function designProblems({ criteria, curve }: ScorecardDesign): DesignProblem[] {
  const numbers = [
    ...criteria.map(({ weight }, i) => ({ path: `criteria[${i}].weight`, text: weight })),
    ...criteria.flatMap(({ bands }, i) =>
      (bands ?? []).map(({ from }, j) => ({ path: `criteria[${i}].bands[${j}].from`, text: from })),
    ),
    ...curve.flatMap(({ score, payout }, i) => [
      { path: `curve[${i}].score`, text: score },
      { path: `curve[${i}].payout`, text: payout },
    ]),
  ].flatMap(({ path, text }): DesignProblem[] => (isRate(text) ? [] : [{ code: 'not_a_number', path }]))
  if (numbers.length > 0) return numbers
  const keys = criteria.map(({ key }) => key)
  return [
    ...(sharesAreWhole(criteria.map(({ weight }) => weight)) ? [] : [{ code: 'weights_not_whole' as const }]),
    ...keys.flatMap((key, i): DesignProblem[] =>
      keys.indexOf(key) < i ? [{ code: 'criterion_twice', path: `criteria[${i}].key` }] : [],
    ),
    ...(curve.length === 0 ? [{ code: 'curve_missing' as const }] : []),
    ...notRising(curve.map(({ score }) => score)).map(
      (i): DesignProblem => ({ code: 'curve_not_rising', path: `curve[${i}].score` }),
    ),
    ...criteria.flatMap(({ bands }, i) =>
      notRising((bands ?? []).map(({ from }) => from)).map(
        (j): DesignProblem => ({ code: 'bands_not_rising', path: `criteria[${i}].bands[${j}].from` }),
      ),
    ),
  ]
}

/** What a score pays as a share of the target, rounded to six decimals for show; `awardOf` rounds money once. */
export function payoutShare(score: Rate, curve: readonly CurvePoint[]): Rate {
  const { numerator, denominator } = payoutAt(score, curve)
  return decimalText(divide(numerator * 10n ** 6n, denominator), 6)
}

/** `target × payout of the score`, rounded half up once, in minor units. */
export function awardOf(target: bigint, score: Rate, curve: readonly CurvePoint[]): bigint {
  const { numerator, denominator } = payoutAt(score, curve)
  return divide(target * numerator, denominator)
}

interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** @throws RangeError when the curve has no point. */
function payoutAt(score: Rate, curve: readonly CurvePoint[]): Fraction {
  const after = curve.findIndex((point) => compareRates(score, point.score) < 0)
  const [left, right] = after === -1 ? [curve.at(-1), undefined] : [curve[after - 1], curve[after]]
  const only = left ?? right
  if (!only) throw new RangeError('a payout curve needs a point')
  if (!left || !right) return fraction(only.payout)
  const texts = [score, left.score, right.score, left.payout, right.payout]
  const [at = 0n, from = 0n, to = 0n, low = 0n, high = 0n] = onOneScale(texts)
  const unit = 10n ** BigInt(scaleOf(texts))
  return { numerator: low * (to - from) + (at - from) * (high - low), denominator: (to - from) * unit }
}

const isRating = (rating: number): rating is Rating => Number.isInteger(rating) && rating >= 1 && rating <= 5

function weightedScore(criteria: readonly ScoredCriterion[]): Rate {
  const scale = scaleOf(criteria.map(({ weight }) => weight))
  const weights = onOneScale(criteria.map(({ weight }) => weight))
  const sum = criteria.reduce((so, { rating }, i) => so + (weights[i] ?? 0n) * BigInt(rating), 0n)
  return decimalText(sum, scale)
}

const scaleOf = (texts: readonly Rate[]): number => texts.reduce((most, text) => Math.max(most, exact(text).scale), 0)

function onOneScale(texts: readonly Rate[]): bigint[] {
  const scale = scaleOf(texts)
  return texts.map(exact).map(({ units, scale: own }) => units * 10n ** BigInt(scale - own))
}

function fraction(text: Rate): Fraction {
  const { units, scale } = exact(text)
  return { numerator: units, denominator: 10n ** BigInt(scale) }
}

const notRising = (texts: readonly Rate[]): number[] =>
  texts.flatMap((text, i) => (i > 0 && compareRates(text, texts[i - 1] ?? text) <= 0 ? [i] : []))
