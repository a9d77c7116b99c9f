import { accept, type Decision, refuse } from '../decision.ts'
import type { Activity, FlowType, Use } from './activity.ts'

/** What a controller says a movement is, against the rule that typed it. It stays, whatever rules say later. */
export interface FlowCorrected {
  readonly from: FlowType
  readonly to: FlowType
  readonly reason: string
}

export type FlowCorrectionRefusal = 'already_allocated' | 'nothing_changed' | 'reason_missing'

/**
 * A controller corrects the type of a movement, with a reason (5.2). Money that confirms a claim stays what it was judged
 * to be; the confirmation has to be undone first. A claim confirmed from a corrected movement needs two controllers (5.3).
 */
export function correctFlow(
  { flow }: Pick<Activity, 'flow'>,
  { allocated }: Pick<Use, 'allocated'>,
  to: FlowType,
  reason: string,
): Decision<FlowCorrected, FlowCorrectionRefusal> {
  if (allocated !== 0n) return refuse('already_allocated')
  if (flow === to) return refuse('nothing_changed')
  if (reason.trim() === '') return refuse('reason_missing')
  return accept({ from: flow, to, reason: reason.trim() })
}
