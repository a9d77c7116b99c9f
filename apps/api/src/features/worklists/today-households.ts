import type { TodayHousehold } from '@rapport/contract/worklists.ts'
import { type Advice, adviceFor } from '@rapport/domain/cadence/advice.ts'
import { mayContact } from '@rapport/domain/cadence/may-contact.ts'
import { type Worklist, worklistsOf } from '@rapport/domain/cadence/worklist.ts'
import { type Question, question, toldAs } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { type Judged, judgedQuestion, sendersQuestion, shown } from '../../facts/household-rows.ts'
import { inNameOfQuestion, principals } from '../../facts/in-name-of.ts'
import { permissionFacts } from '../../facts/permission-facts.ts'
import type { Context } from '../../http/handler.ts'

export interface Listed extends Judged {
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
export const ownHouseholds = (context: Context): Question<Listed[]> => {
  const { actor, today } = context
  const own = sql`h.id in (select c.household_id from coverage c
    where c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date)
      and (c.user_id = ${actor.id}::uuid or c.user_id in (${principals(actor.id, today)})))`
  return toldAs(judgedQuestion(context, own), (judged) =>
    judged.map((one) => ({ ...one, lists: worklistsOf(one.cadence) })),
  )
}

/** What a household's place in a worklist hangs on. */
export interface Urgency {
  readonly daysOverdue: number
  readonly due: string
  readonly name: string
  readonly id: string
}

export const urgencyOf = ({ head, cadence }: Listed): Urgency => ({
  daysOverdue: cadence.daysOverdue,
  due: cadence.due ?? '9999-12-31',
  name: head.name,
  id: head.id,
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
  const ids = listed.map(({ head }) => head.id)
  const [heads, named, names] = await tx.ask(
    question(
      Head,
      sql`select distinct on (m.household_id) m.household_id as "householdId", p.id, trim(p.given_name || ' ' || p.family_name) as name, p.phone, p.zone
          from household_member m join person p on p.id = m.person_id where m.household_id = any(${ids}::uuid[])
          order by m.household_id, m.relation <> 'head', p.family_name, p.id`,
    ),
    inNameOfQuestion(actor.id, today, ids),
    sendersQuestion(listed),
  )
  const seats = heads.map(({ id, householdId }) => ({ personId: id, householdId }))
  const meets = (householdId: string): string => named(householdId)?.id ?? actor.id
  const representatives = [...new Set(ids.map(meets))]
  const permissions = new Map(
    (await permissionFacts(tx, seats, representatives, today, firm.zone))
      .filter(({ householdId, representativeId }) => representativeId === meets(householdId))
      .map((seat) => [seat.householdId, seat.facts]),
  )
  const headOf = new Map(heads.map(({ householdId, ...head }) => [householdId, head]))
  return listed.map((one) => {
    const { row, cadence } = shown(one, names)
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
