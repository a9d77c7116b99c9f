import type { contract } from '@rapport/contract/contract.ts'
import { mayContact } from '@rapport/domain/cadence/may-contact.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import {
  type ContactLogged,
  type ContactToLog,
  logContact as decide,
  type LogContactFacts,
} from '@rapport/domain/contacts/log-contact.ts'
import { type Role } from '@rapport/domain/firm/roles.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import { contactPolicy } from '../../facts/contact-policy.ts'
import { toldReason } from '../../facts/contact-reasons.ts'
import { permissionFacts } from '../../facts/permission-facts.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { noteTouches } from '../../steps/note-touches.ts'
import { openClaim } from '../../steps/open-claim.ts'
import { writeContact } from './write-contact.ts'

export const logContact: Handler<typeof contract.logContact> = async (context, input, refuse) => {
  const { tx, actor, now, firm } = context
  const { claims, occurredAt, representativeIds, ...rest } = input
  if (input.initiativeId && (await tx.rows.initiative.count({ where: { id: input.initiativeId } })) === 0)
    return refuse('initiative_unknown')
  const entry: ContactToLog = {
    ...rest,
    contactId: newId(now),
    occurredAt: Date.parse(occurredAt),
    representatives: representativeIds,
  }
  const facts = await gather(context, entry)
  const who = { id: actor.id, roles: actor.roles, mayActFor: await mayActFor(context) }
  const decision = decide(facts, who, entry, now)
  if (!decision.ok) {
    if (decision.reason !== 'reason_missing') return refuse(decision.reason)
    const answers = facts.permissions.map(({ personId, householdId, representative, answer }) => ({
      personId,
      householdId,
      representativeId: representative,
      verdict: answer.verdict,
      reasons: answer.reasons.map(toldReason),
    }))
    return refuse('reason_missing', { answers })
  }
  const logged = decision.fact
  await writeContact(context, logged)
  await noteTouches(context, logged.touches)
  await audit(context, {
    operation: 'logContact',
    subject: ['contact', logged.contactId],
    householdId: logged.attendees[0]?.householdId ?? null,
    onBehalfOf: logged.onBehalfOf,
    fact: auditable(logged),
  })

  const householdIds = [...new Set(logged.attendees.map(({ householdId }) => householdId))]
  const contacts = [
    { id: logged.contactId, householdIds, occurredOn: localDay(logged.occurredAt, firm.zone), lateEntry: logged.late },
  ]
  const claimIds: string[] = []
  for (const claim of claims) {
    const asked = { ...claim, contactIds: [logged.contactId], initiativeId: logged.initiativeId }
    const behalf =
      claim.claimantId === actor.id ? null : who.mayActFor.includes(claim.claimantId) ? claim.claimantId : null
    const opened = await openClaim(context, asked, contacts, behalf)
    if (!opened.ok) return refuse(opened.reason)
    claimIds.push(opened.fact)
  }
  return {
    contactId: logged.contactId,
    late: logged.late,
    verdict: logged.inSpite?.verdict ?? 'permitted',
    claimIds,
    householdIds,
  }
}

const RoleRow = z.object({ userId: z.string(), roles: z.array(z.custom<Role>()) })
const MemberRow = z.object({ householdId: z.string(), personId: z.string() })

async function gather({ tx, firm }: Context, entry: ContactToLog): Promise<LogContactFacts> {
  const day = localDay(entry.occurredAt, firm.zone)
  const households = [...new Set(entry.attendees.map(({ householdId }) => householdId))]
  const lead = entry.representatives.slice(0, 1)
  const [held, members, policy, seats] = await Promise.all([
    tx.read(
      RoleRow,
      sql`select user_id as "userId", array_agg(role) as roles from user_role where user_id = any(${[...entry.representatives]}::uuid[]) group by user_id`,
    ),
    tx.read(
      MemberRow,
      sql`select household_id as "householdId", person_id as "personId" from household_member where household_id = any(${households}::uuid[])`,
    ),
    contactPolicy(tx, day),
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

/** Oneself aside, whom the acting user may act for: principals of an assistant, the team of a manager. */
async function mayActFor({ tx, actor }: Context): Promise<string[]> {
  const rows = await tx.read(
    z.object({ id: z.string() }),
    sql`select user_id as id from visible_user where user_id <> ${actor.id}::uuid`,
  )
  return rows.map(({ id }) => id)
}

/** The trail names who and what; the notes themselves stay with the contact. */
const auditable = ({ notes: _, touches: _touches, ...rest }: ContactLogged): Omit<ContactLogged, 'notes' | 'touches'> =>
  rest
