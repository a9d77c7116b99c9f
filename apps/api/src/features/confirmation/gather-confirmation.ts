import type { Activity } from '@rapport/domain/activity/activity.ts'
import type { MatchFacts } from '@rapport/domain/activity/suggest-matches.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import type { ConfirmationPolicy, Signature } from '@rapport/domain/claims/confirm-claim.ts'
import { windowOf } from '@rapport/domain/claims/matching-policy.ts'
import type { Rate } from '@rapport/domain/money/rate.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { type ActivityFacts, activityFacts } from '../../facts/activity-facts.ts'
import { type ClaimFacts, claimFacts } from '../../facts/claim-facts.ts'
import { confirmationPolicy } from '../../facts/confirmation-policy.ts'
import { rateBetween } from '../../facts/fixings.ts'
import type { Context } from '../../http/handler.ts'

/** Everything that decides a claim, as the rules ask for it. */
export interface Gathered extends ClaimFacts {
  readonly policy: ConfirmationPolicy
  /** Inflows of the household in the claim's currency within its window, and the activities that were named. */
  readonly activities: readonly ActivityFacts[]
  readonly householdOutflows: readonly Activity[]
  readonly contacts: MatchFacts['contacts']
  readonly otherClaims: readonly { readonly id: string; readonly remainder: bigint }[]
  readonly claimantCovered: boolean | null
  readonly firstSignature: Signature | null
  readonly rateToPolicyCurrency: Rate
}

const ContactRow = z.object({
  id: z.string(),
  occurredOn: z.string(),
  byClaimant: z.boolean(),
  initiativeId: z.string().nullable(),
})
const OtherRow = z.object({ id: z.string(), remainder: z.bigint() })
const CoveredRow = z.object({ covered: z.boolean().nullable() })
const SignatureRow = z.object({
  by: z.string(),
  onBehalfOf: z.string().nullable(),
  at: z.string(),
  reason: z.string(),
  allocations: z.array(z.object({ activityId: z.string(), minor: z.string() })),
})

export async function gatherConfirmation(
  { tx, today, firm }: Context,
  claimId: string,
  named: readonly string[],
): Promise<Gathered | null> {
  const [known, policy] = await Promise.all([claimFacts(tx, claimId), confirmationPolicy(tx, today)])
  if (!known) return null
  const { claim } = known
  const window = windowOf(claim, policy.matching)
  const outflowsFrom = addDays(window.first, -policy.roundTrip.days)
  const [activities, outflows, contacts, otherClaims, [covered], [signature], rate] = await Promise.all([
    activityFacts(
      tx,
      sql`(k.household_id = ${claim.householdId}::uuid and a.currency = ${claim.currency} and a.amount_minor > 0 and a.value_on between ${window.first}::date and ${window.last}::date)
        or a.id = any(${[...named]}::uuid[])`,
    ),
    activityFacts(
      tx,
      sql`k.household_id = ${claim.householdId}::uuid and a.currency = ${claim.currency} and a.flow_type = 'external_out' and a.value_on between ${outflowsFrom}::date and ${window.last}::date`,
    ),
    tx.read(
      ContactRow,
      sql`select c.id, (c.occurred_at at time zone ${firm.zone})::date as "occurredOn", c.initiative_id as "initiativeId",
            exists (select from contact_representative r where r.contact_id = c.id and r.user_id = ${claim.claimant}::uuid) as "byClaimant"
          from contact_household h join contact c on c.id = h.contact_id
          where h.household_id = ${claim.householdId}::uuid and c.touch_class in ('substantive', 'service')
            and h.occurred_at between ${addDays(claim.claimedOn, -180)}::date and ${addDays(window.last, 1)}::date
          order by (c.id = any(${[...claim.contactIds]}::uuid[])) desc, c.occurred_at desc, c.id limit 50`,
    ),
    tx.read(
      OtherRow,
      sql`select id, amount_minor - confirmed_minor as remainder from claim
          where household_id = ${claim.householdId}::uuid and currency = ${claim.currency} and id <> ${claimId}::uuid and amount_minor > confirmed_minor
            and state in ('submitted', 'in_review', 'partly_confirmed', 'promised', 'expected', 'partly_received') order by id`,
    ),
    tx.read(
      CoveredRow,
      sql`select exists (select from coverage v where v.household_id = ${claim.householdId}::uuid and v.user_id = ${claim.claimant}::uuid
            and v.since <= ${claim.claimedOn}::date and (v.until is null or v.until >= ${claim.claimedOn}::date)) as covered`,
    ),
    tx.read(
      SignatureRow,
      sql`select s.signed_by as by, s.on_behalf_of as "onBehalfOf", s.at, s.reason, s.allocations from first_signature s
          where s.claim_id = ${claimId}::uuid and not exists (select from confirmation f where f.claim_id = s.claim_id and f.at >= s.at)
          order by s.at desc, s.id desc limit 1`,
    ),
    rateBetween(tx, claim.currency, policy.secondController.above.currency, today),
  ])
  return {
    ...known,
    policy,
    activities,
    householdOutflows: outflows.map(({ activity }) => activity),
    contacts,
    otherClaims,
    claimantCovered: covered?.covered ?? null,
    firstSignature: signature
      ? {
          ...signature,
          at: Date.parse(signature.at),
          allocations: signature.allocations.map(({ activityId, minor }) => ({ activityId, amount: BigInt(minor) })),
        }
      : null,
    rateToPolicyCurrency: rate,
  }
}
