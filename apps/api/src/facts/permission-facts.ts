import type { MayContactFacts, Restriction } from '@rapport/domain/cadence/contact-question.ts'
import { noPersonTouches } from '@rapport/domain/cadence/recent-touches.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Channel } from '@rapport/domain/contacts/touch.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { cadenceQuestion } from './cadence-facts.ts'
import { contactPolicyQuestion } from './contact-policy.ts'

export interface Seat {
  readonly personId: string
  readonly householdId: string
}

export interface SeatFacts extends Seat {
  readonly representativeId: string
  readonly facts: MayContactFacts
}

const Row = z.object({
  personId: z.string(),
  householdId: z.string(),
  zone: z.string(),
  preferredChannel: z.string().nullable(),
  doNotContact: z.array(z.string()),
  segmentDesignations: z.array(z.string()),
  restrictions: z.custom<Restriction[]>(),
})
const RepresentativeRow = z.object({
  householdId: z.string(),
  representativeId: z.string(),
  designations: z.array(z.string()),
  covers: z.boolean(),
  walled: z.boolean(),
})

/** What "may I contact?" rests on, for each seat and representative; a seat that one may not see is left out. */
export async function permissionFacts(
  tx: Tx,
  seats: readonly Seat[],
  representativeIds: readonly string[],
  today: Day,
  firmZone: string,
): Promise<SeatFacts[]> {
  const households = [...new Set(seats.map(({ householdId }) => householdId))]
  const [people, representatives, cadence, policy] = await tx.ask(
    question(
      Row,
      sql`select m.person_id as "personId", m.household_id as "householdId", p.zone, p.preferred_channel as "preferredChannel",
            p.do_not_contact as "doNotContact",
            array(select d.name from segment_designation sd join designation d on d.id = sd.designation_id where sd.segment_id = h.segment_id order by d.name)
              as "segmentDesignations",
            coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'channel', null, 'since', r.since, 'until', r.until) order by r.since, r.id)
              from contact_restriction r where r.household_id = h.id), '[]'::jsonb) as restrictions
          from household_member m join household h on h.id = m.household_id join person p on p.id = m.person_id
          where (m.person_id, m.household_id) in (select * from unnest(${seats.map(({ personId }) => personId)}::uuid[], ${seats.map(({ householdId }) => householdId)}::uuid[]))`,
    ),
    question(
      RepresentativeRow,
      sql`select h.id as "householdId", u.id as "representativeId",
            array(select d.name from user_designation ud join designation d on d.id = ud.designation_id where ud.user_id = u.id order by d.name) as designations,
            exists (select from coverage c where c.household_id = h.id and c.user_id = u.id and c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date)) as covers,
            exists (select from wall w where w.household_id = h.id and w.since <= ${today}::date and (w.until is null or w.until >= ${today}::date)
              and not exists (select from wall_insider i where i.wall_id = w.id and i.user_id = u.id)) as walled
          from household h, user_account u
          where h.id = any(${households}::uuid[]) and u.id = any(${[...representativeIds]}::uuid[])`,
    ),
    cadenceQuestion(households, today, firmZone),
    contactPolicyQuestion(today),
  )
  const seen = new Map(people.map((person) => [`${person.personId} ${person.householdId}`, person]))
  return seats.flatMap(({ personId, householdId }) => {
    const person = seen.get(`${personId} ${householdId}`)
    if (!person) return []
    const household = cadence.get(householdId)
    return representatives
      .filter((one) => one.householdId === householdId)
      .map(({ representativeId, designations, covers, walled }) => ({
        personId,
        householdId,
        representativeId,
        facts: {
          representative: { id: representativeId, designations, covers, walled },
          segmentDesignations: person.segmentDesignations.length > 0 ? person.segmentDesignations : null,
          clientZone: person.zone,
          restrictions: [...person.restrictions, ...wishesOf(person.doNotContact)],
          preference: person.preferredChannel
            ? { channels: [person.preferredChannel as Channel], from: null, until: null, weekdays: null }
            : null,
          model: household?.model ?? null,
          touches: household?.people.find((one) => one.personId === personId)?.touches ?? noPersonTouches,
          policy,
          firmZone,
        },
      }))
  })
}

const wishesOf = (channels: readonly string[]): Restriction[] =>
  channels.map((channel) => ({
    kind: 'do_not_contact',
    channel: channel === 'all' ? null : (channel as Channel),
    since: null,
    until: null,
  }))
