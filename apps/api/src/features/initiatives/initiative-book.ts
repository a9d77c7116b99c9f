import type { Day } from '@rapport/domain/calendar/day.ts'
import { OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { fulfilmentHistory, fulfilmentRate } from '@rapport/domain/claims/promise.ts'
import {
  type Attribution,
  type AttributionModel,
  attribute,
  byInitiative,
  type ConfirmedMoney,
} from '@rapport/domain/initiatives/attribution.ts'
import { columnsOf, type InitiativeColumns } from '@rapport/domain/initiatives/columns.ts'
import { type CostLine, type RolledUpCosts, rollUpCosts, withAllBelow } from '@rapport/domain/initiatives/costs.ts'
import type { ReturnOutlook } from '@rapport/domain/initiatives/return.ts'
import type { AttributionPolicy } from '@rapport/domain/initiatives/touches.ts'
import type { ListedTouch } from '@rapport/domain/initiatives/uplift-groups.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { conversionTo } from '../../facts/fixings.ts'
import { readInitiativeFacts } from './read-initiative-facts.ts'

/** A confirmed part with the way back to its claim. */
export interface ConfirmedPart extends ConfirmedMoney {
  readonly allocationId: string
  readonly claimId: string
}

/** Everything that initiatives earned and cost, in the firm's currency, read once for a request. */
export interface InitiativeBook {
  readonly parts: readonly ConfirmedPart[]
  readonly touches: readonly ListedTouch[]
  readonly policy: AttributionPolicy
  readonly outlook: ReturnOutlook
  /** Currencies of which sums are left out, since no rate leads to the firm's. */
  readonly withoutRate: readonly string[]
  /** An initiative with everything below it. */
  below(id: string): ReadonlySet<string>
  costs(id: string): RolledUpCosts
  /** What these initiatives earned together. */
  realised(ids: ReadonlySet<string>, model: AttributionModel): bigint
  columns(ids: ReadonlySet<string>, model: AttributionModel): InitiativeColumns
  attributions(part: ConfirmedPart, model: AttributionModel): Attribution[]
}

/**
 * @param tx a firm-wide reading: sums would otherwise depend on who looks
 * @param only an initiative: the book is then of it and all below it, and of no other
 */
export async function initiativeBook(
  tx: Tx,
  currency: string,
  zone: string,
  today: Day,
  only: string | null = null,
): Promise<InitiativeBook> {
  const facts = await readInitiativeFacts(tx, zone, today, only)
  const { touches, tree, fixings } = facts
  const { attribution: policy, outlook } = facts.policy
  const conversion = conversionTo(currency, fixings)
  const converted = (minor: bigint, from: string, day: Day): bigint =>
    conversion.of(minor, from, day < today ? day : today)
  const confirmed = facts.parts.map(({ minor, currency: from, ...part }) => ({
    ...part,
    amount: converted(minor, from, part.valueDate),
  }))
  const made = facts.promises.map(({ currency: from, amount, confirmed: received, ...promise }) => ({
    ...promise,
    kind: 'promise' as const,
    amount: converted(amount, from, promise.promisedOn),
    confirmed: converted(received, from, promise.promisedOn),
  }))
  const byPerson = Map.groupBy(made, ({ claimant }) => claimant)
  const byTier = Map.groupBy(made, ({ tier }) => tier)
  const promises = made
    .filter(({ state }) => OPEN_STATES.includes(state))
    .map((promise) => ({
      ...promise,
      conversion: fulfilmentRate(
        fulfilmentHistory(byPerson.get(promise.claimant) ?? []),
        fulfilmentHistory(byTier.get(promise.tier) ?? []),
      ),
    }))
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
    outlook,
    withoutRate: conversion.withoutRate(),
    below: (id) => withAllBelow(tree, id),
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
