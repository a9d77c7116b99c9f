import type { Money } from '@rapport/domain/money/currency.ts'
import { client, queryClient } from '../../shell/api.ts'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { allocationsOf, type Chosen } from './allocations.ts'
import { createHold } from './hold.ts'

/** A confirmation that was decided and is not sent yet, with everything needed to come back to it. */
export interface ConfirmationIntent {
  readonly claimId: string
  readonly household: string
  /** `null` for an engagement: the fact is confirmed, not a sum. */
  readonly sum: Money | null
  readonly chosen: Chosen
  readonly reason: string
  /** Stays the same however often it is sent. */
  readonly key: string
  /** Where the controller was in the queue. */
  readonly search: string
}

export const UNDO_SECONDS = 5

/** Confirmations in their pause; one for the whole application. */
export const confirmations = createHold<ConfirmationIntent>(async ({ claimId, chosen, reason, key }) => {
  await client.confirmClaim({ claimId, allocations: allocationsOf(chosen), reason }, { idempotencyKey: key })
  await decided(claimId)
}, UNDO_SECONDS * 1000)

export const newIntent = (intent: Omit<ConfirmationIntent, 'key'>): ConfirmationIntent => ({
  ...intent,
  key: newIdempotencyKey(),
})

/** Asks again for what a decision changes: the queue, the claim, and the workbenches that share its activities. */
export async function decided(claimId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: client.listConfirmationQueue.key() }),
    queryClient.invalidateQueries({ queryKey: client.getWorkbench.key() }),
    queryClient.invalidateQueries({ queryKey: client.getClaim.key({ claimId }) }),
    queryClient.invalidateQueries({ queryKey: client.listClaims.key() }),
  ])
}

interface Kept {
  readonly intent: ConfirmationIntent
  /** Why it was refused; `null` when it was taken back. */
  readonly error: unknown
}

const kept = new Map<string, Kept>()

/** What was chosen for a claim and taken back, or refused: the workbench begins with it when it is opened again. */
export const keepForReturn = (intent: ConfirmationIntent, error: unknown): void =>
  void kept.set(intent.claimId, { intent, error })

export const keptFor = (claimId: string): Kept | null => kept.get(claimId) ?? null

export const forgetKept = (claimId: string): void => void kept.delete(claimId)
