import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { contract } from '@rapport/contract/contract.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { approveRun, closeRun, type RunFacts, reviewRun } from '@rapport/domain/compensation/run-state.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../../http/handler.ts'
import { runFactsQuestion } from './run-facts.ts'
import { readProblems } from './run-problem.ts'
import { runsQuestion } from './run-rows.ts'
import { Change } from './stored.ts'

type Detail = z.output<typeof RunDetail>
const Ref = z.object({ id: z.string(), name: z.string() })

const Head = z.object({
  basisHash: z.string().nullable(),
  resultHash: z.string().nullable(),
  plan: z.custom<Plan>(),
  previousId: z.string().nullable(),
  previousNumber: z.number().nullable(),
  previousTotal: Minor.nullable(),
})
const Result = z.object({
  statementId: z.string(),
  payee: Ref,
  credited: Minor,
  total: Minor,
  previous: Minor.nullable(),
  changes: z.array(Change).nullable(),
})
const Left = z.object({ payee: Ref, total: Minor })

/** One run with what the signed-in user may see of its payees; `null` when there is none. */
export async function readRun(context: Context, runId: string): Promise<Detail | null> {
  const { tx } = context
  const [[found], [head], known] = await tx.ask(
    runsQuestion(sql`r.id = ${runId}::uuid`),
    question(
      Head,
      sql`select x.basis_hash as "basisHash", x.result_hash as "resultHash", v.body as plan, o.id as "previousId", o.number as "previousNumber",
            o.total_minor::text as "previousTotal"
          from run r join plan_version v on v.id = r.plan_version_id left join run_result x on x.run_id = r.id
            left join lateral (select o.id, o.number, y.total_minor from run o join run_result y on y.run_id = o.id
              where o.plan_id = r.plan_id and o.period_id = r.period_id and o.number < r.number order by o.number desc limit 1) o on true
          where r.id = ${runId}::uuid`,
    ),
    runFactsQuestion(runId),
  )
  if (!found || !head) return null
  const { run } = found
  const { currency } = run.total
  const [results, left] = await tx.ask(
    question(
      Result,
      sql`select s.id as "statementId", jsonb_build_object('id', u.id, 'name', u.name) as payee, s.credited_minor::text as credited, s.total_minor::text as total,
            o.total_minor::text as previous, s.summary->'changes' as changes
          from statement s join user_account u on u.id = s.payee_id
            left join statement o on o.run_id = ${head.previousId}::uuid and o.payee_id = s.payee_id
          where s.run_id = ${runId}::uuid order by u.name, u.id`,
    ),
    question(
      Left,
      sql`select jsonb_build_object('id', u.id, 'name', u.name) as payee, o.total_minor::text as total from statement o join user_account u on u.id = o.payee_id
          where o.run_id = ${head.previousId}::uuid and ${run.state} not in ('computing', 'failed')
            and not exists (select from statement s where s.run_id = ${runId}::uuid and s.payee_id = o.payee_id) order by u.name`,
    ),
  )
  const money = (minor: bigint) => ({ minor, currency })
  const problems = readProblems(found.problem)
  const names = await namesOf(context, [
    ...results.flatMap(({ changes }) => (changes ?? []).map(({ householdId }) => householdId)),
    ...problems.flatMap(({ householdId, payeeId }) => [householdId, payeeId]),
  ])
  return {
    ...run,
    basisHash: head.basisHash,
    resultHash: head.resultHash,
    previousRun:
      head.previousId !== null && head.previousNumber !== null
        ? { id: head.previousId, number: head.previousNumber, total: money(head.previousTotal ?? 0n) }
        : null,
    problems: problems.map(({ householdId, payeeId, ...problem }) => ({
      ...problem,
      household: names.household(householdId),
      payee: names.user(payeeId),
    })),
    payeeResults: results.map(({ changes: _, credited, total, previous, ...result }) => ({
      ...result,
      credited: money(credited),
      total: money(total),
      previous: previous === null ? null : money(previous),
    })),
    differences: [
      ...results.flatMap(({ payee, changes }) =>
        (changes ?? []).map(({ householdId, before, after, component, ...change }) => ({
          ...change,
          payee,
          component: componentName(head.plan, component),
          household: names.household(householdId),
          before: before === null ? null : money(before),
          after: after === null ? null : money(after),
        })),
      ),
      ...left.map(({ payee, total }) => ({
        payee,
        key: 'payee',
        component: null,
        kind: 'payee',
        household: null,
        before: money(total),
        after: null,
        cause: 'payee_left' as const,
        claimId: null,
      })),
    ],
    steps: stepsOf(context, known?.facts ?? null),
  }
}

const componentName = (plan: Plan, key: string | null): string | null =>
  key === null ? null : (plan.components.find((component) => component.key === key)?.name ?? key)

/** Names of households that one may see, and of users. */
async function namesOf({ tx }: Context, ids: readonly (string | null)[]) {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  const [households, users] = await tx.ask(
    question(Ref, sql`select id, name from household where id = any(${asked}::uuid[])`),
    question(Ref, sql`select id, name from user_account where id = any(${asked}::uuid[])`),
  )
  return {
    household: (id: string | null) => households.find((one) => one.id === id) ?? null,
    user: (id: string | null) => users.find((one) => one.id === id) ?? null,
  }
}

/** The same rules that decide explain, before anybody presses a button. */
function stepsOf({ actor, today }: Context, facts: RunFacts | null): Detail['steps'] {
  const mayTake = actor.roles.some((role) => (contract.approveRun.roles as readonly string[]).includes(role))
  const rules = { review: reviewRun, approve: approveRun, close: closeRun }
  return (['review', 'approve', 'close'] as const).map((step) => {
    if (!mayTake) return { step, refusal: 'role' as const }
    if (!facts) return { step, refusal: 'not_a_draft' as const }
    const decision = rules[step](facts, { id: actor.id, onBehalfOf: null }, today)
    return { step, refusal: decision.ok ? null : decision.reason }
  })
}
