import { useLingui } from '@lingui/react/macro'
import type { PayoutCurve } from '@rapport/contract/compensation-values.ts'
import type { z } from 'zod'
import { StepCurve } from '../../ui/chart/StepCurve.tsx'
import { formatMoney } from '../../ui/format/numbers.ts'
import { useLocale } from '../../ui/words/locale.ts'
import { payoutOn, payoutPoints } from './payout.ts'

/** What a component pays over what it is judged by, and where the payee stands. */
export function PayoutCurvePicture({ curve }: { curve: z.output<typeof PayoutCurve> }) {
  const { t } = useLingui()
  const locale = useLocale()
  const currency = curve.tiers[0]?.from.currency ?? 'USD'
  const money = (value: number, compact = true) =>
    formatMoney({ minor: BigInt(Math.round(value)), currency }, locale, compact ? { compact } : {})
  const { name, reached } = curve
  const points = payoutPoints(curve)
  const sum = reached && reached.minor > 0n ? reached.minor : null
  const bonus = sum === null ? null : payoutOn(curve, sum)
  return (
    <StepCurve
      title={t`What “${name}” pays`}
      points={points}
      axes={{ x: t`Reached in the plan’s year`, y: t`Bonus in all` }}
      formatX={money}
      formatY={money}
      rows={points.map(({ x, y }) => ({ x: money(x, false), y: money(y, false) }))}
      {...(sum !== null && bonus !== null
        ? { here: { x: Number(sum), y: Number(bonus), label: money(Number(bonus), false) } }
        : {})}
    />
  )
}
