import type { contract } from '@rapport/contract/contract.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'

const HouseholdFound = z.object({ id: z.string(), name: z.string(), tier: z.string() })
const PersonFound = z.object({
  id: z.string(),
  name: z.string(),
  householdId: z.string(),
  household: z.string(),
  zone: z.string(),
})
const ClaimFound = z.object({
  id: z.string(),
  household: z.string(),
  minor: Minor,
  currency: z.string(),
  state: z.string(),
})
const InitiativeFound = z.object({ id: z.string(), name: z.string() })
const Hint = z.object({ household: z.string(), coveredBy: z.string().nullable() })

export const searchEverything: Handler<typeof contract.searchEverything> = async ({ tx }, { q, limit }) => {
  const wanted = q.trim().toLowerCase()
  // What begins with what was typed, in an order of bytes: unlike `like`, an index answers it under a policy.
  const begins = sql`k.key >= ${wanted} and k.key < ${`${wanted}\u{10ffff}`}`
  const named = sql`(select k.household_id, bool_or(k.whole) as whole from search_key k where k.person_id is null and ${begins} group by k.household_id)`
  const escaped = wanted.replaceAll(/[\\%_]/g, '\\$&')
  const [start, word] = [`${escaped}%`, `% ${escaped}%`]
  const [households, people, claims, initiatives, hints] = await tx.ask(
    question(
      HouseholdFound,
      sql`select h.id, h.name, h.tier from ${named} n join household h on h.id = n.household_id order by not n.whole, h.name, h.id limit ${limit}`,
    ),
    question(
      PersonFound,
      sql`select p.id, trim(p.given_name || ' ' || p.family_name) as name, h.id as "householdId", h.name as household, p.zone
          from (select distinct k.household_id, k.person_id from search_key k where k.person_id is not null and ${begins}) n
            join household h on h.id = n.household_id join person p on p.id = n.person_id
          order by p.family_name, p.given_name, p.id, h.name limit ${limit}`,
    ),
    question(
      ClaimFound,
      sql`select c.id, h.name as household, c.amount_minor::text as minor, c.currency, c.state
          from ${named} n join household h on h.id = n.household_id join claim c on c.household_id = h.id
          order by c.submitted_at desc, c.id limit ${limit}`,
    ),
    question(
      InitiativeFound,
      sql`select id, name from initiative where lower(name) like ${start} or lower(name) like ${word} order by starts_on desc, id limit ${limit}`,
    ),
    question(Hint, sql`select household_name as household, lead_name as "coveredBy" from household_hint(${q})`),
  )
  return {
    households,
    people,
    initiatives,
    hints,
    claims: claims.map(({ minor, currency, ...claim }) => ({ ...claim, amount: { minor, currency } })),
  }
}
