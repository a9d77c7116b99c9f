import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { readActivities } from '../../facts/read-activities.ts'
import type { Handler } from '../../http/handler.ts'
import { asImporter } from './as-importer.ts'
import { flowRules } from './flow-rules.ts'
import { settleAccounts } from './settle-accounts.ts'

export const correctFlowType: Handler<typeof contract.correctFlowType> = async (context, input, refuse) => {
  const { tx, today } = context
  const { activityId, flowType } = input
  const reason = input.reason.trim()
  const mine = sql`a.id = ${activityId}::uuid`
  const [before] = await readActivities(tx, mine, 1)
  if (!before) return refuse('not_found')
  if (before.version !== input.ifVersion) return refuse('edit_conflict', { version: before.version, current: before })
  if (before.allocated.minor !== 0n) return refuse('already_allocated')
  if (before.flowType === flowType) return refuse('nothing_changed')
  await tx.write(
    sql`update activity set flow_type = ${flowType}, flow_rule = 'corrected', flow_reason = ${reason}, version = version + 1 where id = ${activityId}::uuid`,
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
    fact: { before: { flowType: before.flowType, rule: before.flowRule }, after: { flowType }, reason },
  })
  const [after] = await readActivities(tx, mine, 1)
  return after ?? refuse('not_found')
}
