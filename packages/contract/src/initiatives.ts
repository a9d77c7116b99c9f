import { z } from 'zod'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import {
  CurrencyCode,
  DayValue,
  HouseholdRef,
  Id,
  MoneyValue,
  page,
  paging,
  RateValue,
  text,
  UserRef,
  WithoutRate,
} from './values.ts'

export const AttributionModel = z
  .enum(['first', 'last', 'linear', 'position', 'time_decay'])
  .meta({ id: 'AttributionModel' })
export const GuestStatus = z
  .enum(['invited', 'accepted', 'declined', 'attended', 'no_show', 'wait_listed', 'held_out'])
  .meta({ id: 'GuestStatus' })
export const CostCategory = z
  .enum(['fee', 'hospitality', 'travel', 'gifts', 'staff', 'media'])
  .meta({ id: 'CostCategory' })

export const InitiativeRow = z
  .object({
    id: Id,
    parentId: Id.nullable(),
    name: z.string(),
    kind: z.string(),
    place: z.string(),
    startsOn: DayValue,
    endsOn: DayValue,
    owner: UserRef,
    budget: MoneyValue,
    actual: MoneyValue,
    guests: z.number().int(),
    attended: z.number().int(),
    /** Confirmed money attributed to it, in the firm's currency; `null` where one may not see money. */
    realised: MoneyValue.nullable(),
    /** First-year return on cost as a decimal (`-0.583`), or `null` without cost. */
    roi: RateValue.nullable(),
  })
  .meta({ id: 'InitiativeRow' })

/** A figure of the return with the formula it came from: the screen explains it. */
export const ReturnValue = z
  .object({
    model: AttributionModel,
    realised: MoneyValue,
    pipeline: MoneyValue,
    influenced: MoneyValue,
    cost: MoneyValue,
    costPerGuest: MoneyValue.nullable(),
    costPerProspect: MoneyValue.nullable(),
    revenueRate: RateValue,
    marginRate: RateValue,
    /** One year's revenue on what is realised. */
    revenue: MoneyValue,
    roiFirstYear: RateValue.nullable(),
    /** Realised assets at which the first year's revenue equals the cost. */
    breakEvenFirstYear: MoneyValue.nullable(),
    years: z.number().int(),
    retention: RateValue,
    discount: RateValue,
    presentFactor: RateValue,
    presentValue: MoneyValue,
    roiPresent: RateValue.nullable(),
    breakEvenPresent: MoneyValue.nullable(),
    presentMargin: MoneyValue,
    roiMargin: RateValue.nullable(),
    breakEvenMargin: MoneyValue.nullable(),
  })
  .meta({ id: 'InitiativeReturn' })

export const Uplift = z
  .object({
    attended: z.object({ households: z.number().int(), won: z.number().int() }),
    heldOut: z.object({ households: z.number().int(), won: z.number().int() }),
    /** Fisher's exact test, two-sided, and the interval of the difference of the shares (Newcombe); `null` without both groups. */
    p: RateValue.nullable(),
    difference: RateValue.nullable(),
    interval: z.object({ from: RateValue, to: RateValue }).nullable(),
    /** What the attended brought beyond what as many of the others brought. */
    incremental: MoneyValue.nullable(),
    verdict: z.enum(['not_enough_data', 'more_than_without', 'less_than_without']),
  })
  .meta({ id: 'Uplift' })

const money = z.object({
  allocationId: Id,
  claimId: Id,
  household: HouseholdRef,
  claimant: UserRef,
  valueOn: DayValue,
  confirmed: MoneyValue,
  /** Of `confirmed`, under the model asked for. */
  attributed: MoneyValue,
  touches: z.array(z.object({ initiativeId: Id, name: z.string(), on: DayValue, share: MoneyValue })),
})

const readers = [
  'marketing',
  'manager',
  'auditor',
  'advisor',
  'specialist',
  'banker',
  'controller',
  'compensation_approver',
] as const
const initiativeId = z.object({ initiativeId: Id })

