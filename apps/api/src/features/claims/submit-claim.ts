import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { openClaim } from '../../steps/open-claim.ts'

const ContactRow = z.object({
  id: z.string(),
  householdIds: z.array(z.string()),
  occurredOn: z.string(),
  lateEntry: z.boolean(),
  initiativeId: z.string().nullable(),
})

/** A claim for contacts that are logged already. Its initiative is the latest contact's. */
export const submitClaim: Handler<typeof contract.submitClaim> = async (context, input, refuse) => {
  const { tx, actor, firm, today } = context
  const contacts = await tx.read(
    ContactRow,
    sql`select c.id, array(select h.household_id from contact_household h where h.contact_id = c.id) as "householdIds",
          (c.occurred_at at time zone ${firm.zone})::date as "occurredOn", c.late as "lateEntry", c.initiative_id as "initiativeId"
        from contact c where c.id = any(${input.contactIds}::uuid[]) order by c.occurred_at desc, c.id`,
  )
  const behalf = await tx.read(
    z.object({ id: z.string() }),
    sql`select user_id as id from visible_user where user_id = ${input.claimantId}::uuid and user_id <> ${actor.id}::uuid`,
  )
  const initiativeId = contacts.find((contact) => contact.initiativeId)?.initiativeId ?? null
  const opened = await openClaim(context, { ...input, initiativeId }, contacts, behalf[0]?.id ?? null)
  if (!opened.ok) return refuse(opened.reason)
  const claim = await readClaim(tx, opened.fact, today)
  if (!claim) throw new Error('a claim that was just submitted is not to be seen')
  return claim
}
