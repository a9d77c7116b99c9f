import { addMonths, type Day } from '../calendar/day.ts'
import { allocate } from '../money/allocate.ts'
import { total } from '../money/divide.ts'
import { shareWeights } from '../money/shares.ts'
import { line } from './line.ts'
import type { Plan } from './plan.ts'
import type { Instalment, StatementLine } from './statement.ts'

/**
 * What of a payout waits, and until when (6.4). Instalments are split by largest remainder and count their months from
 * the period's last day; those of month 0 are paid now. An advance is paid now and earned in equal yearly parts.
 * Nothing is deferred of a payout that is not positive.
 */
export function deferralOf(
  { deferral, period }: Pick<Plan, 'deferral' | 'period'>,
  payout: bigint,
): { readonly lines: readonly StatementLine[]; readonly schedule: readonly Instalment[] } {
  if (deferral.kind === 'none' || payout <= 0n) return { lines: [], schedule: [] }
  if (deferral.kind === 'advanced')
    return { lines: [], schedule: yearlyParts(payout, deferral.earnedOverYears, period.lastDay) }
  const minors = allocate(payout, shareWeights(deferral.parts.map(({ share }) => share)) ?? [])
  const parts = deferral.parts.map(({ months }, i) => ({ months, minor: minors[i] ?? 0n }))
  const later = parts.filter(({ months }) => months > 0)
  const waiting = total(later.map(({ minor }) => minor))
  return {
    lines: waiting === 0n ? [] : [line(null, 'deferred', null, waiting, [], -waiting)],
    schedule: later.map(({ months, minor }) => ({ on: addMonths(period.lastDay, months), minor })),
  }
}

function yearlyParts(payout: bigint, years: number, lastDay: Day): Instalment[] {
  const parts = allocate(
    payout,
    Array.from({ length: years }, () => 1n),
  )
  return parts.map((minor, i) => ({ on: addMonths(lastDay, 12 * (i + 1)), minor }))
}
