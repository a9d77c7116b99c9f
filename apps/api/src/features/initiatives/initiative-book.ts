import type { Day } from '@rapport/domain/calendar/day.ts'
import { fulfilmentRate } from '@rapport/domain/claims/promise.ts'
import {
  type Attribution,
  type AttributionModel,
  attribute,
  byInitiative,
  type ConfirmedMoney,
} from '@rapport/domain/initiatives/attribution.ts'
import { columnsOf, type InitiativeColumns } from '@rapport/domain/initiatives/columns.ts'
import { type CostLine, type RolledUpCosts, rollUpCosts } from '@rapport/domain/initiatives/costs.ts'
import { type AttributionPolicy, DEFAULT_ATTRIBUTION_POLICY, type Touch } from '@rapport/domain/initiatives/touches.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { storedFixings } from '../../facts/fixings.ts'
import { policyOn } from '../../facts/policy.ts'
import { readInitiativeFacts } from './read-initiative-facts.ts'

/** A confirmed part with the way back to its claim. */
export interface ConfirmedPart extends ConfirmedMoney {
  readonly allocationId: string
  readonly claimId: string
}

/** A touch, and whether it is a guest's. */
export interface BookTouch extends Touch {
  readonly listed: boolean
}

/** Everything that initiatives earned and cost, in the firm's currency, read once for a request. */
export interface InitiativeBook {
  readonly parts: readonly ConfirmedPart[]
  readonly touches: readonly BookTouch[]
  readonly policy: AttributionPolicy
  /** An initiative with everything below it. */
  below(id: string): ReadonlySet<string>
  costs(id: string): RolledUpCosts
  /** What these initiatives earned together. */
  realised(ids: ReadonlySet<string>, model: AttributionModel): bigint
  columns(ids: ReadonlySet<string>, model: AttributionModel): InitiativeColumns
  attributions(part: ConfirmedPart, model: AttributionModel): Attribution[]
}

interface Policy {
  readonly lookbackDays?: number
  readonly halfLifeDays?: number
}

/** @param tx a firm-wide reading: sums would otherwise depend on who looks */
export async function initiativeBook(tx: Tx, currency: string, zone: string, today: Day): Promise<InitiativeBook> {
  const [fixings, stated, facts] = await Promise.all([
    storedFixings(tx, today),
    policyOn<Policy>(tx, 'initiatives', today),
    readInitiativeFacts(tx, zone),
  ])
  const { touches, tree } = facts
  const converted = (minor: bigint, from: string, day: Day): bigint =>
    fixings.convert(minor, from, currency, day < today ? day : today) ?? 0n
  const confirmed = facts.parts.map(({ minor, currency: from, ...part }) => ({
    ...part,
    amount: converted(minor, from, part.valueDate),
  }))
  const history = { promises: facts.ended.promises, promised: facts.ended.promised, confirmed: facts.ended.received }
  const conversion = fulfilmentRate(history, history)
  const promises = facts.promises.map(({ currency: from, amount, confirmed: received, ...promise }) => ({
    ...promise,
    conversion,
    amount: converted(amount, from, promise.promisedOn),
    confirmed: converted(received, from, promise.promisedOn),
  }))
  const policy = {
    lookBackDays: stated?.lookbackDays ?? DEFAULT_ATTRIBUTION_POLICY.lookBackDays,
    halfLifeDays: stated?.halfLifeDays ?? DEFAULT_ATTRIBUTION_POLICY.halfLifeDays,
  }
  const lines = facts.costs.map(
    ({ on, budget, actual, currency: from, ...line }): CostLine => ({
      ...line,
      currency,
      budget: converted(budget, from, on),
      actual: converted(actual, from, on),
    }),
  )
  const rolled = rollUpCosts(tree, lines)
  if (!rolled.ok) throw new Error(`the costs of initiatives do not add up: ${rolled.reason}`)
  const byHousehold = Map.groupBy(touches, ({ householdId }) => householdId)
  const attributions = (part: ConfirmedPart, model: AttributionModel) =>
    attribute(part, byHousehold.get(part.householdId) ?? [], model, policy)
  // A list asks for every initiative: each part is shared once for a model, and not once for an initiative.
  const earned = new Map<AttributionModel, ReadonlyMap<string, bigint>>()
  const earnedUnder = (model: AttributionModel): ReadonlyMap<string, bigint> => {
    const known = earned.get(model)
    if (known) return known
    const sums = byInitiative(confirmed.flatMap((part) => attributions(part, model)))
    earned.set(model, sums)
    return sums
  }
  return {
    parts: confirmed,
    touches,
    policy,
    below: (id) => below(tree, id),
    costs: (id) => {
      const found = rolled.fact.get(id)
      if (!found) throw new Error(`no such initiative: ${id}`)
      return found
    },
    realised: (ids, model) => [...ids].reduce((all, id) => all + (earnedUnder(model).get(id) ?? 0n), 0n),
    columns: (ids, model) => columnsOf(ids, { confirmed, promises, touches }, model, policy),
    attributions,
  }
}

function below(tree: readonly { readonly id: string; readonly parentId: string | null }[], id: string): Set<string> {
  const found = new Set([id])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const one of tree) if (one.parentId !== null && found.has(one.parentId)) found.add(one.id)
  }
  return found
}
