import type { FollowUp } from '../assignments/figures.ts'
import type { Cadence } from '../cadence/cadence-state.ts'
import type { MeasuredCriterion } from './rating.ts'

/** What a payee's work left behind in a period. */
export interface MeasuredWork {
  readonly followUp: Pick<FollowUp, 'onTime' | 'judged'>
  /** Of the households that the payee leads, as of the period's end. */
  readonly cadences: readonly Pick<Cadence, 'status'>[]
  readonly contacts: readonly { readonly late: boolean }[]
  /** The payee's claims that a controller decided. */
  readonly claims: readonly {
    /** Evidence was attached when it was submitted. */
    readonly hasEvidence: boolean
    /** A controller had to ask. */
    readonly wasReturned: boolean
  }[]
}

/** The criteria that can be measured; a design names those that it asks for by these keys. */
export const measuredCriteria = ['on_time_follow_up', 'cadence', 'timely_entry', 'evidence'] as const

/**
 * What the figures say for each criterion that can be measured (6.6), as parts of a whole: assignments done on time,
 * households not overdue, contacts entered in time, claims with evidence that nobody had to ask about. Where there was
 * nothing to measure, the whole is zero and suggests no rating.
 */
export function prefill({ followUp, cadences, contacts, claims }: MeasuredWork): MeasuredCriterion[] {
  const served = cadences.filter(({ status }) => status !== 'no_model')
  const of = (criterion: (typeof measuredCriteria)[number], part: number, whole: number): MeasuredCriterion => ({
    criterion,
    part: BigInt(part),
    whole: BigInt(whole),
  })
  return [
    of('on_time_follow_up', followUp.onTime, followUp.judged),
    of('cadence', served.filter(({ status }) => status !== 'overdue').length, served.length),
    of('timely_entry', contacts.filter(({ late }) => !late).length, contacts.length),
    of('evidence', claims.filter(({ hasEvidence, wasReturned }) => hasEvidence && !wasReturned).length, claims.length),
  ]
}
