import { addDays, type Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { isInForce } from '../firm/in-force.ts'
import { byText } from '../text-order.ts'
import { faultsOf, type ServiceFigures, type ServiceModel, type ServiceModelFault } from './service-model.ts'

/** A household is served differently from its tier for a while, both days included, for a reason (domain 4.2). */
export interface ServiceOverride {
  readonly figures: Partial<ServiceFigures>
  readonly reason: string
  readonly since: Day
  readonly until: Day
}

export type OverrideRefusal =
  | { readonly code: 'reason_missing' | 'nothing_changed' | 'ends_before_it_begins' | 'already_over' }
  | { readonly code: 'impossible_figures'; readonly faults: readonly ServiceModelFault[] }

/** Whether an override may be set; its expiry lies ahead and the figures it leads to can be kept. */
export function overrideService(
  model: ServiceModel,
  asked: ServiceOverride,
  today: Day,
): Decision<ServiceOverride, OverrideRefusal> {
  if (asked.reason.trim() === '') return refuse({ code: 'reason_missing' })
  if (asked.until < asked.since) return refuse({ code: 'ends_before_it_begins' })
  if (asked.until < today) return refuse({ code: 'already_over' })
  const changed = Object.entries(asked.figures).some(([figure, value]) => model[figure as keyof ServiceModel] !== value)
  if (!changed) return refuse({ code: 'nothing_changed' })
  const faults = faultsOf({ ...model, ...asked.figures })
  if (faults.length > 0) return refuse({ code: 'impossible_figures', faults })
  return accept({ ...asked, reason: asked.reason.trim() })
}

/** A tier's model from a day on, until the next one. */
export interface EffectiveModel {
  readonly effectiveFrom: Day
  readonly model: ServiceModel
}

/** The model of a tier in force on a day: the latest that has begun; `null` before the first. */
export const tierModelOn = (models: readonly EffectiveModel[], day: Day): ServiceModel | null =>
  models
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .reduce<EffectiveModel | null>(
      (latest, one) => (latest === null || one.effectiveFrom > latest.effectiveFrom ? one : latest),
      null,
    )?.model ?? null

/**
 * The first day after `day` on which a household may be served by another model: an override begins or is over, or the
 * tier's next model takes effect. What was reckoned on `day` holds until then; `null` when nothing is to come.
 */
export function servedAnewOn(
  models: readonly EffectiveModel[],
  overrides: readonly ServiceOverride[],
  day: Day,
): Day | null {
  const turns = [
    ...models.map(({ effectiveFrom }) => effectiveFrom),
    ...overrides.flatMap(({ since, until }) => [since, addDays(until, 1)]),
  ].filter((turn) => turn > day)
  return turns.reduce<Day | null>((first, turn) => (first === null || turn < first ? turn : first), null)
}

/** The model that a household is served by on a day: its tier's, and over it the overrides in force, the latest last. */
export const serviceModelOn = (
  model: ServiceModel,
  overrides: readonly ServiceOverride[],
  day: Day,
): { readonly model: ServiceModel; readonly overrides: readonly ServiceOverride[] } => {
  const inForce = overrides.filter((override) => isInForce(override, day)).sort((a, b) => byText(a.since, b.since))
  return {
    model: inForce.reduce((figures, override) => ({ ...figures, ...override.figures }), model),
    overrides: inForce,
  }
}
