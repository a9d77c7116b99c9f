import type { contract } from '@rapport/contract/contract.ts'
import { mayContact as decide } from '@rapport/domain/cadence/may-contact.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { toldReason } from '../../facts/contact-reasons.ts'
import { inNameOfQuestion } from '../../facts/in-name-of.ts'
import { permissionFacts } from '../../facts/permission-facts.ts'
import type { Handler } from '../../http/handler.ts'

const Seat = z.object({ personId: z.string(), householdId: z.string() })

/** Asked by an assistant, it is about the principal in whose name they act. */
export const mayContact: Handler<typeof contract.mayContact> = async ({ tx, actor, firm, now }, input) => {
  const { personIds, channel, direction, mass, representativeId, at } = input
  const instant = at ? Date.parse(at) : now
  const seats = await tx.read(
    Seat,
    sql`select person_id as "personId", household_id as "householdId" from household_member where person_id = any(${personIds}::uuid[]) order by person_id, household_id`,
  )
  const day = localDay(instant, firm.zone)
  const households = seats.map(({ householdId }) => householdId)
  const [named] = await tx.ask(inNameOfQuestion(actor.id, day, households))
  const meets = (householdId: string): string => representativeId ?? named(householdId)?.id ?? actor.id
  const representatives = [...new Set(seats.map(({ householdId }) => meets(householdId)))]
  const asked = await permissionFacts(tx, seats, representatives, day, firm.zone)
  const facts = asked.filter((seat) => seat.representativeId === meets(seat.householdId))
  const answers = facts.map(({ facts: known, ...who }) => {
    const { verdict, reasons } = decide(known, { channel, direction, mass: mass === 'yes' }, instant)
    return { ...who, verdict, reasons: reasons.map(toldReason) }
  })
  return { answers }
}
