import type { PayoutCurve } from '@rapport/contract/compensation-values.ts'
import type { Plan, TieredPay } from '@rapport/domain/compensation/plan.ts'
import { unitOf } from '@rapport/domain/compensation/plans/measure-unit.ts'
import type { z } from 'zod'

type Curve = z.output<typeof PayoutCurve>

/** The tiers of every tiered component as sums of money. Tiers that are a share of the payee's own figures are left out. */
export function curvesOf(plan: Plan, reached: (measure: string) => bigint | null): Curve[] {
  return plan.components.flatMap(({ key, name, pay }): Curve[] => {
    if (pay.kind !== 'tiers' || !isMoney(plan, pay.by)) return []
    const tiers = tiersOf(plan, pay)
    if (tiers === null) return []
    const at = reached(pay.by)
    return [
      {
        component: key,
        name,
        mode: pay.mode,
        tiers,
        reached: at === null ? null : { minor: at, currency: plan.currency },
      },
    ]
  })
}

function tiersOf({ currency }: Plan, { tiers }: TieredPay): Curve['tiers'] | null {
  const drawn: Curve['tiers'] = []
  for (const { from, to, rate } of tiers) {
    if (from.kind !== 'fixed' || (to !== null && to.kind !== 'fixed')) return null
    const money = (value: string) => ({ minor: BigInt(value), currency })
    drawn.push({ from: money(from.value), to: to === null ? null : money(to.value), rate })
  }
  return drawn
}

function isMoney({ measures }: Plan, key: string): boolean {
  const measure = measures.find((one) => one.key === key)
  return measure !== undefined && unitOf(measure) === 'money'
}
