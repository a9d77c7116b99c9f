import type { Day } from '../calendar/day.ts'
import type { Zone } from '../calendar/zone.ts'
import type { Channel, Direction, Touch } from '../contacts/touch.ts'
import type { Designation } from '../firm/designation.ts'
import type { InForce } from '../firm/in-force.ts'
import type { UserId } from '../firm/roles.ts'
import type { ContactPolicy, Severity } from './contact-policy.ts'
import type { PersonTouches } from './recent-touches.ts'
import type { ServiceModel } from './service-model.ts'

/** Something recorded about a person or household that stands against contact, from a day to a day, both included. */
export interface Restriction extends InForce {
  readonly kind: 'do_not_contact' | 'restricted_list' | 'quiet_period' | 'litigation' | 'complaint' | 'bereavement'
  /** The only channel it closes, or `null` for all. */
  readonly channel: Channel | null
}

/** What the client asked for. `null` means no wish. */
export interface ClientPreference {
  readonly channels: readonly Channel[] | null
  /** Minutes since midnight in the client's local time; the end is excluded. */
  readonly from: number | null
  readonly until: number | null
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[] | null
}

/** What the answer rests on. Touches of other households of the same person are in `touches`, too. */
export interface MayContactFacts {
  readonly representative: {
    readonly id: UserId
    readonly designations: readonly Designation[]
    /** On the household's coverage team on that day. */
    readonly covers: boolean
    /** Behind an ethical wall from this household. */
    readonly walled: boolean
  }
  /** The designations that may contact the household's segment; `null` where the firm restricts nothing. */
  readonly segmentDesignations: readonly Designation[] | null
  /** The client's time zone; `null` when it is not known. */
  readonly clientZone: Zone | null
  readonly restrictions: readonly Restriction[]
  readonly preference: ClientPreference | null
  readonly model: ServiceModel | null
  readonly touches: PersonTouches
  readonly policy: ContactPolicy
  readonly firmZone: Zone
}

/** What somebody is about to do, or did. */
export interface ContactIntent {
  readonly channel: Channel
  readonly direction: Direction
  readonly mass: boolean
}

export type ContactReason =
  | { readonly code: 'ethical_wall' | 'not_on_coverage_team' | 'local_time_unknown'; readonly severity: Severity }
  | { readonly code: 'not_designated'; readonly severity: Severity; readonly needed: readonly Designation[] }
  | {
      readonly code: Restriction['kind']
      readonly severity: Severity
      readonly channel: Channel | null
      readonly until: Day | null
    }
  | {
      readonly code: 'outside_calling_hours'
      readonly severity: Severity
      /** Minutes since midnight on the client's clock, and the hours allowed. */
      readonly localMinute: number
      readonly from: number
      readonly until: number
    }
  | {
      readonly code: 'maximum_reached' | 'mass_mail_cap'
      readonly severity: Severity
      readonly count: number
      readonly max: number
      readonly windowDays: number
      readonly last: Touch | null
      /** The first day with room for one more; `null` when the model allows none at all. */
      readonly roomFrom: Day | null
    }
  | {
      readonly code: 'sender_gap'
      readonly severity: Severity
      readonly gapDays: number
      readonly daysSince: number
      readonly last: Touch
      readonly roomFrom: Day
    }
  | {
      readonly code: 'client_preference'
      readonly severity: Severity
      readonly wish: 'channel' | 'hours' | 'weekday'
      readonly preference: ClientPreference
    }
  | {
      readonly code: 'unanswered_pause'
      readonly severity: Severity
      readonly attempts: number
      readonly last: Touch
      readonly roomFrom: Day
    }

export interface MayContact {
  readonly verdict: 'permitted' | 'warn' | 'blocked'
  /** All of them, in the order of `contactReasonCodes`. */
  readonly reasons: readonly ContactReason[]
}
