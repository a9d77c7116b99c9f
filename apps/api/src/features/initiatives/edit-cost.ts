import type { contract } from '@rapport/contract/contract.ts'
import { flawOfCost } from '@rapport/domain/initiatives/costs.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'

export const editCost: Handler<typeof contract.editCost> = async (
  context,
  { initiativeId, costId, ifVersion, label, budget, actual },
  refuse,
) => {
  const { tx } = context
  const line = await tx.rows.costLine.findFirst({ where: { id: costId, initiativeId } })
  if (!line) return refuse('not_found')
  if (line.version !== ifVersion) {
    const money = (minor: bigint) => ({ minor, currency: line.currency })
    const current = { label: line.label, budget: money(line.budgetMinor), actual: money(line.actualMinor) }
    return refuse('edit_conflict', { version: line.version, current })
  }
  const flaw = flawOfCost({ budget, actual }, line.currency)
  if (flaw) return refuse(flaw)
  await tx.rows.costLine.update({
    where: { id: costId },
    data: { label, budgetMinor: budget.minor, actualMinor: actual.minor, version: { increment: 1 } },
  })
  await audit(context, {
    operation: 'editCost',
    subject: ['cost_line', costId],
    fact: {
      initiativeId,
      before: { label: line.label, budget: line.budgetMinor, actual: line.actualMinor },
      after: { label, budget: budget.minor, actual: actual.minor },
    },
  })
  return { id: costId, label, budget, actual, version: line.version + 1 }
}
