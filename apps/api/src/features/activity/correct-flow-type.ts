import type { contract } from '@rapport/contract/contract.ts'
import { correctFlow } from '@rapport/domain/activity/correct-flow.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { readActivities } from '../../facts/read-activities.ts'
import type { Handler } from '../../http/handler.ts'
import { common } from '../../http/problem-response.ts'
import { asImporter } from './as-importer.ts'
import { flowRules } from './flow-rules.ts'
import { settleAccounts } from './settle-accounts.ts'

export const correctFlowType: Handler<typeof contract.correctFlowType> = async (context, input, refuse) => {
  const { tx, today } = context
  const { activityId, flowType } = input
  const mine = sql`a.id = ${activityId}::uuid`
  const [before] = await readActivities(tx, mine, 1)
  if (!before) return refuse('not_found')
  if (before.version !== input.ifVersion) return refuse('edit_conflict', { version: before.version, current: before })
  const decision = correctFlow({ flow: before.flowType }, { allocated: before.allocated.minor }, flowType, input.reason)
  if (!decision.ok) {
    if (decision.reason !== 'reason_missing') return refuse(decision.reason)
    const message = 'a correction has a reason'
    throw common('invalid', { errors: [{ path: 'body.reason', code: 'reason_missing', message }] })
  }
  const { reason, to } = decision.fact
  await tx.write(
    sql`update activity set flow_type = ${to}, flow_rule = 'corrected', flow_reason = ${reason}, version = version + 1 where id = ${activityId}::uuid`,
  )
  await asImporter(tx, async () => {
    // A corrected movement stands by itself; the other leg of its pair is free for another.
    await tx.write(sql`update activity set paired_with = null where id = ${activityId}::uuid`)
    await settleAccounts(tx, [before.accountId], await flowRules(tx, today))
  })
  await audit(context, {
    operation: 'correctFlowType',
    subject: ['activity', activityId],
    householdId: before.household?.id ?? null,
    fact: { before: { flowType: before.flowType, rule: before.flowRule }, after: { flowType: to }, reason },
  })
  const [after] = await readActivities(tx, mine, 1)
  return after ?? refuse('not_found')
}
