import type { ReturnValue } from '@rapport/contract/initiatives.ts'
import type { AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { costPer, firstYear, type ReturnOutlook, returnOn } from '@rapport/domain/initiatives/return.ts'
import type { z } from 'zod'
import type { InitiativeBook } from './initiative-book.ts'

export interface ReturnQuestion extends ReturnOutlook {
  readonly model: AttributionModel
  readonly currency: string
  readonly cost: bigint
  /** Guests who came. */
  readonly attended: number
  /** Of these, prospects who could become clients. */
  readonly qualified: number
  readonly revenueRate: string
  readonly marginRate: string
}

/** The three answers to "did it pay": the first year, several years discounted, and the same after margin. */
export function returnOf(
  book: InitiativeBook,
  ids: ReadonlySet<string>,
  question: ReturnQuestion,
): z.output<typeof ReturnValue> {
  const { model, currency, cost, attended, qualified, revenueRate, marginRate, years, retention, discount } = question
  const { realised, pipeline, influenced } = book.columns(ids, model)
  const money = (minor: bigint) => ({ minor, currency })
  const maybe = (minor: bigint | null) => (minor === null ? null : money(minor))
  const first = returnOn(cost, realised, firstYear(revenueRate))
  const present = returnOn(cost, realised, { revenueRate, years, retention, discount, margin: '1' })
  const margin = returnOn(cost, realised, { revenueRate, years, retention, discount, margin: marginRate })
  return {
    model,
    realised: money(realised),
    pipeline: money(pipeline),
    influenced: money(influenced),
    cost: money(cost),
    costPerGuest: maybe(costPer(cost, attended)),
    costPerProspect: maybe(costPer(cost, qualified)),
    revenueRate,
    marginRate,
    revenue: money(first.yearlyRevenue),
    roiFirstYear: first.roi,
    breakEvenFirstYear: maybe(first.breakEven),
    years,
    retention,
    discount,
    presentFactor: present.factor,
    presentValue: money(present.presentValue),
    roiPresent: present.roi,
    breakEvenPresent: maybe(present.breakEven),
    presentMargin: money(margin.presentValue),
    roiMargin: margin.roi,
    breakEvenMargin: maybe(margin.breakEven),
  }
}
