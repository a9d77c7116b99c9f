import type { contract } from '@rapport/contract/contract.ts'
import { CLAIM_KINDS, CLAIM_STATES, OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { curvesOf } from './plan-pictures.ts'
import { runsQuestion } from './run-rows.ts'
import { readLines } from './statement-lines.ts'
import { statementShown } from './statement-shown.ts'
import { Summary } from './stored.ts'

const Row = z.object({
  id: z.string(),
  runId: z.string(),
  payee: z.object({ id: z.string(), name: z.string() }),
  credited: z.bigint(),
  total: z.bigint(),
  currency: z.string(),
  summary: Summary,
  plan: z.custom<Plan>(),
  periodEnd: z.string(),
})

export const getStatement: Handler<typeof contract.getStatement> = async (context, { statementId }, refuse) => {
  const { tx } = context
  const [row] = await tx.read(
    Row,
    sql`select s.id, s.run_id as "runId", jsonb_build_object('id', u.id, 'name', u.name) as payee, s.credited_minor as credited, s.total_minor as total,
          s.currency, s.summary, v.body as plan, p.ends_on as "periodEnd"
        from statement s join run r on r.id = s.run_id join plan_version v on v.id = r.plan_version_id join period p on p.id = r.period_id
          join user_account u on u.id = s.payee_id
        where s.id = ${statementId}::uuid and ${statementShown(context)}`,
  )
  if (!row) return refuse('not_found')
  const [[found], unconfirmed] = await tx.ask(
    runsQuestion(sql`r.id = ${row.runId}::uuid`),
    unconfirmedQuestion(row.payee.id, row.periodEnd),
  )
  if (!found) return refuse('not_found')
  const { plan, summary, currency, payee } = row
  if (payee.id !== context.actor.id) context.noteReading({ subject: ['statement', statementId] })
  const money = (minor: bigint) => ({ minor, currency })
  const reached = new Map(summary.figures.map(({ measure, value }) => [measure, value]))
  return {
    id: row.id,
    run: found.run,
    payee,
    credited: money(row.credited),
    total: money(row.total),
    lines: await readLines(tx, sql`l.statement_id = ${statementId}::uuid`),
    curves: curvesOf(plan, (measure) => reached.get(measure) ?? null),
    outcomes: summary.components.map(({ component, outcome, entitled }) => ({
      component,
      name: plan.components.find(({ key }) => key === component)?.name ?? component,
      outcome,
      entitled: money(entitled),
    })),
    unconfirmed,
  }
}

const Open = z.object({
  claimId: z.string(),
  kind: z.enum(CLAIM_KINDS),
  household: z.object({ id: z.string(), name: z.string() }),
  open: Minor,
  currency: z.string(),
  state: z.enum(CLAIM_STATES),
})

/** What the payee would share in and nobody has confirmed: on the statement it stands beside the lines, and is none. */
const unconfirmedQuestion = (payeeId: string, until: string) =>
  question(
    Open,
    sql`select c.id as "claimId", c.kind, jsonb_build_object('id', h.id, 'name', h.name) as household, (c.amount_minor - c.confirmed_minor)::text as open, c.currency, c.state
        from claim c join household h on h.id = c.household_id
        where c.state = any(${[...OPEN_STATES]})
          and c.claimed_on <= ${until}::date and c.amount_minor > c.confirmed_minor
          and exists (select from claim_split x where x.claim_id = c.id and x.user_id = ${payeeId}::uuid)
        order by c.claimed_on desc, c.id`,
    (rows) => rows.map(({ open, currency, ...claim }) => ({ ...claim, open: { minor: open, currency } })),
  )
