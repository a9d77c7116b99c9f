import { contactReasonCodes, severities } from '@rapport/domain/cadence/contact-policy.ts'
import { type LogContactRefusal, loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { directions, outcomes } from '@rapport/domain/contacts/touch.ts'
import { z } from 'zod'
import { ChannelName, clientRoles } from './clients.ts'
import { ClaimKindName, NewClaim, submissionRefusals } from './new-claim.ts'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import { DayValue, HouseholdRef, Id, InstantValue, MoneyValue, text, UserRef, words } from './values.ts'

export const DirectionName = z.enum(directions).meta({ id: 'Direction' })
export const OutcomeName = z.enum(outcomes).meta({ id: 'Outcome' })
export const Verdict = z.enum(['permitted', ...severities]).meta({ id: 'Verdict' })

/** One reason for or against a contact: the rule's code and what it rests on, for the reader's own words. */
export const ContactReason = z
  .object({
    code: z.enum(contactReasonCodes),
    severity: z.enum(severities),
    /** The figures and days of the rule: `count`, `max`, `roomFrom`, `localMinute`, … */
    details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()])),
  })
  .meta({ id: 'ContactReason' })

export const ContactAnswer = z
  .object({ personId: Id, householdId: Id, representativeId: Id, verdict: Verdict, reasons: z.array(ContactReason) })
  .meta({ id: 'ContactAnswer' })

const Attendee = z.object({ personId: Id, householdId: Id, outcome: OutcomeName })

export const NewContact = z
  .object({
    channel: ChannelName,
    direction: DirectionName,
    mass: z.boolean(),
    occurredAt: InstantValue,
    /** Who took part for the firm; the first leads. */
    representativeIds: z.array(Id).min(1).max(20),
    attendees: z.array(Attendee).min(1).max(200),
    purpose: words(200),
    notes: text(20_000),
    initiativeId: Id.nullable(),
    /** Why it was made in spite of a warning. */
    reasonInSpite: text(1000).nullable(),
  })
  .meta({ id: 'NewContact' })

export const contactRefusals = {
  representative_missing: refusal(422, 'Say who took part for the firm.'),
  representative_repeated: refusal(422, 'Somebody of the firm is named twice.'),
  not_a_representative: refusal(422, 'Somebody named does not meet clients.'),
  attendee_missing: refusal(422, 'Say whom the contact was with.'),
  attendee_repeated: refusal(422, 'Somebody is named twice.'),
  not_a_member: refusal(422, 'Somebody named does not belong to that household, or you cannot see it.'),
  outcome_does_not_fit: refusal(422, 'That outcome does not go with this kind of contact.'),
  mass_is_outbound_writing: refusal(422, 'Only writing that the firm sends goes to many at once.'),
  in_the_future: refusal(422, 'It has not happened yet: plan a meeting instead.'),
  too_long_ago: refusal(422, 'It is too long ago to be logged.'),
  purpose_missing: refusal(422, 'Say what it was about.'),
  notes_too_long: refusal(422, 'The notes are too long.'),
  role_may_not_log: refusal(403, 'Your role does not log contacts.'),
  not_acting_for: refusal(403, 'You do not act for the representative named.'),
  reason_missing: refusal(
    422,
    'There is a warning: say why the contact was made in spite of it.',
    z.object({ answers: z.array(ContactAnswer) }),
  ),
} satisfies Record<LogContactRefusal, unknown>

