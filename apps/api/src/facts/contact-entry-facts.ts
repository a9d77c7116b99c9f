import { mayContact } from '@rapport/domain/cadence/may-contact.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { ContactEntry } from '@rapport/domain/contacts/contact-entry.ts'
import type { ContactEnterer, LogContactFacts } from '@rapport/domain/contacts/log-contact.ts'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'
import { contactPolicyQuestion } from './contact-policy.ts'
import { permissionFacts } from './permission-facts.ts'

const RoleRow = z.object({ userId: z.string(), roles: z.array(z.custom<Role>()) })
const MemberRow = z.object({ householdId: z.string(), personId: z.string() })

/** What an entry is judged from: the members and roles as they are, coverage, walls and policy of the day it occurred. */
export async function contactEntryFacts({ tx, firm }: Context, entry: ContactEntry): Promise<LogContactFacts> {
  const day = localDay(entry.occurredAt, firm.zone)
  const households = [...new Set(entry.attendees.map(({ householdId }) => householdId))]
  const lead = entry.representatives.slice(0, 1)
  const asked = tx.ask(
    question(
      RoleRow,
      sql`select user_id as "userId", array_agg(role) as roles from user_role where user_id = any(${[...entry.representatives]}::uuid[]) group by user_id`,
    ),
    question(
      MemberRow,
      sql`select household_id as "householdId", person_id as "personId" from household_member where household_id = any(${households}::uuid[])`,
    ),
    contactPolicyQuestion(day),
  )
  const [[held, members, policy], seats] = await Promise.all([
    asked,
    permissionFacts(tx, entry.attendees, lead, day, firm.zone),
  ])
  const byHousehold = Map.groupBy(members, ({ householdId }) => householdId)
  return {
    representatives: new Map(held.map(({ userId, roles }) => [userId, roles])),
    members: new Map([...byHousehold].map(([id, rows]) => [id, new Set(rows.map(({ personId }) => personId))])),
    policy,
    firmZone: firm.zone,
    permissions: seats.map(({ personId, householdId, representativeId, facts }) => ({
      personId,
      householdId,
      representative: representativeId,
      answer: mayContact(facts, entry, entry.occurredAt),
    })),
  }
}

/** Who enters or amends, and for whom they may: principals of an assistant, the team of a manager. */
export async function contactEnterer({ tx, actor }: Context): Promise<ContactEnterer> {
  const rows = await tx.read(
    z.object({ id: z.string() }),
    sql`select user_id as id from visible_user where user_id <> ${actor.id}::uuid`,
  )
  return { id: actor.id, roles: actor.roles, mayActFor: rows.map(({ id }) => id) }
}
