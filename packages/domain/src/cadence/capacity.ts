import type { Instant } from '../calendar/day.ts'
import { localDay, type Zone } from '../calendar/zone.ts'
import type { HouseholdId } from '../contacts/touch.ts'
import { type Rate, ratio } from '../money/rate.ts'
import { type Cadence, type CadenceFacts, cadenceOf } from './cadence-state.ts'
import { type ServiceOverride, serviceModelOn } from './override.ts'
import type { ServiceModel } from './service-model.ts'

/** What a representative or team can do in a year. Fractions of a touch cannot be made. */
export interface WorkingPower {
  readonly touchesPerDay: number
  readonly workingDays: number
}

/** What a firm begins with (4.2, the worked example): six touches a day on 230 days. Parameter. */
export const DEFAULT_WORKING_POWER: WorkingPower = { touchesPerDay: 6, workingDays: 230 }

/** The touches that a book of households asks for in a year against what its people can do (domain 4.2). */
export interface Capacity {
  readonly required: number
  readonly available: number
  /** `required / available` with three decimals, `'0.913'`; `null` when nothing is available. */
  readonly used: Rate | null
  /** Touches that cannot be made; 0 when the book fits. */
  readonly missing: number
}

/** 40 A, 80 B and 150 C need 1,260 a year; 6 a day on 230 days are 1,380: 91.3 % used. */
export function capacityOf(models: Iterable<ServiceModel>, { touchesPerDay, workingDays }: WorkingPower): Capacity {
  let required = 0
  for (const { minTouches } of models) required += minTouches
  const available = Math.floor(touchesPerDay * workingDays)
  const used = ratio(BigInt(required), BigInt(available), 3)
  return { required, available, used, missing: Math.max(0, required - available) }
}

/** A household as it is served: by its tier's model, `null` for none, and what overrides it. */
export interface ServedHousehold {
  readonly householdId: HouseholdId
  readonly model: ServiceModel | null
  readonly overrides: readonly ServiceOverride[]
  readonly facts: Omit<CadenceFacts, 'model'>
}

export interface ModelChangeEffect {
  readonly before: Capacity
  readonly after: Capacity
  /** Households of the changed tier. */
  readonly affected: number
  readonly becomeOverdue: readonly { readonly householdId: HouseholdId; readonly cadence: Cadence }[]
  readonly noLongerOverdue: readonly HouseholdId[]
  readonly becomeOverContacted: readonly HouseholdId[]
}

/**
 * What saving a changed model would do today, before it is saved (domain 4.2): the capacity used, and who would become
 * overdue or over-contacted. What a household's override says keeps its word over the changed model.
 */
export function effectOfModelChange(
  book: readonly ServedHousehold[],
  next: ServiceModel,
  power: WorkingPower,
  now: Instant,
  zone: Zone,
): ModelChangeEffect {
  const today = localDay(now, zone)
  const served = book.map(({ householdId, model, overrides, facts }) => {
    const changed = model?.tier === next.tier
    const before = model && serviceModelOn(model, overrides, today).model
    const after = changed ? serviceModelOn(next, overrides, today).model : before
    return { householdId, changed, before, after, facts }
  })
  const affected = served
    .filter(({ changed }) => changed)
    .map(({ householdId, before, after, facts }) => ({
      householdId,
      before: cadenceOf({ ...facts, model: before }, now, zone),
      after: cadenceOf({ ...facts, model: after }, now, zone),
    }))
  return {
    before: capacityOf(
      served.flatMap(({ before }) => before ?? []),
      power,
    ),
    after: capacityOf(
      served.flatMap(({ after }) => after ?? []),
      power,
    ),
    affected: affected.length,
    becomeOverdue: affected
      .filter(({ before, after }) => before.status !== 'overdue' && after.status === 'overdue')
      .map(({ householdId, after }) => ({ householdId, cadence: after })),
    noLongerOverdue: affected
      .filter(({ before, after }) => before.status === 'overdue' && after.status !== 'overdue')
      .map(({ householdId }) => householdId),
    becomeOverContacted: affected
      .filter(({ before, after }) => before.overContacted.length === 0 && after.overContacted.length > 0)
      .map(({ householdId }) => householdId),
  }
}
