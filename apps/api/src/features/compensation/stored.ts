import { differenceCauses } from '@rapport/contract/compensation-values.ts'
import { z } from 'zod'

// What a run keeps as JSON beside its columns. Bigints are decimal text there.

export const Change = z.object({
  key: z.string(),
  component: z.string().nullable(),
  kind: z.string(),
  householdId: z.string().nullable(),
  claimId: z.string().nullable(),
  before: z.coerce.bigint().nullable(),
  after: z.coerce.bigint().nullable(),
  cause: z.enum(differenceCauses),
})
/** A line that differs from the computation before. */
export type StoredChange = z.output<typeof Change>

/** What a statement keeps beside its lines, as far as screens read it. */
export const Summary = z.object({
  figures: z.array(z.object({ measure: z.string(), value: z.coerce.bigint() })),
  components: z.array(
    z.object({
      component: z.string(),
      outcome: z.enum(['paid', 'gate_closed', 'condition_unmet', 'below_threshold']),
      entitled: z.coerce.bigint(),
    }),
  ),
  changes: z.array(Change).default([]),
})

/** Everything that a statement keeps beside its lines. */
export interface StoredSummary {
  readonly figures: readonly object[]
  readonly components: readonly object[]
  readonly promised: readonly object[]
  readonly schedule: readonly object[]
  readonly carriedForward: readonly object[]
  readonly previousRunId: string | null
  readonly changes: readonly StoredChange[]
}

export const Slices = z.array(
  z.object({ amount: z.coerce.bigint(), rate: z.string().nullable(), bonus: z.coerce.bigint() }),
)
