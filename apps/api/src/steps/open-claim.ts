import type { NewClaim } from '@rapport/contract/new-claim.ts'
import type { Split } from '@rapport/domain/claims/claim.ts'
import { proposedSplit } from '@rapport/domain/claims/split-agreement.ts'
import {
  type ClaimSubmitted,
  type SubmissionFacts,
  type SubmissionRefusal,
  submitClaim,
} from '@rapport/domain/claims/submit-claim.ts'
import { accept, type Decision } from '@rapport/domain/decision.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../audit.ts'
import { basisPointsOf, splitOf, teamSplit } from '../facts/team-split.ts'
import type { Context } from '../http/handler.ts'
import { common } from '../http/problem-response.ts'

export type ClaimToOpen = z.output<typeof NewClaim> & {
  readonly contactIds: readonly string[]
  readonly initiativeId: string | null
}

/**
 * Submits a claim as the rule decides, with its first step and its row in the trail. Without a split it takes the
 * household's default, and without that the claimant alone.
 */
export async function openClaim(
  context: Context,
  claim: ClaimToOpen,
  contacts: SubmissionFacts['contacts'],
  onBehalfOf: string | null,
): Promise<Decision<string, SubmissionRefusal>> {
  const { tx, actor, now, today } = context
  const named = contacts.filter(({ id }) => claim.contactIds.includes(id)).map(({ occurredOn }) => occurredOn)
  const day = named.reduce((latest, on) => (on > latest ? on : latest), '') || today
  const splits =
    claim.splits.length > 0
      ? claim.splits.map(({ userId, basisPoints }) => splitOf({ payee: userId, basisPoints }))
      : proposedSplit(await teamSplit(tx, claim.householdId, day), claim.claimantId)
  const submission = {
    kind: claim.kind,
    householdId: claim.householdId,
    claimant: claim.claimantId,
    amount: claim.amount.minor,
    currency: claim.amount.currency,
    contactIds: claim.contactIds,
    splits,
    instalments: claim.instalments.map(({ dueOn, amount }) => ({ expectedOn: dueOn, amount: amount.minor })),
    evidence: claim.evidence.map(({ kind }) => ({ id: newId(now), kind })),
  }
  const decision = submitClaim(
    { state: 'draft', today, contacts },
    { id: actor.id, onBehalfOf, roles: actor.roles },
    submission,
    now,
  )
  if (!decision.ok) return decision
  await knownPayees(context, splits)
  const id = newId(now)
  await writeClaim(context, id, claim, decision.fact)
  await tx.write(
    sql`insert into claim_split (claim_id, user_id, basis_points)
        values ${joinSql(splits.map((split) => sql`(${id}::uuid, ${split.payee}::uuid, ${basisPointsOf(split)})`))}`,
  )
  await writeParts(context, id, claim, decision.fact)
  await audit(context, {
    operation: 'submitClaim',
    subject: ['claim', id],
    householdId: claim.householdId,
    onBehalfOf,
    fact: decision.fact,
  })
  return accept(id)
}

/** @throws 422 for a share of somebody who is not there, or does not work here any more */
async function knownPayees({ tx }: Context, splits: readonly Split[]): Promise<void> {
  const ids = [...new Set(splits.map(({ payee }) => payee))]
  const found = await tx.read(
    z.object({ id: z.string() }),
    sql`select id from user_account where id = any(${ids}::uuid[]) and status = 'active'`,
  )
  if (found.length === ids.length) return
  const message = 'somebody in the split does not work here'
  throw common('invalid', { errors: [{ path: 'body.splits', code: 'unknown_user', message }] })
}

async function writeClaim(
  { tx, actor, now }: Context,
  id: string,
  claim: ClaimToOpen,
  fact: ClaimSubmitted,
): Promise<void> {
  const at = new Date(now).toISOString()
  await tx.write(
    sql`insert into claim (id, kind, state, household_id, claimant_id, entered_by, on_behalf_of, initiative_id, amount_minor, currency, claimed_on,
          title, note, late, submitted_at)
        values (${id}::uuid, ${fact.kind}, ${fact.to}, ${fact.householdId}::uuid, ${fact.claimant}::uuid, ${fact.enteredBy}::uuid, ${fact.onBehalfOf}::uuid,
          ${claim.initiativeId}::uuid, ${fact.amount}, ${fact.currency}, ${fact.claimedOn}::date, ${claim.title}, ${claim.note}, ${fact.lateEntry}, ${at}::timestamptz)`,
  )
  await tx.write(
    sql`insert into claim_event (id, claim_id, at, actor_id, on_behalf_of, action, from_state, to_state, text)
        values (${newId(now)}::uuid, ${id}::uuid, ${at}::timestamptz, ${actor.id}::uuid, ${fact.onBehalfOf}::uuid, 'submit', ${fact.from}, ${fact.to}, ${claim.note})`,
  )
}

async function writeParts(
  { tx, actor, now }: Context,
  id: string,
  claim: ClaimToOpen,
  fact: ClaimSubmitted,
): Promise<void> {
  await tx.write(
    sql`insert into claim_contact (claim_id, contact_id) values ${joinSql(fact.contactIds.map((contactId) => sql`(${id}::uuid, ${contactId}::uuid)`))}`,
  )
  if (fact.instalments.length > 0) {
    const rows = fact.instalments.map(
      ({ expectedOn, amount }, index) => sql`(${id}::uuid, ${index + 1}, ${expectedOn}::date, ${amount})`,
    )
    await tx.write(sql`insert into instalment (claim_id, number, due_on, amount_minor) values ${joinSql(rows)}`)
  }
  if (claim.evidence.length > 0) {
    const rows = claim.evidence.map(
      ({ kind, label }) =>
        sql`(${newId(now)}::uuid, ${id}::uuid, ${kind}, ${label}, ${actor.id}::uuid, ${new Date(now).toISOString()}::timestamptz)`,
    )
    await tx.write(
      sql`insert into claim_evidence (id, claim_id, kind, label, added_by, added_at) values ${joinSql(rows)}`,
    )
  }
}
