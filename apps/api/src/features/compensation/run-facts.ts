import { hashRun } from '@rapport/domain/compensation/hash.ts'
import type { RunFacts, RunState } from '@rapport/domain/compensation/run-state.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { sightOf } from '../../http/actor.ts'
import type { Context } from '../../http/handler.ts'

const Row = z.object({
  state: z.string(),
  version: z.number(),
  basisHash: z.string().nullable(),
  resultHash: z.string().nullable(),
  reviewed: z.boolean(),
  planAuthor: z.string(),
  planId: z.string(),
  periodId: z.string(),
  beneficiaries: z.array(z.string()),
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
export async function runFacts(
  context: Pick<Context, 'tx' | 'actor' | 'firmWide'>,
  runId: string,
): Promise<KnownRun | null> {
  const [row] = await context.tx.read(
    Row,
    sql`select r.state, r.version, r.basis_hash as "basisHash", r.result_hash as "resultHash", r.reviewed_by is not null as reviewed,
          v.author_id as "planAuthor", r.plan_id as "planId", r.period_id as "periodId",
          coalesce((select jsonb_agg(p->>'id') from jsonb_array_elements(r.basis->'payees') p), '[]') as beneficiaries
        from run r join plan_version v on v.id = r.plan_version_id where r.id = ${runId}::uuid`,
  )
  if (!row) return null
  const { version, planId, periodId, state } = row
  const known = { version, planId, periodId, state }
  if (row.basisHash === null || row.resultHash === null || !isDecided(state)) return { ...known, facts: null }
  const hash = hashRun(row.basisHash, row.resultHash)
  // A computed run keeps its figures, and a new computation is a run of its own: what was reviewed is what is there.
  const reviewedHash = row.reviewed ? hash : null
  const { planAuthor, beneficiaries } = row
  const confirmers = await confirmersOf(context, runId)
  return { ...known, facts: { id: runId, state, hash, reviewedHash, planAuthor, confirmers, beneficiaries } }
}

const Confirmer = z.object({ id: z.string() })

async function confirmersOf(
  { tx, actor, firmWide }: Pick<Context, 'tx' | 'actor' | 'firmWide'>,
  runId: string,
): Promise<string[]> {
  const look = (own: Context['tx']) =>
    own.read(
      Confirmer,
      sql`with rests as (select basis from run where id = ${runId}::uuid)
          select distinct who.id from confirmation f cross join lateral (values (f.controller_id), (f.second_controller_id)) who (id)
          where who.id is not null and (
            f.id in (select l.confirmation_id from allocation l where l.id in
              (select (m->>'allocationId')::uuid from rests, jsonb_array_elements(basis->'movements') m where m->>'allocationId' is not null))
            or f.claim_id in (select (e->>'claimId')::uuid from rests, jsonb_array_elements(basis->'engagements') e))`,
    )
  // A second connection only for those whose own sight would hide a confirmation.
  const rows = await (sightOf(actor.roles) === 'oversight' ? look(tx) : firmWide(look))
  return rows.map(({ id }) => id)
}

const isDecided = (state: string): state is RunState =>
  ['draft', 'reviewed', 'approved', 'closed', 'paid'].includes(state)
