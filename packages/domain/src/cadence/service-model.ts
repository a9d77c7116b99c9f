/** How intensely a household is served: the firm's own code, such as `A`. */
export type Tier = string

/**
 * The two-sided promise to one tier (domain 4.2): touched neither too rarely nor too often. Days are calendar days in
 * the firm's zone; a window of 30 days is today and the 29 days before.
 */
export interface ServiceModel {
  readonly tier: Tier
  /** Substantive touches within 12 months, by anyone on the team. */
  readonly minTouches: number
  /** Of these in person or by video. */
  readonly minMeetings: number
  /** Days after a substantive touch on which the next one is due. */
  readonly maxGapDays: number
  /** Outbound touches to one person within the window, all senders and mailings counted. */
  readonly maxOutbound: number
  readonly outboundWindowDays: number
  /** Days that one sender leaves between two personal touches to one person. */
  readonly minSenderGapDays: number
  /** Mailings to one person within the window. */
  readonly maxMass: number
  readonly massWindowDays: number
  /** Days before the due day from which a household is "due soon". */
  readonly dueSoonDays: number
  /** Days without a word from the client after which a household is "silent". */
  readonly silentAfterDays: number
}

/** What a household override may change. */
export type ServiceFigures = Omit<ServiceModel, 'tier'>

/** How many touches of a kind are kept per household and person, and so the largest count that a model may name. */
export const LARGEST_COUNT = 60

const figure = (
  tier: Tier,
  [minTouches, minMeetings, maxGapDays]: readonly [number, number, number],
  [maxOutbound, minSenderGapDays, maxMass]: readonly [number, number, number],
): ServiceModel => ({
  tier,
  minTouches,
  minMeetings,
  maxGapDays,
  maxOutbound,
  outboundWindowDays: 30,
  minSenderGapDays,
  maxMass,
  massWindowDays: 30,
  dueSoonDays: 7,
  silentAfterDays: maxGapDays * 2,
})

/** The demonstration values of domain 4.2. A firm replaces them; they are data, not defaults in code. */
export const demoServiceModels: readonly ServiceModel[] = [
  figure('A', [12, 4, 30], [6, 5, 3]),
  figure('B', [6, 2, 60], [4, 7, 2]),
  figure('C', [2, 1, 180], [3, 14, 2]),
  figure('active_prospect', [8, 2, 45], [4, 7, 2]),
  figure('corporate_executive', [6, 3, 60], [3, 10, 1]),
]

/** Why a service model cannot stand, with the figure that is wrong. */
export interface ServiceModelFault {
  readonly code:
    | 'not_a_whole_number'
    | 'out_of_range'
    | 'more_meetings_than_touches'
    | 'gap_cannot_hold'
    | 'tier_missing'
  readonly field: keyof ServiceModel
}

const ranges: Readonly<Record<keyof ServiceFigures, readonly [number, number]>> = {
  minTouches: [0, LARGEST_COUNT],
  minMeetings: [0, LARGEST_COUNT],
  maxGapDays: [1, 1_830],
  maxOutbound: [0, LARGEST_COUNT],
  outboundWindowDays: [1, 366],
  minSenderGapDays: [0, 366],
  maxMass: [0, LARGEST_COUNT],
  massWindowDays: [1, 366],
  dueSoonDays: [0, 366],
  silentAfterDays: [1, 3_660],
}

/**
 * Everything wrong with a service model; empty when it can be used. A sender's gap so long that the firm could not
 * keep the largest gap by one person's touches is refused, since the two sides would contradict each other.
 */
export function faultsOf(model: ServiceModel): ServiceModelFault[] {
  const faults: ServiceModelFault[] = model.tier.trim() === '' ? [{ code: 'tier_missing', field: 'tier' }] : []
  for (const [field, [from, to]] of Object.entries(ranges) as [keyof ServiceFigures, readonly [number, number]][]) {
    const value = model[field]
    if (!Number.isInteger(value)) faults.push({ code: 'not_a_whole_number', field })
    else if (value < from || value > to) faults.push({ code: 'out_of_range', field })
  }
  if (model.minMeetings > model.minTouches) faults.push({ code: 'more_meetings_than_touches', field: 'minMeetings' })
  if (model.minSenderGapDays > model.maxGapDays) faults.push({ code: 'gap_cannot_hold', field: 'minSenderGapDays' })
  return faults
}