export const ContactDetail = z
  .object({
    id: Id,
    version: z.number().int(),
    channel: ChannelName,
    direction: DirectionName,
    mass: z.boolean(),
    occurredAt: InstantValue,
    enteredAt: InstantValue,
    enteredBy: UserRef,
    onBehalfOf: UserRef.nullable(),
    late: z.boolean(),
    /** Whether the reader took part, entered it, or assists who did. */
    amendable: z.boolean(),
    representatives: z.array(UserRef),
    attendees: z.array(z.object({ personId: Id, name: z.string(), household: HouseholdRef, outcome: OutcomeName })),
    purpose: z.string(),
    notes: z.string(),
    initiative: z.object({ id: Id, name: z.string() }).nullable(),
    verdict: Verdict,
    reasons: z.array(ContactReason),
    inSpiteOf: z.string().nullable(),
    claims: z.array(
      z.object({
        id: Id,
        kind: ClaimKindName,
        state: z.string(),
        amount: MoneyValue,
        confirmed: MoneyValue,
      }),
    ),
    history: z.array(
      z.object({
        version: z.number().int(),
        changedBy: UserRef,
        onBehalfOf: UserRef.nullable(),
        changedAt: InstantValue,
        reason: z.string(),
        purpose: z.string(),
        notes: z.string(),
      }),
    ),
  })
  .meta({ id: 'Contact' })

export const contacts = {
  listContactChoices: operation({
    method: 'GET',
    path: '/contact-choices',
    summary: 'What the form for logging a contact offers: representatives one may act for, and running initiatives',
    roles: loggingRoles,
    output: z.object({
      representatives: z.array(UserRef.extend({ self: z.boolean() })),
      initiatives: z.array(z.object({ id: Id, name: z.string(), startsOn: DayValue })),
      currencies: z.array(z.string()),
    }),
  }),
  listPeople: operation({
    method: 'GET',
    path: '/people',
    summary: 'People of households that one may see, by the beginning of a name',
    roles: clientRoles,
    query: z.object({
      q: text(100).optional(),
      householdId: Id.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(50).default(12),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          household: HouseholdRef,
          tier: z.string(),
          phone: z.string().nullable(),
          zone: z.string(),
        }),
      ),
    }),
  }),
  mayContact: operation({
    method: 'GET',
    path: '/may-contact',
    summary: 'Whether a contact is permitted, with every reason, before it is made',
    roles: loggingRoles,
    query: z.object({
      /** Ids with commas between. */
      personIds: z.codec(z.string().min(36).max(8000), z.array(Id).min(1).max(200), {
        decode: (joined) => joined.split(','),
        encode: (ids) => ids.join(','),
      }),
      channel: ChannelName,
      direction: DirectionName.default('outbound'),
      mass: z.enum(['yes', 'no']).default('no'),
      /** Whose contact it is; without it one's own, or that of whom one assists with the household. */
      representativeId: Id.optional(),
      at: InstantValue.optional(),
    }),
    output: z.object({ answers: z.array(ContactAnswer) }),
  }),
  logContact: operation({
    method: 'POST',
    path: '/contacts',
    summary: 'Log a contact that took place, and in the same save what it won',
    roles: loggingRoles,
    body: NewContact.extend({ claims: z.array(NewClaim).max(5) }),
    output: z.object({
      contactId: Id,
      late: z.boolean(),
      verdict: Verdict,
      claimIds: z.array(Id),
      householdIds: z.array(Id),
    }),
    status: 201,
    refusals: {
      ...contactRefusals,
      ...submissionRefusals,
      initiative_unknown: refusal(422, 'There is no such initiative.'),
    },
  }),
  getContact: operation({
    method: 'GET',
    path: '/contacts/{contactId}',
    summary: 'One contact with what it led to and how it was amended',
    roles: clientRoles,
    params: z.object({ contactId: Id }),
    output: ContactDetail,
    versioned: true,
    refusals: { not_found: notFound },
  }),
  amendContact: operation({
    method: 'POST',
    path: '/contacts/{contactId}/amendments',
    summary: 'Correct the purpose or the notes of a contact; what it said before is kept',
    roles: loggingRoles,
    params: z.object({ contactId: Id }),
    body: z.object({ purpose: words(200), notes: text(20_000), reason: words(1000) }),
    output: ContactDetail,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      not_yours: refusal(403, 'Only who took part or entered it amends a contact.'),
      edit_conflict: editConflict(z.object({ purpose: z.string(), notes: z.string() })),
      nothing_changed: refusal(422, 'Nothing was changed.'),
    },
  }),
}
