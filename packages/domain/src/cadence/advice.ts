import type { Day } from '../calendar/day.ts'
import type { PersonId } from '../contacts/touch.ts'
import type { Cadence } from './cadence-state.ts'
import type { MayContact } from './contact-question.ts'

/** What to do about a household, in structured form; the screen puts it into words. */
export type Advice =
  | {
      /** `call` keeps a promise of touches, `meet` one of meetings. */
      readonly do: 'call' | 'meet'
      readonly because: 'overdue' | 'due' | 'due_soon' | 'silent'
      readonly due: Day | null
      readonly daysOverdue: number
      /** The permission warns: whoever does it gives a reason. */
      readonly needsReason: boolean
    }
  | { readonly do: 'keep_the_meeting'; readonly due: Day }
  | { readonly do: 'leave_out_of_mailing'; readonly personId: PersonId; readonly from: Day | null }
  | { readonly do: 'wait'; readonly personId: PersonId; readonly from: Day | null }
  | { readonly do: 'ask_for_introduction' | 'clear_the_block' }

/**
 * What follows from a household's cadence and from the permission to contact it now. Both can be wrong at once: tier A,
 * 19 days overdue and one mailing too many, is "call, and leave out of the mailing". A promise that is due goes before a
 * reached maximum, which then asks for a reason instead of waiting.
 */
export function adviceFor(cadence: Cadence, permission: MayContact): Advice[] {
  const advice: Advice[] = []
  const because = cadence.status === 'in_touch' && cadence.silent ? 'silent' : cadence.status
  const asksForTouch = because === 'overdue' || because === 'due' || because === 'due_soon' || because === 'silent'
  if (asksForTouch) advice.push(blockedAdvice(permission) ?? touchAdvice(cadence, permission, because))
  if (cadence.meetingSuppresses && cadence.due !== null) advice.push({ do: 'keep_the_meeting', due: cadence.due })
  for (const { kind, personId, roomFrom } of cadence.overContacted) {
    if (kind === 'mass') advice.push({ do: 'leave_out_of_mailing', personId, from: roomFrom })
    else if (!asksForTouch) advice.push({ do: 'wait', personId, from: roomFrom })
  }
  return advice
}

function touchAdvice(
  { decidedBy, due, daysOverdue }: Cadence,
  { verdict }: MayContact,
  because: 'overdue' | 'due' | 'due_soon' | 'silent',
): Advice {
  const meet = because !== 'silent' && decidedBy?.kind === 'meetings'
  return { do: meet ? 'meet' : 'call', because, due, daysOverdue, needsReason: verdict === 'warn' }
}

/** Hours pass by themselves: outside calling hours the advice stays to call. */
function blockedAdvice({ reasons }: MayContact): Advice | null {
  const blocking = reasons.filter(({ severity, code }) => severity === 'blocked' && code !== 'outside_calling_hours')
  if (blocking.length === 0) return null
  const byStanding = blocking.every(({ code }) => code === 'not_designated' || code === 'not_on_coverage_team')
  return { do: byStanding ? 'ask_for_introduction' : 'clear_the_block' }
}
