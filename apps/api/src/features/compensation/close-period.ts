import { CLOSED_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Context } from '../../http/handler.ts'

/** A period is closed with the last of its plans: from then on corrections post to an open one. */
export async function closePeriodWhenDone(context: Context, periodId: string): Promise<void> {
  const { tx, now } = context
  const closed = await tx.write(
    sql`update period p set closed_at = ${new Date(now).toISOString()}::timestamptz
        where p.id = ${periodId}::uuid and p.closed_at is null and not exists (
          select from plan n where exists (select from plan_version v where v.plan_id = n.id and v.approved_by is not null
              and (v.body->'period'->>'firstDay')::date <= p.starts_on and (v.body->'period'->>'lastDay')::date >= p.ends_on)
            and not exists (select from run r where r.plan_id = n.id and r.period_id = p.id and r.state = any(${[...CLOSED_RUN_STATES]})))`,
  )
  if (closed > 0) await audit(context, { operation: 'closeRun', subject: ['period', periodId], fact: { to: 'closed' } })
}
