import { isDecided } from '@rapport/domain/claims/claim.ts'
import type { ClaimStep } from '@rapport/domain/claims/return-claim.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Context } from '../http/handler.ts'

/** Writes a step of a claim's life as the rule accepted it: the event, and the state that the claim is in now. */
export async function takeStep(
  { tx }: Pick<Context, 'tx'>,
  step: Omit<ClaimStep, 'reason'> & {
    readonly action: string
    readonly text: string
    readonly evidenceAsked?: readonly string[]
  },
): Promise<void> {
  const at = new Date(step.at).toISOString()
  await tx.write(
    sql`insert into claim_event (id, claim_id, at, actor_id, on_behalf_of, action, from_state, to_state, text, evidence_asked)
        values (${newId(step.at)}::uuid, ${step.claimId}::uuid, ${at}::timestamptz, ${step.by}::uuid, ${step.onBehalfOf}::uuid, ${step.action}, ${step.from}, ${step.to},
          ${step.text}, ${[...(step.evidenceAsked ?? [])]}::text[])`,
  )
  await tx.write(
    sql`update claim set state = ${step.to}, version = version + 1, decided_at = case when ${isDecided(step.to)} then coalesce(decided_at, ${at}::timestamptz) end
        where id = ${step.claimId}::uuid`,
  )
}
