import type { Day } from '@rapport/domain/calendar/day.ts'
import { DEFAULT_RETURN_OUTLOOK, type ReturnOutlook } from '@rapport/domain/initiatives/return.ts'
import { type AttributionPolicy, DEFAULT_ATTRIBUTION_POLICY } from '@rapport/domain/initiatives/touches.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { policyOn } from './policy.ts'

/** Which touches earn a share, and what a firm expects of assets that stay. */
export interface InitiativePolicy {
  readonly attribution: AttributionPolicy
  readonly outlook: ReturnOutlook
}

/** The firm's policy for initiatives in force on a day; what the firm left out is as Rapport proposes it. */
export async function initiativePolicy(tx: Tx, day: Day): Promise<InitiativePolicy> {
  const body = await policyOn<{ [Key in keyof InitiativePolicy]?: Partial<InitiativePolicy[Key]> }>(
    tx,
    'initiatives',
    day,
  )
  return {
    attribution: { ...DEFAULT_ATTRIBUTION_POLICY, ...body?.attribution },
    outlook: { ...DEFAULT_RETURN_OUTLOOK, ...body?.outlook },
  }
}
