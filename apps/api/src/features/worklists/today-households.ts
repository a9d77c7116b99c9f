import type { TodayHousehold } from '@rapport/contract/worklists.ts'
import { type Advice, adviceFor } from '@rapport/domain/cadence/advice.ts'
import { mayContact } from '@rapport/domain/cadence/may-contact.ts'
import { type Worklist, worklistsOf } from '@rapport/domain/cadence/worklist.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { type HouseholdWithCadence, householdRows } from '../../facts/household-rows.ts'
import { inNameOf } from '../../facts/in-name-of.ts'
import { permissionFacts } from '../../facts/permission-facts.ts'
import type { Context } from '../../http/handler.ts'

export interface Listed extends HouseholdWithCadence {
  readonly lists: readonly Worklist[]
}

const Head = z.object({
  householdId: z.string(),
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  zone: z.string(),
})

/** The households that one covers oneself, or acts for, each with the worklists it stands on. */
export async function ownHouseholds(context: Context): Promise<Listed[]> {
  const { tx, actor, today } = context
  const own = await tx.read(
    z.object({ id: z.string() }),
    sql`select distinct c.household_id as id from coverage c
        where c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date)
          and (c.user_id = ${actor.id}::uuid or c.user_id in (select d.representative_id from delegation d where d.assistant_id = ${actor.id}::uuid
            and d.since <= ${today}::date and (d.until is null or d.until >= ${today}::date)))`,
  )
  const rows = await householdRows(
    context,
    own.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, lists: worklistsOf(row.cadence) }))
}

/** What a household's place in a worklist hangs on. */
export interface Urgency {
  readonly daysOverdue: number
  readonly due: string
  readonly name: string
  readonly id: string
}

export const urgencyOf = ({ row, cadence }: Listed): Urgency => ({
  daysOverdue: cadence.daysOverdue,
  due: cadence.due ?? '9999-12-31',
  name: row.name,
  id: row.id,
})

/** The most urgent first: the longest overdue, then the next due day, then the name. */
export const byUrgency = (a: Urgency, b: Urgency): number =>
  b.daysOverdue - a.daysOverdue ||
  a.due.localeCompare(b.due) ||
  a.name.localeCompare(b.name) ||
  a.id.localeCompare(b.id)

/** Households with whom to contact and what to do, as the rule advises now whoever meets them: an assistant's principal. */
export async function withAdvice(
  context: Context,
  listed: readonly Listed[],
): Promise<z.output<typeof TodayHousehold>[]> {
  const { tx, actor, today, firm, now } = context
  const heads = await tx.read(
    Head,
    sql`select distinct on (m.household_id) m.household_id as "householdId", p.id, trim(p.given_name || ' ' || p.family_name) as name, p.phone, p.zone
        from household_member m join person p on p.id = m.person_id where m.household_id = any(${listed.map(({ row }) => row.id)}::uuid[])
        order by m.household_id, m.relation <> 'head', p.family_name, p.id`,
  )
  const seats = heads.map(({ id, householdId }) => ({ personId: id, householdId }))
  const named = await inNameOf(
    tx,
    actor.id,
    today,
    listed.map(({ row }) => row.id),
  )
  const meets = (householdId: string): string => named(householdId)?.id ?? actor.id
  const representatives = [...new Set(listed.map(({ row }) => meets(row.id)))]
  const permissions = new Map(
    (await permissionFacts(tx, seats, representatives, today, firm.zone))
      .filter(({ householdId, representativeId }) => representativeId === meets(householdId))
      .map((seat) => [seat.householdId, seat.facts]),
  )
  const headOf = new Map(heads.map(({ householdId, ...head }) => [householdId, head]))
  return listed.map(({ row, cadence }) => {
    const asked = permissions.get(row.id)
    const permission = asked
      ? mayContact(asked, { channel: 'phone', direction: 'outbound', mass: false }, now)
      : { verdict: 'permitted' as const, reasons: [] }
    return {
      ...row,
      inNameOf: named(row.id),
      daysOverdue: cadence.daysOverdue,
      advice: adviceFor(cadence, permission).map(toldAdvice),
      person: headOf.get(row.id) ?? null,
      overContacted: cadence.overContacted.map(({ kind, count, max }) => ({ kind, count, max })),
    }
  })
}

function toldAdvice(advice: Advice): z.output<typeof TodayHousehold>['advice'][number] {
  const day = 'due' in advice ? advice.due : 'from' in advice ? advice.from : null
  return { do: advice.do, because: 'because' in advice ? advice.because : null, day }
}
