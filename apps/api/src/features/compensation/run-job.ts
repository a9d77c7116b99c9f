import { readBasis as readStoredBasis } from '@rapport/domain/compensation/basis-json.ts'
import type { ComputedRun } from '@rapport/domain/compensation/compare/difference.ts'
import { computeRun } from '@rapport/domain/compensation/compute-run.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import type { Acting, Database, Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context } from '../../http/handler.ts'
import { readCarried } from './carried.ts'
import { type BasisWish, readBasis } from './read-basis.ts'
import { basisProblem, plainProblem, problemText, type RunProblem } from './run-problem.ts'
import { storeRun } from './store-run.ts'

/** Steps that a run's progress counts: facts read, computed, stored. */
export const RUN_STEPS = 3
const STORE_TIMEOUT_MS = 120_000

const Row = z.object({
  planId: z.string(),
  periodId: z.string(),
  currency: z.string(),
  computedBy: z.string(),
  plan: z.custom<Plan>(),
  from: z.string(),
  to: z.string(),
})
type Row = z.output<typeof Row>

export interface RunWork {
  readonly db: Database
  readonly runId: string
  readonly zone: string
  readonly now: number
  readonly today: string
}

/**
 * Computes a run that waits in state `computing`: reads the basis, computes it with the domain's rule, stores all of it
 * or nothing. Whatever breaks off before leaves the run waiting; a basis with problems makes it `failed`, and says why.
 */
export async function computeWaitingRun(work: RunWork): Promise<void> {
  const { db, runId, today } = work
  const nobody: Acting = { userId: null, sight: 'payroll', today }
  const run = await db.reading(nobody, (tx) => waitingRun(tx, runId))
  if (!run) return
  const acting: Acting = { ...nobody, userId: run.computedBy }
  const { basis, previous } = await db.reading(acting, async (tx) => ({
    basis: await readBasis(tx, await wishOf(tx, work, run)),
    previous: await previousRun(tx, run, runId),
  }))
  await db.writing(acting, (tx) =>
    tx.write(sql`update run set progress_done = 1 where id = ${runId}::uuid and state = 'computing'`),
  )
  const computed = computeRun(basis)
  if (!computed.ok) {
    const households = new Map([
      ...basis.movements.map(({ id, householdId }) => [id, householdId] as const),
      ...basis.splits.map(({ id, householdId }) => [id, householdId] as const),
    ])
    return fail(
      work,
      run,
      computed.reason.map((problem) => basisProblem(problem, (source) => households.get(source) ?? null)),
    )
  }
  await db.writing(acting, (tx) => store(tx, work, run, { basis, result: computed.fact }, previous), {
    statementTimeoutMs: STORE_TIMEOUT_MS,
  })
}

/** Ends a run that cannot be computed, with the reasons. */
export async function failRun(work: RunWork, problems: readonly RunProblem[]): Promise<void> {
  const run = await work.db.reading({ userId: null, sight: 'payroll', today: work.today }, (tx) =>
    waitingRun(tx, work.runId),
  )
  if (run) await fail(work, run, problems)
}

async function waitingRun(tx: Tx, runId: string): Promise<Row | null> {
  const [row] = await tx.read(
    Row,
    sql`select r.plan_id as "planId", r.period_id as "periodId", r.currency, r.computed_by as "computedBy", v.body as plan, p.starts_on as from, p.ends_on as to
        from run r join plan_version v on v.id = r.plan_version_id join period p on p.id = r.period_id
        where r.id = ${runId}::uuid and r.state = 'computing'`,
  )
  return row ?? null
}

const wishOf = async (tx: Tx, { zone }: RunWork, { plan, from, to }: Row): Promise<BasisWish> => ({
  plan,
  period: { from, to },
  zone,
  carried: await readCarried(tx, plan, from),
})

const Previous = z.object({ id: z.string(), basis: z.string(), hash: z.string() })

/** The computation before of the same plan and period; one whose stored basis is damaged is not compared with. */
async function previousRun(
  tx: Tx,
  { planId, periodId }: Row,
  runId: string,
): Promise<{ id: string; computed: ComputedRun } | null> {
  const [row] = await tx.read(
    Previous,
    sql`select r.id, b.basis::text as basis, x.basis_hash as hash from run r join run_basis b on b.run_id = r.id join run_result x on x.run_id = r.id
        where r.plan_id = ${planId}::uuid and r.period_id = ${periodId}::uuid and r.id <> ${runId}::uuid
        order by r.number desc limit 1`,
  )
  if (!row) return null
  const basis = readStoredBasis(row.basis, row.hash)
  if (!basis.ok) return null
  const result = computeRun(basis.fact)
  return result.ok ? { id: row.id, computed: { basis: basis.fact, result: result.fact } } : null
}

const Rival = z.object({ id: z.string(), state: z.string(), takenBack: z.number() })

async function store(
  tx: Tx,
  work: RunWork,
  run: Row,
  computed: ComputedRun,
  previous: { readonly id: string; readonly computed: ComputedRun } | null,
): Promise<void> {
  const { runId, now } = work
  if (!(await waitingRun(tx, runId))) return
  const rivals = await tx.read(
    Rival,
    sql`select id, state, case when state = 'approved' then run_taken_back(id) else 0 end as "takenBack" from run where plan_id = ${run.planId}::uuid and period_id = ${run.periodId}::uuid
        and state in ('draft', 'reviewed', 'approved', 'closed', 'paid')`,
  )
  const stands = ({ state, takenBack }: z.output<typeof Rival>) =>
    state === 'approved' ? takenBack === 0 : state !== 'draft' && state !== 'reviewed'
  if (rivals.some(stands)) {
    await markFailed(tx, work, run, [plainProblem('already_approved')])
    return
  }
  const stored = await storeRun(tx, { runId, now, currency: run.currency, computed, previous })
  const superseded = rivals.map(({ id }) => id)
  await tx.write(sql`update run set state = 'superseded', version = version + 1 where id = any(${superseded}::uuid[])`)
  await audit(trailOf(tx, work, run), {
    operation: 'computeRun',
    subject: ['run', runId],
    fact: { to: 'draft', ...stored, payees: computed.result.statements.length, supersedes: superseded },
  })
}

const fail = ({ db, ...work }: RunWork, run: Row, problems: readonly RunProblem[]): Promise<void> =>
  db.writing({ userId: run.computedBy, sight: 'payroll', today: work.today }, (tx) =>
    markFailed(tx, { db, ...work }, run, problems),
  )

async function markFailed(tx: Tx, work: RunWork, run: Row, problems: readonly RunProblem[]): Promise<void> {
  const touched = await tx.write(
    sql`update run set state = 'failed', problem = ${problemText(problems)}, version = version + 1
        where id = ${work.runId}::uuid and state = 'computing'`,
  )
  if (touched === 0) return
  await audit(trailOf(tx, work, run), {
    operation: 'computeRun',
    subject: ['run', work.runId],
    fact: { to: 'failed', problems: problems.map(({ code }) => code) },
  })
}

/** What the trail needs to know of a job: it goes on in the name of whoever asked for it. */
const trailOf = (
  tx: Tx,
  { now, runId }: RunWork,
  { computedBy }: Row,
): Pick<Context, 'tx' | 'now' | 'requestId'> & { actor: { id: string } } => ({
  tx,
  now,
  actor: { id: computedBy },
  requestId: `run ${runId}`,
})
