import type { Claim, ClaimKind, ClaimState, EvidenceKind } from '@rapport/domain/claims/claim.ts'
import type { Interests } from '@rapport/domain/claims/segregation.ts'
import type { SplitGrounds } from '@rapport/domain/claims/split-agreement.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { Minor, type Question, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { splitOf } from './team-split.ts'

const Row = z.object({
  id: z.string(),
  kind: z.custom<ClaimKind>(),
  state: z.custom<ClaimState>(),
  householdId: z.string(),
  amount: Minor,
  confirmed: Minor,
  currency: z.string(),
  claimant: z.string(),
  enteredBy: z.string(),
  onBehalfOf: z.string().nullable(),
  initiativeId: z.string().nullable(),
  claimedOn: z.string(),
  submittedAt: z.string(),
  lateEntry: z.boolean(),
  version: z.number(),
  contactIds: z.array(z.string()),
  splits: z.array(z.object({ payee: z.string(), basisPoints: z.number() })),
  usual: z.array(z.object({ payee: z.string(), basisPoints: z.number() })),
  agreements: z.array(z.object({ payee: z.string(), at: z.string() })),
  instalments: z.array(z.object({ expectedOn: z.string(), minor: z.string() })),
  evidence: z.array(z.object({ id: z.string(), kind: z.custom<EvidenceKind>() })),
  delegations: z.array(z.object({ from: z.string(), to: z.string() })),
})

export interface ClaimFacts {
  readonly claim: Claim
  readonly version: number
  readonly interests: Interests
  readonly initiativeId: string | null
  readonly split: SplitGrounds
}

/** A claim as the rules need it, and who has an interest in it; `null` when it is not there or not to be seen. */
export async function claimFacts(tx: Tx, claimId: string): Promise<ClaimFacts | null> {
  const [[found]] = await tx.ask(claimsQuestion([claimId]))
  return found ?? null
}

/** The same for several claims at once, in no particular order. */
export const claimsQuestion = (claimIds: readonly string[]): Question<ClaimFacts[]> =>
  question(
    Row,
    sql`select c.id, c.kind, c.state, c.household_id as "householdId", c.amount_minor::text as amount, c.confirmed_minor::text as confirmed, c.currency,
          c.claimant_id as claimant, c.entered_by as "enteredBy", c.on_behalf_of as "onBehalfOf", c.initiative_id as "initiativeId",
          c.claimed_on as "claimedOn", c.submitted_at as "submittedAt", c.late as "lateEntry", c.version,
          array(select x.contact_id from claim_contact x where x.claim_id = c.id order by x.contact_id) as "contactIds",
          coalesce((select jsonb_agg(jsonb_build_object('payee', s.user_id, 'basisPoints', s.basis_points) order by s.user_id)
            from claim_split s where s.claim_id = c.id), '[]') as splits,
          coalesce((select jsonb_agg(jsonb_build_object('payee', d.user_id, 'basisPoints', d.basis_points) order by d.user_id)
            from default_split d where d.household_id = c.household_id and d.since <= c.claimed_on and (d.until is null or d.until >= c.claimed_on)), '[]') as usual,
          coalesce((select jsonb_agg(jsonb_build_object('payee', g.user_id, 'at', g.agreed_at) order by g.agreed_at, g.user_id)
            from split_agreement g where g.claim_id = c.id), '[]') as agreements,
          coalesce((select jsonb_agg(jsonb_build_object('expectedOn', i.due_on, 'minor', i.amount_minor::text) order by i.number)
            from instalment i where i.claim_id = c.id), '[]') as instalments,
          coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind) order by e.added_at, e.id) from claim_evidence e where e.claim_id = c.id), '[]') as evidence,
          coalesce((select jsonb_agg(jsonb_build_object('from', d.representative_id, 'to', d.assistant_id)) from delegation d
            where d.until is null or d.until >= c.submitted_at::date), '[]') as delegations
        from claim c where c.id = any(${[...claimIds]}::uuid[])`,
    (rows) => rows.map(toFacts),
  )

function toFacts(row: z.output<typeof Row>): ClaimFacts {
  const {
    delegations,
    initiativeId,
    onBehalfOf,
    splits,
    usual,
    agreements,
    instalments,
    submittedAt,
    version,
    ...rest
  } = row
  const claim: Claim = {
    ...rest,
    enteredAt: Date.parse(submittedAt),
    splits: splits.map(splitOf),
    instalments: instalments.map(({ expectedOn, minor }) => ({ expectedOn, amount: BigInt(minor) })),
  }
  return {
    claim,
    version,
    initiativeId,
    split: {
      usual: usual.map(splitOf),
      agreements: agreements.map(({ payee, at }) => ({ payee, at: Date.parse(at) })),
    },
    interests: {
      claimant: claim.claimant,
      enteredBy: onBehalfOf ? [claim.enteredBy, onBehalfOf] : [claim.enteredBy],
      beneficiaries: splits.map(({ payee }) => payee),
      delegations,
    },
  }
}
