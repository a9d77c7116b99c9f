import type { CadenceFacts } from '@rapport/domain/cadence/cadence-state.ts'
import {
  type EffectiveModel,
  type ServiceOverride,
  servedAnewOn,
  serviceModelOn,
  tierModelOn,
} from '@rapport/domain/cadence/override.ts'
import {
  type HouseholdTouches,
  mergePersonTouches,
  noHouseholdTouches,
  type PersonTouches,
} from '@rapport/domain/cadence/recent-touches.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

/** The facts of the rule, and what is stored of them: a person's touches for other households belong to those. */
export interface KnownCadence extends CadenceFacts {
  readonly stored: StoredTouches
  /** Whether the reader sees more of the household than its name and how often it was contacted. */
  readonly whole: boolean
  /** The day from which the household may be served by another model. */
  readonly restateOn: Day | null
}

/** What `cadence_state.state` holds: the recent touches of a household and of each of its people. */
export interface StoredTouches {
  readonly touches: HouseholdTouches
  readonly people: readonly { readonly personId: string; readonly touches: PersonTouches }[]
}

/** A household's row with what its cadence is judged from. */
export const CadenceRow = z.object({
  since: z.string(),
  state: z.custom<StoredTouches>().nullable(),
  elsewhere: z.custom<StoredTouches['people']>(),
  models: z.custom<EffectiveModel[]>(),
  overrides: z.custom<ServiceOverride[]>(),
  meetingOn: z.string().nullable(),
  whole: z.boolean(),
})
const Row = CadenceRow.extend({ householdId: z.string() })

/** The columns of `CadenceRow` for a household `h`, whose `cadence_state` is `s`. */
export const cadenceColumns = (today: Day, zone: string): Sql => sql`
  coalesce(h.client_since, (select min(c.since) from coverage c where c.household_id = h.id), h.created_at::date) as since,
  s.state,
  coalesce((select jsonb_agg(jsonb_build_object('effectiveFrom', m.effective_from, 'model', m.body))
    from service_model m where m.tier = h.tier), '[]'::jsonb) as models,
  coalesce((select jsonb_agg(p.person order by o.household_id, p.person->>'personId')
    from household_member own
      join household_member other on other.person_id = own.person_id and other.household_id <> h.id
      join cadence_state o on o.household_id = other.household_id
      cross join lateral jsonb_array_elements(o.state->'people') p (person)
    where own.household_id = h.id and p.person->>'personId' = own.person_id::text), '[]'::jsonb) as elsewhere,
  coalesce((select jsonb_agg(jsonb_build_object('figures', o.body, 'reason', o.reason, 'since', o.since, 'until', o.until))
    from service_model_override o where o.household_id = h.id), '[]'::jsonb) as overrides,
  (select min((p.starts_at at time zone ${zone})::date) from planned_meeting p
    where p.household_id = h.id and p.starts_at >= ${today}::date at time zone ${zone}) as "meetingOn",
  (current_setting('role') <> 'rapport_directory' or h.id in (select v.household_id from visible_household v)) as whole`

/** What the cadence of each of these households is judged from. */
export const cadenceQuestion = (
  householdIds: readonly string[],
  today: Day,
  zone: string,
): Question<Map<string, KnownCadence>> =>
  question(
    Row,
    sql`select h.id as "householdId", ${cadenceColumns(today, zone)}
        from household h left join cadence_state s on s.household_id = h.id where h.id = any(${[...householdIds]}::uuid[])`,
    (rows) => new Map(rows.map(({ householdId, ...row }) => [householdId, knownCadence(row, today)])),
  )

export function knownCadence(
  { since, state, elsewhere, models, overrides, meetingOn, whole }: z.output<typeof CadenceRow>,
  today: Day,
): KnownCadence {
  const model = tierModelOn(models, today)
  const stored = state ?? { touches: noHouseholdTouches, people: [] }
  return {
    model: model ? serviceModelOn(model, overrides, today).model : null,
    since,
    touches: stored.touches,
    people: elsewhere.length > 0 ? merged([...stored.people, ...elsewhere]) : stored.people,
    meetingOn,
    stored,
    whole,
    restateOn: servedAnewOn(models, overrides, today),
  }
}

const merged = (people: StoredTouches['people']): StoredTouches['people'] =>
  [...Map.groupBy(people, ({ personId }) => personId)].map(([personId, known]) => ({
    personId,
    touches: mergePersonTouches(known.map(({ touches }) => touches)),
  }))
