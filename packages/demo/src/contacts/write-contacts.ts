import type { ContactReasonCode } from '@rapport/domain/cadence/contact-policy.ts'
import { defaultContactPolicy } from '@rapport/domain/cadence/contact-policy.ts'
import type { ContactReason, Restriction } from '@rapport/domain/cadence/contact-question.ts'
import { mayContact } from '@rapport/domain/cadence/may-contact.ts'
import {
  type HouseholdTouches,
  noHouseholdTouches,
  noPersonTouches,
  noteForHousehold,
  noteForPerson,
  type PersonTouches,
} from '@rapport/domain/cadence/recent-touches.ts'
import type { ServiceModel } from '@rapport/domain/cadence/service-model.ts'
import { touchesOf } from '@rapport/domain/contacts/contact-entry.ts'
import { type Channel, touchClassOf } from '@rapport/domain/contacts/touch.ts'
import type { DemoHousehold } from '../clients/household.ts'
import { segments } from '../firm/staff.ts'
import { FIRM_ZONE, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import type { PlannedTouch } from './touch-plan.ts'

/** What the cadence of a household is judged from, as it stands after the last contact. */
export interface TouchState {
  readonly touches: HouseholdTouches
  readonly people: readonly { readonly personId: string; readonly touches: PersonTouches }[]
}

/**
 * Writes one household's contacts in the order in which they took place, each with the verdict that Rapport would have
 * given then, and returns the state that they leave behind.
 */
export function writeContacts(
  making: Making,
  household: DemoHousehold,
  model: ServiceModel,
  planned: readonly PlannedTouch[],
): TouchState {
  let state = noHouseholdTouches
  const people = new Map<string, PersonTouches>()
  for (const touch of [...planned].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    contactRows(making, touch, verdictOn(household, model, people, touch))
    for (const felt of touchesOf(touch.id, entryOf(touch))) {
      state = noteForHousehold(state, felt)
      people.set(felt.personId, noteForPerson(people.get(felt.personId) ?? noPersonTouches, felt))
    }
  }
  return { touches: state, people: [...people].map(([personId, touches]) => ({ personId, touches })) }
}

/** The contact as the domain enters it. */
const entryOf = (touch: PlannedTouch) => ({
  channel: touch.channel,
  direction: touch.direction,
  mass: touch.mass,
  occurredAt: touch.at,
  representatives: touch.representatives.map(({ id }) => id),
  attendees: touch.people.map(({ id }) => ({ personId: id, householdId: touch.household.id, outcome: touch.outcome })),
  purpose: touch.purpose,
  initiativeId: touch.initiativeId,
  notes: touch.notes,
})

function verdictOn(
  household: DemoHousehold,
  model: ServiceModel,
  states: ReadonlyMap<string, PersonTouches>,
  touch: PlannedTouch,
) {
  const [person] = touch.people
  const [representative] = touch.representatives
  const wishes = person.doNotContact.map(
    (channel): Restriction => ({ kind: 'do_not_contact', channel: channel as Channel, since: null, until: null }),
  )
  return mayContact(
    {
      representative: {
        id: representative.id,
        designations: representative.designations,
        covers: household.team.some(({ user }) => user.id === representative.id),
        walled: false,
      },
      segmentDesignations: segments[household.segment],
      clientZone: household.place.zone,
      restrictions: [...household.restrictions, ...wishes],
      preference: person.preferredChannel
        ? { channels: [person.preferredChannel], from: null, until: null, weekdays: null }
        : null,
      model,
      touches: states.get(person.id) ?? noPersonTouches,
      policy: defaultContactPolicy,
      firmZone: FIRM_ZONE,
    },
    touch,
    touch.at,
  )
}

function contactRows({ rows }: Making, touch: PlannedTouch, { verdict, reasons }: ReturnType<typeof verdictOn>): void {
  const { id, household, representatives } = touch
  const [representative] = representatives
  const occurredAt = timestamp(touch.at)
  const touchClass = touchClassOf(touch)
  rows.contact.push({
    id,
    household_id: household.id,
    shared: false,
    channel: touch.channel,
    direction: touch.direction,
    mass: touch.mass,
    touch_class: touchClass,
    occurred_at: occurredAt,
    entered_at: timestamp(touch.enteredAt),
    late: touch.late,
    purpose: touch.purpose,
    notes: touch.notes,
    initiative_id: touch.initiativeId,
    entered_by: touch.enteredBy.id,
    on_behalf_of: touch.enteredBy.id === representative.id ? null : representative.id,
    verdict,
    verdict_reasons: reasons.map(toldReason),
    in_spite_of: verdict === 'permitted' || touch.mass ? null : (inSpite[reasons[0]?.code ?? 'sender_gap'] ?? null),
    version: 1,
  })
  rows.contact_household.push({ contact_id: id, household_id: household.id, occurred_at: occurredAt })
  for (const person of touch.people)
    rows.contact_attendee.push({
      contact_id: id,
      person_id: person.id,
      household_id: household.id,
      outcome: touch.outcome,
      touch_class: touchClass,
    })
  for (const user of representatives) rows.contact_representative.push({ contact_id: id, user_id: user.id })
}

/** A reason as it is kept with the contact: its code, severity and the plain figures it rests on. */
function toldReason({ code, severity, ...rest }: ContactReason) {
  const details: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (name === 'last' && value !== null && typeof value === 'object' && 'occurredAt' in value) {
      details['lastAt'] = timestamp(value.occurredAt)
      details['lastChannel'] = value.channel
      details['lastContactId'] = value.contactId
    } else if (name === 'preference' && value !== null && typeof value === 'object' && 'channels' in value)
      details['channels'] = value.channels
    else if (name !== 'last' && name !== 'preference') details[name] = value
  }
  return { code, severity, details }
}

const inSpite: Partial<Record<ContactReasonCode, string>> = {
  sender_gap: 'Client asked for a prompt answer.',
  maximum_reached: 'Deadline of the client’s own making.',
  complaint: 'Called about the complaint itself, agreed with compliance.',
  bereavement: 'Family asked for the account details.',
  quiet_period: 'Personal matter only; nothing about the company.',
  not_on_coverage_team: 'Stood in for a colleague on leave.',
  unanswered_pause: 'A date of the client’s was about to pass.',
  do_not_contact: 'Client had asked for this call in writing.',
  client_preference: 'Something to read had to go with it.',
}
