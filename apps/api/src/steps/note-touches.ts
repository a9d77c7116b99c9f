import { cadenceOf } from '@rapport/domain/cadence/cadence-state.ts'
import { noPersonTouches, noteForHousehold, noteForPerson } from '@rapport/domain/cadence/recent-touches.ts'
import type { Touch } from '@rapport/domain/contacts/touch.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { cadenceQuestion, type KnownCadence, type StoredTouches } from '../facts/cadence-facts.ts'
import type { Context } from '../http/handler.ts'

/**
 * Brings the cadence of each household up to date with new touches, in the transaction that logs them, in constant time:
 * the rest of the history is not read.
 */
export async function noteTouches(context: Context, touches: readonly Touch[]): Promise<void> {
  const { tx, today, firm } = context
  const households = [...new Set(touches.map(({ householdId }) => householdId))]
  const [known] = await tx.ask(cadenceQuestion(households, today, firm.zone))
  for (const householdId of households) {
    const facts = known.get(householdId)
    if (!facts) continue
    const own = touches.filter((touch) => touch.householdId === householdId)
    const state: StoredTouches = {
      touches: own.reduce(noteForHousehold, facts.stored.touches),
      people: own.reduce(notePerson, facts.stored.people),
    }
    const last = own.reduce((a, b) => (b.occurredAt > a.occurredAt ? b : a))
    await write(context, householdId, { ...facts, ...state }, state, last)
  }
}

/** Brings what is stored of a household's cadence up to date after it was changed itself: another tier asks for other days. */
export async function restateCadence(context: Context, householdId: string): Promise<void> {
  const { tx, today, firm } = context
  const [known] = await tx.ask(cadenceQuestion([householdId], today, firm.zone))
  const facts = known.get(householdId)
  if (facts) await write(context, householdId, facts, facts.stored, null)
}

async function write(
  { tx, now, firm }: Context,
  householdId: string,
  facts: KnownCadence,
  state: StoredTouches,
  last: Touch | null,
): Promise<void> {
  const { due, soonFrom } = cadenceOf(facts, now, firm.zone)
  const heard = state.touches.substantive[0]
  const at = (touch: Touch | null | undefined): string | null =>
    touch ? new Date(touch.occurredAt).toISOString() : null
  await tx.write(
    sql`insert into cadence_state as s
          (household_id, last_contact_id, last_contact_at, last_substantive_id, last_substantive_at, due_on, due_soon_on, restate_on, state)
        values (${householdId}::uuid, ${last?.contactId ?? null}::uuid, ${at(last)}::timestamptz, ${heard?.contactId ?? null}::uuid, ${at(heard)}::timestamptz,
          ${due}::date, ${soonFrom}::date, ${facts.restateOn}::date, ${JSON.stringify(state)}::jsonb)
        on conflict (household_id) do update set
          last_contact_id = case when excluded.last_contact_at is null or s.last_contact_at > excluded.last_contact_at then s.last_contact_id else excluded.last_contact_id end,
          last_contact_at = greatest(s.last_contact_at, excluded.last_contact_at),
          last_substantive_id = excluded.last_substantive_id, last_substantive_at = excluded.last_substantive_at,
          due_on = excluded.due_on, due_soon_on = excluded.due_soon_on, restate_on = excluded.restate_on,
          state = excluded.state, version = s.version + 1`,
  )
}

function notePerson(people: StoredTouches['people'], touch: Touch): StoredTouches['people'] {
  const known = people.find(({ personId }) => personId === touch.personId)
  const touches = noteForPerson(known?.touches ?? noPersonTouches, touch)
  return [...people.filter((person) => person !== known), { personId: touch.personId, touches }]
}
