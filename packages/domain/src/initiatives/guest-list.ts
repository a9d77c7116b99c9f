import type { Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { GuestStatus } from './touches.ts'

/** What a guest list says of one guest. */
export interface ListedGuest {
  readonly status: GuestStatus
  /** A prospect who could become a client. */
  readonly qualified: boolean
}

/** What a guest's line may say on a day (domain 7): who came, or failed to, is known from the initiative's first day on. */
export function setGuest(
  initiative: { readonly startsOn: Day },
  next: ListedGuest,
  today: Day,
): Decision<ListedGuest, 'not_held_yet'> {
  const tellsWhoCame = next.status === 'attended' || next.status === 'no_show'
  return tellsWhoCame && initiative.startsOn > today ? refuse('not_held_yet') : accept(next)
}
