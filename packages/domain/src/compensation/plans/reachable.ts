import { compareRates } from '../../money/rate.ts'
import type { Condition, Plan, Threshold } from '../plan.ts'
import { unitOf } from './measure-unit.ts'
import { compareLevels } from './tier-coverage.ts'

/** A comparison that has to hold together with others. */
type Literal = Extract<Condition, { kind: 'compare' | 'years_running' | 'rank' }>

// A plan with more alternatives than this is taken to be reachable: the check must not hang on data.
const MOST_ALTERNATIVES = 512

/**
 * Whether anybody could ever meet all of these conditions at once, as far as the plan alone can tell: not "at least 5"
 * together with "below 5", not "below 0" of a count, not credits that no size of household is worth.
 */
export function isReachable(conditions: readonly Condition[], plan: Plan): boolean {
  const ways = alternatives({ kind: 'all', of: conditions })
  return ways === null || ways.some((way) => way.every((one) => isPossible(one, plan)) && !contradicts(way))
}

/** The ways to meet a condition, each a list of comparisons that hold together; `null` when there are too many. */
function alternatives(condition: Condition): Literal[][] | null {
  if (condition.kind !== 'all' && condition.kind !== 'any') return [[condition]]
  const each = condition.of.map(alternatives)
  if (each.some((ways) => ways === null)) return null
  const known = each as Literal[][][]
  const ways = condition.kind === 'any' ? known.flat() : known.reduce<Literal[][]>(joined, [[]])
  return ways.length > MOST_ALTERNATIVES ? null : ways
}

const joined = (left: readonly Literal[][], right: readonly Literal[][]): Literal[][] =>
  left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, MOST_ALTERNATIVES + 1)

function contradicts(way: readonly Literal[]): boolean {
  const floors = way.filter((one) => one.kind !== 'rank' && one.is === 'at_least')
  const ceilings = way.filter((one) => one.kind !== 'rank' && one.is === 'below')
  return floors.some((floor) =>
    ceilings.some((ceiling) => {
      if (floor.kind === 'rank' || ceiling.kind === 'rank' || floor.measure !== ceiling.measure) return false
      const order = compareLevels(floor.threshold, ceiling.threshold)
      return order !== null && order >= 0
    }),
  )
}

function isPossible(literal: Literal, plan: Plan): boolean {
  if (literal.kind === 'rank') return compareRates(literal.top, '0') > 0
  const { is, threshold } = literal
  const measure = plan.measures.find(({ key }) => key === literal.measure)
  if (literal.kind === 'years_running' && !(Number.isInteger(literal.years) && literal.years > 0)) return false
  if (!measure || unitOf(measure) !== 'count') return true
  if (is === 'below') return !isAtMostZero(threshold)
  return (
    isAtMostZero(threshold) ||
    measure.kind !== 'household_credits' ||
    measure.bands.some(({ credits }) => BigInt(credits) > 0n)
  )
}

const isAtMostZero = (threshold: Threshold): boolean => threshold.kind === 'fixed' && BigInt(threshold.value) <= 0n
