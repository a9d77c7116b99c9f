import type { contract } from '@rapport/contract/contract.ts'
import type { EvidenceKind } from '@rapport/domain/claims/claim.ts'
import { answerQuestion } from '@rapport/domain/claims/return-claim.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import { claimFacts } from '../../facts/claim-facts.ts'
import { asItIs, readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { takeStep } from '../../steps/take-step.ts'

const Asked = z.object({ evidenceAsked: z.array(z.custom<EvidenceKind>()) })

export const answerClaim: Handler<typeof contract.answerClaim> = async (
  context,
  { claimId, ifVersion, answer, evidence },
  refuse,
) => {
  const { tx, actor, now, today } = context
  const facts = await claimFacts(tx, claimId)
  if (!facts) return refuse('not_found')
  if (facts.version !== ifVersion) return refuse('edit_conflict', await asItIs(context, claimId))
  const { claim } = facts
  const [[asked], principals] = await Promise.all([
    tx.read(
      Asked,
      sql`select evidence_asked as "evidenceAsked" from claim_event where claim_id = ${claimId}::uuid and action = 'return' order by at desc, id desc limit 1`,
    ),
    tx.read(
      z.object({ id: z.string() }),
      sql`select user_id as id from visible_user where user_id = ${claim.claimant}::uuid and user_id <> ${actor.id}::uuid`,
    ),
  ])
  const onBehalfOf = principals[0]?.id ?? null
  const added = evidence.map(({ kind, label }) => ({ id: newId(now), kind, label }))
  const who = { id: actor.id, onBehalfOf, roles: actor.roles }
  const decision = answerQuestion(
    { claim, evidenceAsked: asked?.evidenceAsked ?? [] },
    who,
    { answer, evidence: added },
    now,
  )
  if (!decision.ok) return refuse(decision.reason)

  const { reason, evidence: _, ...step } = decision.fact
  await takeStep(context, { ...step, action: 'answer', text: reason })
  if (added.length > 0) {
    const rows = added.map(
      ({ id, kind, label }) =>
        sql`(${id}::uuid, ${claimId}::uuid, ${kind}, ${label}, ${actor.id}::uuid, ${new Date(now).toISOString()}::timestamptz)`,
    )
    await tx.write(
      sql`insert into claim_evidence (id, claim_id, kind, label, added_by, added_at) values ${joinSql(rows)}`,
    )
  }
  await audit(context, {
    operation: 'answerClaim',
    subject: ['claim', claimId],
    householdId: claim.householdId,
    onBehalfOf,
    fact: decision.fact,
  })
  return (await readClaim(tx, claimId, today)) ?? refuse('not_found')
}
