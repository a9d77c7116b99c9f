import type { contract } from '@rapport/contract/contract.ts'
import type { Input, Output } from '@rapport/contract/operation.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import {
  approveRun as decideApproval,
  closeRun as decideClosing,
  reviewRun as decideReview,
  type RunFacts,
  type RunRefusal,
  type RunStep,
} from '@rapport/domain/compensation/run-state.ts'
import type { Decision } from '@rapport/domain/decision.ts'
import type { Acting } from '@rapport/domain/firm/independence.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Context, Handler, Refuse } from '../../http/handler.ts'
import { closePeriodWhenDone } from './close-period.ts'
import { readRun } from './read-run.ts'
import { runFactsQuestion } from './run-facts.ts'

type Step = typeof contract.reviewRun
type Named = 'reviewRun' | 'approveRun' | 'closeRun'

export const reviewRun: Handler<typeof contract.reviewRun> = (context, input, refuse) =>
  takeRunStep(context, input, refuse, {
    operation: 'reviewRun',
    decide: decideReview,
    set: sql`state = 'reviewed', reviewed_by = ${context.actor.id}::uuid`,
  })

export const approveRun: Handler<typeof contract.approveRun> = (context, input, refuse) =>
  takeRunStep(context, input, refuse as Refuse<Step>, {
    operation: 'approveRun',
    decide: decideApproval,
    set: sql`state = 'approved', approved_by = ${context.actor.id}::uuid, approved_at = ${at(context)}::timestamptz`,
  })

export const closeRun: Handler<typeof contract.closeRun> = (context, input, refuse) =>
  takeRunStep(context, input, refuse as Refuse<Step>, {
    operation: 'closeRun',
    decide: decideClosing,
    set: sql`state = 'closed', closed_at = ${at(context)}::timestamptz`,
  })

const at = ({ now }: Context): string => new Date(now).toISOString()

/** Review, approval, closing: the rule decides, the row says who, the trail keeps it. The database looks once more. */
async function takeRunStep(
  context: Context,
  { runId, ifVersion }: Input<Step>,
  refuse: Refuse<Step>,
  step: {
    readonly operation: Named
    readonly decide: (run: RunFacts, actor: Acting, today: Day) => Decision<RunStep, RunRefusal>
    readonly set: Sql
  },
): Promise<Output<Step>> {
  const { tx, actor, today } = context
  const [run] = await context.tx.ask(runFactsQuestion(runId))
  if (!run) return refuse('not_found')
  if (run.version !== ifVersion)
    return refuse('edit_conflict', { version: run.version, current: { state: run.state as 'draft' } })
  if (!run.facts) return refuse('not_a_draft')
  const decision = step.decide(run.facts, { id: actor.id, onBehalfOf: null }, today)
  if (!decision.ok) return refuse(decision.reason)

  const touched = await tx
    .write(sql`update run set ${step.set}, version = version + 1 where id = ${runId}::uuid and version = ${ifVersion}`)
    .catch((error: unknown) => refuse(witnessed(error)))
  if (touched === 0) return refuse('edit_conflict', { version: run.version, current: { state: run.state as 'draft' } })
  await audit(context, { operation: step.operation, subject: ['run', runId], fact: decision.fact })
  if (step.operation === 'closeRun') await closePeriodWhenDone(context, run.periodId)
  return (await readRun(context, runId)) ?? refuse('not_found')
}

/** What the database refused although the rule had nothing against it: something came in between the two. */
function witnessed(error: unknown): RunRefusal {
  const { code } = error as { code?: string }
  // The plan's author and the payees stand since the computation; only a confirmation can have come in between.
  if (code === 'RP003') return 'own_confirmation'
  if (code === 'RP012') return 'money_taken_back'
  if (code === 'RP013') return 'computed_too_early'
  if (code === 'RP001' || code === '23505') return 'period_is_closed'
  throw error
}
