import { type FulfilmentRate, weightedExpectation } from '../claims/promise.ts'
import { total } from '../money/divide.ts'
import { type AttributionModel, attribute, type ConfirmedMoney } from './attribution.ts'
import { type AttributionPolicy, countedTouches, type Touch } from './touches.ts'

/** An open promise of a household, with the rate at which such promises come true (own conversion). */
export interface OpenPromise {
  readonly householdId: string
  readonly promisedOn: string
  readonly amount: bigint
  readonly confirmed: bigint
  readonly conversion: FulfilmentRate
}

/**
 * The three columns of an initiative (domain.md, 7), in minor units. They answer different questions and are never
 * added: hence no total here.
 */
export interface InitiativeColumns {
  /** Confirmed money that its touches earned under the model. */
  readonly realised: bigint
  /** Open promises that its touches came before, shared under the same model, each at its own conversion. */
  readonly pipeline: bigint
  /** All confirmed money of households it touched in time, whoever else touched them: how far it reached. */
  readonly influenced: bigint
}

/** The columns for a set of initiatives: one event, or a series with everything below it. One currency throughout. */
export function columnsOf(
  initiativeIds: ReadonlySet<string>,
  facts: {
    readonly confirmed: readonly ConfirmedMoney[]
    readonly promises: readonly OpenPromise[]
    readonly touches: readonly Touch[]
  },
  model: AttributionModel,
  policy: AttributionPolicy,
): InitiativeColumns {
  const touches = Map.groupBy(facts.touches, ({ householdId }) => householdId)
  const earned = (money: ConfirmedMoney) =>
    total(
      attribute(money, touches.get(money.householdId) ?? [], model, policy)
        .filter(({ initiativeId }) => initiativeIds.has(initiativeId))
        .map(({ amount }) => amount),
    )
  const isTouched = ({ householdId, valueDate }: ConfirmedMoney) =>
    countedTouches(touches.get(householdId) ?? [], householdId, valueDate, policy).some(({ initiativeId }) =>
      initiativeIds.has(initiativeId),
    )
  return {
    realised: total(facts.confirmed.map(earned)),
    pipeline: total(
      facts.promises.map((promise) =>
        earned({
          householdId: promise.householdId,
          valueDate: promise.promisedOn,
          amount: weightedExpectation(promise, promise.conversion),
        }),
      ),
    ),
    influenced: total(facts.confirmed.filter(isTouched).map(({ amount }) => amount)),
  }
}
