import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Signature } from '@rapport/domain/claims/confirm-claim.ts'
import { type CoverageRole, coversOn } from '@rapport/domain/firm/coverage.ts'
import type { Rate } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { claimsQuestion } from '../../facts/claim-facts.ts'
import { confirmationPolicyQuestion } from '../../facts/confirmation-policy.ts'
import { fixingsQuestion } from '../../facts/fixings.ts'
import type { Context } from '../../http/handler.ts'
import { gatherMatching, type Matching } from './gather-matching.ts'

/** Everything that decides a claim, as the rules ask for it. */
export interface Gathered extends Matching {
  readonly claimantCovered: boolean | null
  readonly firstSignature: (Signature & { readonly name: string }) | null
  readonly rateToPolicyCurrency: Rate | null
}

/** Most claims are in the policy's own currency: their rate needs no look. */
const rateOf = async (tx: Tx, from: string, to: string, day: Day): Promise<Rate | null> =>
  from === to ? '1' : (await tx.ask(fixingsQuestion(day)))[0].rate(from, to, day)

const CoverageRow = z.object({
  userId: z.string(),
  role: z.custom<CoverageRole>(),
  since: z.string(),
  until: z.string().nullable(),
})
const SignatureRow = z.object({
  by: z.string(),
  name: z.string(),
  onBehalfOf: z.string().nullable(),
  at: z.string(),
  reason: z.string(),
  allocations: z.array(z.object({ activityId: z.string(), minor: z.string() })),
})

export async function gatherConfirmation(
  context: Context,
  claimId: string,
  named: readonly string[],
): Promise<Gathered | null> {
  const { tx, today } = context
  const [claims, policy, team, [signature]] = await tx.ask(
    claimsQuestion([claimId]),
    confirmationPolicyQuestion(today),
    question(
      CoverageRow,
      sql`select t.user_id as "userId", t.role, t.since, t.until from claim c join coverage t on t.household_id = c.household_id and t.user_id = c.claimant_id
          where c.id = ${claimId}::uuid`,
    ),
    question(
      SignatureRow,
      sql`select s.signed_by as by, u.name, s.on_behalf_of as "onBehalfOf", s.at, s.reason, s.allocations from first_signature s join user_account u on u.id = s.signed_by
          where s.claim_id = ${claimId}::uuid and not exists (select from confirmation f where f.claim_id = s.claim_id and f.at >= s.at)
          order by s.at desc, s.id desc limit 1`,
    ),
  )
  const matching = (await gatherMatching(context, claims, policy, named)).get(claimId)
  if (!matching) return null
  const { claim } = matching
  const rateToPolicyCurrency = await rateOf(tx, claim.currency, policy.secondController.above.currency, today)
  return {
    ...matching,
    claimantCovered: coversOn(team, claim.claimant, claim.claimedOn),
    rateToPolicyCurrency,
    firstSignature: signature
      ? {
          ...signature,
          at: Date.parse(signature.at),
          allocations: signature.allocations.map(({ activityId, minor }) => ({ activityId, amount: BigInt(minor) })),
        }
      : null,
  }
}
