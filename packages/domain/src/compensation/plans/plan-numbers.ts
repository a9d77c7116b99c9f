import { isRate } from '../../money/rate.ts'
import type { Component, Plan } from '../plan.ts'
import { finding, type PlanFinding } from './plan-finding.ts'
import { conditionsOf, nested, placed, thresholdsOf, tiersOf } from './plan-parts.ts'

/** Every text of a plan that must be a number and is none; the other checks only make sense when this finds nothing. */
export function numberFindings(plan: Plan): PlanFinding[] {
  const texts = [
    ...thresholdsOf(plan).flatMap(({ path, part }) =>
      part.kind === 'fixed'
        ? [whole(`${path}.value`, part.value)]
        : [rate(`${path}.rate`, part.rate), ...(part.cap === null ? [] : [whole(`${path}.cap`, part.cap)])],
    ),
    ...conditionsOf(plan)
      .flatMap(nested)
      .flatMap(({ path, part }) => (part.kind === 'rank' ? [rate(`${path}.top`, part.top)] : [])),
    ...placed('measures', plan.measures).flatMap(({ path, part }) => {
      if (part.kind === 'household_credits')
        return placed(`${path}.bands`, part.bands).flatMap((band) => [
          whole(`${band.path}.from`, band.part.from),
          ...(band.part.to === null ? [] : [whole(`${band.path}.to`, band.part.to)]),
          whole(`${band.path}.credits`, band.part.credits),
        ])
      return 'minimum' in part ? [whole(`${path}.minimum`, part.minimum)] : []
    }),
    ...placed('components', plan.components).flatMap((component) => [
      ...tiersOf(component).map(({ path, part }) => rate(`${path}.rate`, part.rate)),
      ...payNumbers(component.path, component.part),
    ]),
    ...(plan.deferral.kind === 'instalments'
      ? placed('deferral.parts', plan.deferral.parts).map(({ path, part }) => rate(`${path}.share`, part.share))
      : []),
    ...recoveryNumbers(plan),
  ]
  return texts.flatMap(({ path, fine }) => (fine ? [] : [finding('not_a_number', path)]))
}

interface Checked {
  readonly path: string
  readonly fine: boolean
}

const whole = (path: string, text: string): Checked => ({ path, fine: /^-?\d+$/.test(text) })
const rate = (path: string, text: string): Checked => ({ path, fine: isRate(text) })

function payNumbers(path: string, { pay, accelerators, caps }: Component): Checked[] {
  const own = () => {
    if (pay.kind === 'rate') return [rate(`${path}.pay.rate`, pay.rate)]
    if (pay.kind === 'fixed') return [whole(`${path}.pay.minor`, pay.minor)]
    if (pay.kind === 'per_unit') return [whole(`${path}.pay.minor`, pay.minor), whole(`${path}.pay.after`, pay.after)]
    return []
  }
  return [
    ...own(),
    ...placed(`${path}.accelerators`, accelerators).map((one) => rate(`${one.path}.factor`, one.part.factor)),
    ...placed(`${path}.caps`, caps).flatMap(({ path: at, part }) => {
      if (part.kind === 'household') return [whole(`${at}.minor`, part.minor)]
      return part.kind === 'rate' ? [rate(`${at}.rate`, part.rate)] : []
    }),
  ]
}

function recoveryNumbers({ hold: { recoveryCap: cap } }: Plan): Checked[] {
  if (cap.kind === 'fixed') return [whole('hold.recoveryCap.minor', cap.minor)]
  return cap.kind === 'share_of_payout' ? [rate('hold.recoveryCap.rate', cap.rate)] : []
}
