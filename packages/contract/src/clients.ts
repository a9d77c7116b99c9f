import { dueStatuses } from '@rapport/domain/cadence/cadence-state.ts'
import { severities } from '@rapport/domain/cadence/contact-policy.ts'
import { CLAIM_KINDS } from '@rapport/domain/claims/claim.ts'
import { channels, directions } from '@rapport/domain/contacts/touch.ts'
import { z } from 'zod'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import {
  CurrencyCode,
  DayValue,
  Id,
  InstantValue,
  MoneyValue,
  page,
  paging,
  text,
  UserRef,
  words,
  ZoneValue,
} from './values.ts'

/** Everybody who has business with clients; administrators have none by virtue of their role. */
export const clientRoles = [
  'advisor',
  'specialist',
  'banker',
  'assistant',
  'marketing',
  'service',
  'manager',
  'controller',
  'compensation_approver',
  'auditor',
] as const

export const ChannelName = z.enum(channels).meta({ id: 'Channel' })
export const CadenceStatus = z.enum(dueStatuses).meta({ id: 'CadenceStatus' })
export const HouseholdStatus = z.enum(['client', 'prospect']).meta({ id: 'HouseholdStatus' })

/** The last time that somebody spoke with the household: a link to that contact. */
export const LastContact = z
  .object({ contactId: Id, at: InstantValue, channel: ChannelName, direction: z.enum(directions), by: z.string() })
  .meta({ id: 'LastContact' })

export const HouseholdRow = z
  .object({
    id: Id,
    name: z.string(),
    status: HouseholdStatus,
    segment: z.string(),
    tier: z.string(),
    lead: UserRef.nullable(),
    dueOn: DayValue.nullable(),
    cadence: CadenceStatus,
    last: LastContact.nullable(),
  })
  .meta({ id: 'HouseholdRow' })

const Member = z.object({
  personId: Id,
  name: z.string(),
  title: z.string(),
  relation: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string(),
  zone: ZoneValue,
  preferredChannel: ChannelName.nullable(),
  doNotContact: z.array(z.string()),
  preference: z.string(),
})

export const Household = z
  .object({
    id: Id,
    version: z.number().int(),
    name: z.string(),
    status: HouseholdStatus,
    segment: z.string(),
    tier: z.string(),
    zone: ZoneValue,
    restricted: z.boolean(),
    clientSince: DayValue.nullable(),
    notes: z.string(),
    members: z.array(Member),
    organisations: z.array(z.object({ id: Id, name: z.string(), kind: z.string() })),
    coverage: z.array(z.object({ user: UserRef, role: z.string(), since: DayValue, until: DayValue.nullable() })),
    defaultSplit: z.array(z.object({ user: UserRef, basisPoints: z.number().int() })),
    restrictions: z.array(
      z.object({ kind: z.string(), reason: z.string(), since: DayValue, until: DayValue.nullable() }),
    ),
    accounts: z.array(
      z.object({
        id: Id,
        identifier: z.string(),
        institution: z.string(),
        name: z.string(),
        currency: CurrencyCode,
        inHouse: z.boolean(),
      }),
    ),
    cadence: z.object({
      status: CadenceStatus,
      dueOn: DayValue.nullable(),
      daysOverdue: z.number().int(),
      last: LastContact.nullable(),
      /** Touches and meetings in twelve months against what the service model asks. */
      touches: z.object({ have: z.number().int(), need: z.number().int() }).nullable(),
      meetings: z.object({ have: z.number().int(), need: z.number().int() }).nullable(),
      nextMeetingAt: InstantValue.nullable(),
    }),
    /** Sums by currency; empty where one may not see money. */
    money: z.object({ confirmed: z.array(MoneyValue), open: z.array(MoneyValue), promised: z.array(MoneyValue) }),
  })
  .meta({ id: 'Household' })