export const initiatives = {
  listInitiatives: operation({
    method: 'GET',
    path: '/initiatives',
    summary: 'Initiatives with cost against budget, guests and return',
    roles: readers,
    query: z.object({
      when: z.enum(['all', 'upcoming', 'past']).default('all'),
      sort: z.enum(['starts', '-starts', 'name', '-realised', '-actual']).default('-starts'),
      ...paging,
    }),
    output: page(InitiativeRow).extend({ withoutRate: WithoutRate }),
  }),
  getInitiative: operation({
    method: 'GET',
    path: '/initiatives/{initiativeId}',
    summary: 'One initiative: hierarchy, costs, return under a model, uplift',
    roles: readers,
    params: initiativeId,
    query: z.object({ model: AttributionModel.default('linear') }),
    output: InitiativeRow.extend({
      version: z.number().int(),
      notes: z.string(),
      currency: CurrencyCode,
      withoutRate: WithoutRate,
      parent: z.object({ id: Id, name: z.string() }).nullable(),
      children: z.array(InitiativeRow),
      costs: z.array(
        z.object({
          id: Id,
          initiativeId: Id,
          initiative: z.string(),
          category: CostCategory,
          label: z.string(),
          budget: MoneyValue,
          actual: MoneyValue,
          version: z.number().int(),
        }),
      ),
      guestCounts: z.record(GuestStatus, z.number().int()),
      qualified: z.number().int(),
      /** `null` where one may not see money. */
      return: ReturnValue.nullable(),
      models: z.array(z.object({ model: AttributionModel, realised: MoneyValue })),
      uplift: Uplift.nullable(),
    }),
    refusals: { not_found: notFound },
  }),
  listGuests: operation({
    method: 'GET',
    path: '/initiatives/{initiativeId}/guests',
    summary: 'Guests that one may see',
    roles: readers,
    params: initiativeId,
    query: z.object({ status: GuestStatus.optional(), ...paging }),
    output: page(
      z.object({
        id: Id,
        personId: Id,
        name: z.string(),
        household: HouseholdRef,
        host: UserRef.nullable(),
        status: GuestStatus,
        qualified: z.boolean(),
        version: z.number().int(),
        giftsThisYear: MoneyValue.nullable(),
      }),
    ),
    refusals: { not_found: notFound },
  }),
  setGuestStatus: operation({
    method: 'PUT',
    path: '/initiatives/{initiativeId}/guests/{guestId}',
    summary: 'Say whether a guest accepted, attended, is a qualified prospect',
    roles: ['marketing', 'manager', 'advisor', 'specialist', 'banker'],
    params: initiativeId.extend({ guestId: Id }),
    body: z.object({ status: GuestStatus, qualified: z.boolean() }),
    output: z.object({ id: Id, status: GuestStatus, qualified: z.boolean(), version: z.number().int() }),
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(z.object({ status: GuestStatus, qualified: z.boolean() })),
      not_held_yet: refusal(422, 'Nobody attended or stayed away before the day.'),
    },
  }),
  listInitiativeMoney: operation({
    method: 'GET',
    path: '/initiatives/{initiativeId}/money',
    summary: 'The confirmed money behind the return, to the claim where one may see it',
    roles: readers,
    params: initiativeId,
    query: z.object({ model: AttributionModel.default('linear'), ...paging }),
    output: page(money).extend({
      /** The same for every reader. */
      total: MoneyValue,
      /** Money of households that the reader may not see, in one sum: a line by itself could tell whose it is. */
      unseen: z.object({ parts: z.number().int(), confirmed: MoneyValue, attributed: MoneyValue }),
    }),
    refusals: { not_found: notFound },
  }),
  editCost: operation({
    method: 'PUT',
    path: '/initiatives/{initiativeId}/costs/{costId}',
    summary: 'Change the budget or the actual figure of a cost line',
    roles: ['marketing', 'manager'],
    params: initiativeId.extend({ costId: Id }),
    body: z.object({ label: text(200), budget: MoneyValue, actual: MoneyValue }),
    output: z.object({
      id: Id,
      label: z.string(),
      budget: MoneyValue,
      actual: MoneyValue,
      version: z.number().int(),
    }),
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(z.object({ label: z.string(), budget: MoneyValue, actual: MoneyValue })),
      currency_differs: refusal(422, 'The costs of this initiative are in another currency.'),
      amount_negative: refusal(422, 'A cost is not less than nothing.'),
    },
  }),
}
