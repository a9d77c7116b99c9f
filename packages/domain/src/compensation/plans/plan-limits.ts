import { compareRates, type Rate } from '../../money/rate.ts'
import type { Component, Plan, Threshold } from '../plan.ts'
import { finding, type PlanFinding } from './plan-finding.ts'
import { conditionsOf, nested, placed } from './plan-parts.ts'

/**
 * Figures that turn a plan's meaning round when they leave their range: a cap below nothing would take what was earned, a
 * recovery below nothing would make debts, and nobody ranks above all.
 */
export function limitFindings(plan: Plan): PlanFinding[] {
  const { recoveryCap } = plan.hold
  return [
    ...placed('measures', plan.measures).flatMap(({ path, part }) => {
      if ('minimum' in part) return notBelowZero(part.minimum, `${path}.minimum`)
      if (part.kind !== 'household_credits') return []
      return placed(`${path}.bands`, part.bands).flatMap((band) =>
        notBelowZero(band.part.credits, `${band.path}.credits`),
      )
    }),
    ...conditionsOf(plan)
      .flatMap(nested)
      .flatMap(({ path, part }) => (part.kind === 'rank' ? notAboveOne(part.top, `${path}.top`) : [])),
    ...placed('components', plan.components).flatMap(({ path, part }) => componentLimits(path, part)),
    ...placed('caps', plan.caps).flatMap(({ path, part }) => limitBelowZero(part.limit, `${path}.limit`)),
    ...(recoveryCap.kind === 'fixed' ? notBelowZero(recoveryCap.minor, 'hold.recoveryCap.minor') : []),
    ...(recoveryCap.kind === 'share_of_payout' ? isShare(recoveryCap.rate, 'hold.recoveryCap.rate') : []),
  ]
}

function componentLimits(path: string, { pay, caps }: Component): PlanFinding[] {
  return [
    ...(pay.kind === 'per_unit' ? notBelowZero(pay.after, `${path}.pay.after`) : []),
    ...placed(`${path}.caps`, caps).flatMap((cap) => {
      if (cap.part.kind === 'household') return notBelowZero(cap.part.minor, `${cap.path}.minor`)
      if (cap.part.kind === 'rate') return notBelowZero(cap.part.rate, `${cap.path}.rate`)
      return limitBelowZero(cap.part.limit, `${cap.path}.limit`)
    }),
  ]
}

const limitBelowZero = (limit: Threshold, path: string): PlanFinding[] =>
  limit.kind === 'fixed'
    ? notBelowZero(limit.value, `${path}.value`)
    : [
        ...notBelowZero(limit.rate, `${path}.rate`),
        ...(limit.cap === null ? [] : notBelowZero(limit.cap, `${path}.cap`)),
      ]

const isShare = (rate: Rate, path: string): PlanFinding[] => [...notBelowZero(rate, path), ...notAboveOne(rate, path)]

const notBelowZero = (number: string, path: string): PlanFinding[] =>
  compareRates(number, '0') < 0 ? [finding('negative', path)] : []

const notAboveOne = (rate: Rate, path: string): PlanFinding[] =>
  compareRates(rate, '1') > 0 ? [finding('above_one', path)] : []
