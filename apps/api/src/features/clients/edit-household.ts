import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { restateCadence } from '../../steps/note-touches.ts'
import { readHousehold } from './read-household.ts'

const Tier = z.object({ tier: z.string() })

export const editHousehold: Handler<typeof contract.editHousehold> = async (context, input, refuse) => {
  const { tx } = context
  const { householdId, ifVersion, status, notes } = input
  const [name, tier] = [input.name.trim(), input.tier.trim()]
  const before = await tx.rows.household.findFirst({ where: { id: householdId } })
  if (!before) return refuse('not_found')
  if (before.version !== ifVersion) {
    const { name: theirName, status: theirStatus, tier: theirTier, notes: theirNotes } = before
    return refuse('edit_conflict', {
      version: before.version,
      current: { name: theirName, status: theirStatus as 'client', tier: theirTier, notes: theirNotes },
    })
  }
  if (tier !== before.tier) {
    const [known] = await tx.read(Tier, sql`select tier from service_model where tier = ${tier} limit 1`)
    if (!known) return refuse('tier_unknown')
  }
  const changes = { name, status, tier, notes }
  await tx.rows.household.update({ where: { id: householdId }, data: { ...changes, version: { increment: 1 } } })
  if (tier !== before.tier) await restateCadence(context, householdId)
  const changed = (Object.keys(changes) as (keyof typeof changes)[]).filter((field) => before[field] !== changes[field])
  await audit(context, {
    operation: 'editHousehold',
    subject: ['household', householdId],
    householdId,
    fact: {
      version: before.version + 1,
      before: Object.fromEntries(changed.map((field) => [field, before[field]])),
      after: Object.fromEntries(changed.map((field) => [field, changes[field]])),
    },
  })
  return (await readHousehold(context, householdId)) ?? refuse('not_found')
}
