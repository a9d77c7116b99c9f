import { hashRun } from '@rapport/domain/compensation/hash.ts'
import type { RunFacts, RunState } from '@rapport/domain/compensation/run-state.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({
  state: z.string(),
  version: z.number(),
  basisHash: z.string().nullable(),
  resultHash: z.string().nullable(),
  reviewed: z.boolean(),
  planAuthor: z.string(),
  planId: z.string(),
  periodId: z.string(),
  confirmers: z.array(z.string()),
  beneficiaries: z.array(z.string()),
  delegations: z.array(z.object({ from: z.string(), to: z.string() })),
  lastDay: z.string(),
  computedOn: z.string(),
  takenBack: z.number(),
})

export interface KnownRun {
  readonly version: number
  readonly planId: string
  readonly periodId: string
  /** `null` while there is nothing to decide: it is being computed, failed or was superseded. */
  readonly facts: RunFacts | null
  readonly state: string
}

/**
 * A run as the rules need it. Confirmers and payees are taken from what the run rests on, whoever asks: nobody may
 * approve because they cannot see what speaks against it.
 */
export const runFactsQuestion = (runId: string): Question<KnownRun | null> =>
  question(
    Row,
    sql`select r.state, r.version, x.basis_hash as "basisHash", x.result_hash as "resultHash", r.reviewed_by is not null as reviewed,
          v.author_id as "planAuthor", r.plan_id as "planId", r.period_id as "periodId",
          array(select p.user_id from run_party p where p.run_id = r.id and p.part = 'confirmer') as confirmers,
          array(select p.user_id from run_party p where p.run_id = r.id and p.part = 'payee') as beneficiaries,
          coalesce((select jsonb_agg(jsonb_build_object('from', d.representative_id, 'to', d.assistant_id)) from delegation d
            where d.until is null or d.until >= o.starts_on), '[]') as delegations,
          o.ends_on as "lastDay", (r.computed_at at time zone (select zone from firm))::date as "computedOn",
          case when r.state in ('draft', 'reviewed', 'approved') then run_taken_back(r.id) else 0 end as "takenBack"
        from run r join plan_version v on v.id = r.plan_version_id join period o on o.id = r.period_id left join run_result x on x.run_id = r.id where r.id = ${runId}::uuid`,
    ([row]) => (row ? knownRun(runId, row) : null),
  )

function knownRun(runId: string, row: z.output<typeof Row>): KnownRun {
  const { version, planId, periodId, state } = row
  const known = { version, planId, periodId, state }
  if (row.basisHash === null || row.resultHash === null || !isDecided(state)) return { ...known, facts: null }
  const hash = hashRun(row.basisHash, row.resultHash)
  // A computed run keeps its figures, and a new computation is a run of its own: what was reviewed is what is there.
  const reviewedHash = row.reviewed ? hash : null
  const { planAuthor, confirmers, beneficiaries, delegations, lastDay, computedOn, takenBack } = row
  return {
    ...known,
    facts: {
      id: runId,
      state,
      hash,
      reviewedHash,
      planAuthor,
      confirmers,
      beneficiaries,
      delegations,
      period: { lastDay },
      computedOn,
      takenBack,
    },
  }
}

const isDecided = (state: string): state is RunState =>
  ['draft', 'reviewed', 'approved', 'closed', 'paid'].includes(state)
