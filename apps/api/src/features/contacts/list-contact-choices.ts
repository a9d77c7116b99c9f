import type { contract } from '@rapport/contract/contract.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import { ownContactRoles } from '@rapport/domain/contacts/contact-entry.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { initiativePolicyQuestion } from '../../facts/initiative-policy.ts'
import type { Handler } from '../../http/handler.ts'

const Representative = z.object({ id: z.string(), name: z.string(), self: z.boolean() })
const Initiative = z.object({ id: z.string(), name: z.string(), startsOn: z.string() })
const AHEAD_DAYS = 60

/** Initiatives that a touch could still count for: the look-back of attribution, and what is about to begin. */
export const listContactChoices: Handler<typeof contract.listContactChoices> = async ({ tx, actor, firm, today }) => {
  const [{ attribution }] = await tx.ask(initiativePolicyQuestion(today))
  const [representatives, initiatives, currencies] = await Promise.all([
    tx.read(
      Representative,
      sql`select u.id, u.name, u.id = ${actor.id}::uuid as self from user_account u
          where u.status = 'active' and (u.id in (select v.user_id from visible_user v)
              or exists (select from coverage c where c.user_id = u.id and c.household_id in (select v.household_id from visible_household v)))
            and exists (select from user_role r where r.user_id = u.id and r.role = any(${[...ownContactRoles]}))
          order by self desc, u.name, u.id`,
    ),
    tx.read(
      Initiative,
      sql`select id, name, starts_on as "startsOn" from initiative
          where starts_on <= ${addDays(today, AHEAD_DAYS)}::date and ends_on >= ${addDays(today, -attribution.lookBackDays)}::date
          order by abs(starts_on - ${today}::date), name, id limit 100`,
    ),
    tx.read(z.object({ currency: z.string() }), sql`select distinct currency from account order by currency`),
  ])
  return {
    representatives,
    initiatives,
    currencies: [...new Set([firm.currency, ...currencies.map(({ currency }) => currency)])],
  }
}
