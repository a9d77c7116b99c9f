import type { Suggestion } from '../activity/match-score.ts'
import { exact, type Rate } from '../money/rate.ts'
import type { Claim } from './claim.ts'
import { sampleSize } from './sampling.ts'

/** Whether and how far the firm lets matches confirm themselves (domain.md, 5.4). Off unless the firm switches it on. */
export interface AutoConfirmationPolicy {
  readonly enabled: boolean
  readonly confidence: Rate
  /** The share of wrong confirmations that the sample has to rule out. */
  readonly tolerable: Rate
  /** The share of exceptions in the sample above which it switches itself off. */
  readonly exceptionLimit: Rate
  readonly leastScore: number
}

export const DEFAULT_AUTO_CONFIRMATION_POLICY: AutoConfirmationPolicy = {
  enabled: false,
  confidence: '0.95',
  tolerable: '0.05',
  exceptionLimit: '0.02',
  leastScore: 80,
}

export type AutoConfirmationRefusal =
  | 'switched_off'
  | 'not_a_reviewed_deposit'
  | 'no_suggestion'
  | 'not_inside_tolerance'
  | 'score_too_low'
  | 'not_the_only_answer'
  | 'second_controller_needed'

/**
 * Why the best suggestion may not confirm by itself, or `null` when it may. Only the amount inside the tolerance, from
 * one clear best suggestion, and never where two controllers are needed.
 */
export function autoConfirmationRefusal(
  claim: Pick<Claim, 'kind' | 'state'>,
  suggestions: readonly Suggestion[],
  needsSecondController: boolean,
  isOn: boolean,
  policy: AutoConfirmationPolicy,
): AutoConfirmationRefusal | null {
  if (!policy.enabled || !isOn) return 'switched_off'
  if (claim.kind !== 'deposit' || (claim.state !== 'submitted' && claim.state !== 'in_review'))
    return 'not_a_reviewed_deposit'
  const [best, next] = suggestions
  if (!best) return 'no_suggestion'
  const amount = best.reasons.find(({ code }) => code === 'amount_exact' || code === 'amount_within_tolerance')
  if (!amount) return 'not_inside_tolerance'
  if (best.score < policy.leastScore) return 'score_too_low'
  if (next && next.score >= policy.leastScore) return 'not_the_only_answer'
  return needsSecondController ? 'second_controller_needed' : null
}

export interface SampleState {
  /** Confirmed by themselves since the sample began. */
  readonly population: number
  readonly inspected: number
  readonly exceptions: number
}

/**
 * Whether auto-confirmation stays on, and how many are still to be looked at (5.4). It goes off when the exceptions pass
 * their limit: measured against the sample that this population asks for, or against what was inspected once that is
 * more, so that the first exception of a large sample does not decide alone, and one of ten does. It comes on again only
 * when a person switches it on with a new sample.
 */
export function autoConfirmationAfter(
  sample: SampleState,
  policy: AutoConfirmationPolicy,
): { readonly isOn: boolean; readonly stillToInspect: number } {
  const planned = sampleSize(policy.confidence, policy.tolerable)
  const asked = Math.min(planned, sample.population)
  const { units, scale } = exact(policy.exceptionLimit)
  const against = BigInt(Math.max(asked, sample.inspected))
  const passed = BigInt(sample.exceptions) * 10n ** BigInt(scale) > units * against
  return {
    isOn: policy.enabled && !passed,
    stillToInspect: Math.max(0, asked - sample.inspected),
  }
}
