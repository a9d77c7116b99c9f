import { total } from '../money/divide.ts'
import type { Credit } from './credits.ts'
import type { LineKind, StatementLine } from './statement.ts'
import type { Slice } from './tiers.ts'

/** What lines come to together, in minor units of the plan's currency. */
export const bonusOf = (lines: readonly StatementLine[]): bigint => total(lines.map(({ bonus }) => bonus))

/** A line for one credit: what its slices earned. */
export const creditLine = (component: string, { trace, amount }: Credit, slices: readonly Slice[]): StatementLine => ({
  key: `${component}/credit/${trace.id}`,
  component,
  kind: 'credit',
  trace,
  reference: null,
  reason: null,
  amount,
  slices,
  bonus: sliced(slices),
})

/** A line without a single fact behind it. */
export const line = (
  component: string | null,
  kind: LineKind,
  reference: string | null,
  amount: bigint,
  slices: readonly Slice[],
  bonus: bigint = sliced(slices),
  reason: string | null = null,
): StatementLine => ({
  key: [component ?? 'plan', kind, ...(reference === null ? [] : [reference])].join('/'),
  component,
  kind,
  trace: null,
  reference,
  reason,
  amount,
  slices,
  bonus,
})

const sliced = (slices: readonly Slice[]): bigint => {
  let bonus = 0n
  for (const slice of slices) bonus += slice.bonus
  return bonus
}