export const TimelineItem = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('contact'),
      id: Id,
      at: InstantValue,
      channel: ChannelName,
      direction: z.enum(directions),
      purpose: z.string(),
      notes: z.string(),
      by: z.array(z.string()),
      attendees: z.array(z.string()),
      initiative: z.object({ id: Id, name: z.string() }).nullable(),
      late: z.boolean(),
      verdict: z.enum(['permitted', ...severities]),
    }),
    z.object({
      kind: z.literal('claim'),
      id: Id,
      at: InstantValue,
      claimKind: z.enum(CLAIM_KINDS),
      state: z.string(),
      amount: MoneyValue,
      confirmed: MoneyValue,
      by: z.string(),
    }),
    z.object({
      kind: z.literal('confirmation'),
      id: Id,
      claimId: Id,
      at: InstantValue,
      amount: MoneyValue,
      by: z.string(),
    }),
  ])
  .meta({ id: 'TimelineItem' })

const EditableHousehold = z.object({ name: words(120), status: HouseholdStatus, tier: words(20), notes: text(20_000) })

export const clients = {
  listHouseholds: operation({
    method: 'GET',
    path: '/households',
    summary: 'Households that one may see, by name or by when the next touch is due',
    roles: clientRoles,
    query: z.object({
      q: text(100).optional(),
      status: HouseholdStatus.optional(),
      tier: text(20).optional(),
      cadence: z.enum(['overdue', 'due_soon', 'in_touch', 'no_model']).optional(),
      /** Only households that one covers oneself. */
      mine: z.enum(['yes', 'no']).default('no'),
      sort: z.enum(['name', '-name', 'due', '-due']).default('name'),
      ...paging,
    }),
    output: page(HouseholdRow),
  }),
  getHousehold: operation({
    method: 'GET',
    path: '/households/{householdId}',
    summary: 'One household with its people, coverage, accounts and cadence',
    roles: clientRoles,
    params: z.object({ householdId: Id }),
    output: Household,
    versioned: true,
    refusals: { not_found: notFound },
  }),
  getHouseholdTimeline: operation({
    method: 'GET',
    path: '/households/{householdId}/timeline',
    summary: 'What happened with a household, newest first',
    roles: clientRoles,
    params: z.object({ householdId: Id }),
    query: z.object(paging),
    output: page(TimelineItem),
    refusals: { not_found: notFound },
  }),
  editHousehold: operation({
    method: 'PATCH',
    path: '/households/{householdId}',
    summary: 'Change what is recorded of a household',
    roles: ['advisor', 'specialist', 'banker', 'assistant', 'service', 'manager'],
    params: z.object({ householdId: Id }),
    body: EditableHousehold,
    output: Household,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(EditableHousehold),
      tier_unknown: refusal(422, 'There is no service model for this tier.'),
    },
  }),
  getHouseholdAccess: operation({
    method: 'GET',
    path: '/households/{householdId}/access',
    summary: 'Who can see this household, and by which rule',
    roles: clientRoles,
    params: z.object({ householdId: Id }),
    output: z.object({
      walled: z.boolean(),
      people: z.array(
        z.object({
          user: UserRef,
          rule: z.enum(['coverage', 'leads', 'acts_for', 'granted', 'oversight', 'directory']),
          via: z.string(),
        }),
      ),
    }),
    refusals: { not_found: notFound },
  }),
  searchEverything: operation({
    method: 'GET',
    path: '/search',
    summary: 'Households, people, claims and initiatives that one may see, by the beginning of a word',
    roles: 'signed-in',
    query: z.object({ q: words(100), limit: z.coerce.number<string | number>().int().min(1).max(20).default(8) }),
    output: z.object({
      households: z.array(z.object({ id: Id, name: z.string(), tier: z.string() })),
      people: z.array(z.object({ id: Id, name: z.string(), householdId: Id, household: z.string(), zone: ZoneValue })),
      claims: z.array(z.object({ id: Id, household: z.string(), amount: MoneyValue, state: z.string() })),
      initiatives: z.array(z.object({ id: Id, name: z.string() })),
      /** A restricted household of exactly this name that somebody else covers. */
      hints: z.array(z.object({ household: z.string(), coveredBy: z.string().nullable() })),
    }),
  }),
}
