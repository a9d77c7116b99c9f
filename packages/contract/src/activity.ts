import { z } from 'zod'
import { ActivityRow } from './claims.ts'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import {
  CurrencyCode,
  DayValue,
  HouseholdRef,
  Id,
  InstantValue,
  MoneyValue,
  page,
  paging,
  UserRef,
  words,
} from './values.ts'

export const HouseholdSuggestion = z
  .object({
    household: HouseholdRef,
    reason: z.enum(['name', 'open_claim', 'other_account']),
    /** The name or the account that speaks for it; empty where a claim does. */
    detail: z.string(),
    /** The open claim that speaks for it: what came in of it, and since when it is claimed. */
    claim: z.object({ inflow: MoneyValue, claimedOn: DayValue }).nullable(),
  })
  .meta({ id: 'HouseholdSuggestion' })

const controllers = ['controller'] as const
const overseers = ['controller', 'auditor'] as const

export const activity = {
  listUnknownAccounts: operation({
    method: 'GET',
    path: '/unknown-accounts',
    summary: 'Accounts that belong to no household yet, with suggestions',
    roles: overseers,
    query: z.object(paging),
    output: page(
      z.object({
        id: Id,
        identifier: z.string(),
        scheme: z.string(),
        institution: z.string(),
        name: z.string(),
        currency: CurrencyCode,
        version: z.number().int(),
        movements: z.number().int(),
        inflow: MoneyValue,
        firstOn: DayValue.nullable(),
        lastOn: DayValue.nullable(),
        suggestions: z.array(HouseholdSuggestion),
      }),
    ),
  }),
  assignAccount: operation({
    method: 'PUT',
    path: '/accounts/{accountId}/household',
    summary: 'Say which household an account belongs to, or that it is one of the firm itself',
    roles: controllers,
    params: z.object({ accountId: Id }),
    body: z.object({ householdId: Id.nullable(), inHouse: z.boolean() }),
    output: z.object({
      accountId: Id,
      household: HouseholdRef.nullable(),
      inHouse: z.boolean(),
      version: z.number().int(),
    }),
    edits: true,
    versioned: true,
    refusals: {
      not_found: notFound,
      household_unknown: refusal(422, 'There is no such household.'),
      edit_conflict: editConflict(z.object({ household: HouseholdRef.nullable() })),
      already_allocated: refusal(409, 'Money of this account confirms a claim already.'),
    },
  }),
  listActivities: operation({
    method: 'GET',
    path: '/activities',
    summary: 'Booked and announced movements, newest first',
    roles: [
      'advisor',
      'specialist',
      'banker',
      'assistant',
      'manager',
      'controller',
      'compensation_approver',
      'auditor',
    ],
    query: z.object({
      householdId: Id.optional(),
      accountId: Id.optional(),
      importId: Id.optional(),
      flowType: ActivityRow.shape.flowType.optional(),
      ...paging,
    }),
    output: page(ActivityRow),
  }),
  getActivity: operation({
    method: 'GET',
    path: '/activities/{activityId}',
    summary: 'One movement as the bank reported it, and what it confirmed',
    roles: [
      'advisor',
      'specialist',
      'banker',
      'assistant',
      'manager',
      'controller',
      'compensation_approver',
      'auditor',
    ],
    params: z.object({ activityId: Id }),
    output: ActivityRow.extend({
      raw: z.string(),
      code: z.string(),
      fileName: z.string().nullable(),
      reverses: Id.nullable(),
      pairedWith: Id.nullable(),
      allocations: z.array(
        z.object({
          allocationId: Id,
          claimId: Id,
          household: z.string(),
          amount: MoneyValue,
          confirmedBy: UserRef,
          confirmedAt: InstantValue,
        }),
      ),
    }),
    refusals: { not_found: notFound },
  }),
  correctFlowType: operation({
    method: 'PUT',
    path: '/activities/{activityId}/flow-type',
    summary: 'Correct what kind of movement this is, with a reason',
    roles: controllers,
    params: z.object({ activityId: Id }),
    body: z.object({ flowType: ActivityRow.shape.flowType, reason: words(1000) }),
    output: ActivityRow,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(ActivityRow),
      already_allocated: refusal(409, 'This movement confirms a claim already.'),
      nothing_changed: refusal(422, 'It is of that kind already.'),
    },
  }),
}
