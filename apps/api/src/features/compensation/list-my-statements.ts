import type { contract } from '@rapport/contract/contract.ts'
import { SHOWN_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { estimates } from './estimates.ts'

const Row = z.object({
  statementId: z.string(),
  period: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  closedAt: z.string().nullable(),
  plan: z.string(),
  state: z.enum(['approved', 'closed', 'paid']),
  credited: z.bigint(),
  total: z.bigint(),
  currency: z.string(),
})

/** One's own statements of approved runs, and an estimate of what is still open from today's facts. */
export const listMyStatements: Handler<typeof contract.listMyStatements> = async (context) => {
  const { tx, actor } = context
  const rows = await tx.read(
    Row,
    sql`select s.id as "statementId", jsonb_build_object('id', p.id, 'name', p.name) as period, p.starts_on as from, p.ends_on as to, p.closed_at as "closedAt",
          n.name as plan, r.state, s.credited_minor as credited, s.total_minor as total, s.currency
        from statement s join run r on r.id = s.run_id join plan n on n.id = r.plan_id join period p on p.id = r.period_id
        where s.payee_id = ${actor.id}::uuid and r.state = any(${[...SHOWN_RUN_STATES]})
        order by p.starts_on desc, n.name`,
  )
  return {
    statements: rows.map(({ period, from, to, closedAt, credited, total, currency, ...row }) => ({
      ...row,
      period: { ...period, from, to, closedAt },
      credited: { minor: credited, currency },
      total: { minor: total, currency },
    })),
    open: await estimates(context),
  }
}
