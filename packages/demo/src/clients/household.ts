import type { Restriction } from '@rapport/domain/cadence/contact-question.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { CoverageRole } from '@rapport/domain/firm/coverage.ts'
import type { DemoUser, Segment } from '../firm/staff.ts'
import type { Place } from '../words/places.ts'

export type Tier = 'A' | 'B' | 'C' | 'prospect' | 'executive'

export interface DemoPerson {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly relation: 'head' | 'spouse' | 'child' | 'relative' | 'trustee' | 'adviser'
  readonly doNotContact: readonly string[]
  readonly preferredChannel: 'phone' | 'email' | null
}

export interface DemoAccount {
  readonly id: string
  readonly identifier: string
  readonly scheme: 'iban' | 'custodian'
  readonly institution: Institution
  readonly currency: 'USD' | 'EUR' | 'CHF'
  readonly name: string
  readonly openedOn: Day
}

/** Where clients' assets lie, and in which format it reports. The names are invented. */
export type Institution = 'Hudson Custody Trust' | 'Northgate Brokerage' | 'Alpenbank Zürich AG'

export interface DemoCoverage {
  readonly user: DemoUser
  readonly role: CoverageRole
  readonly since: Day
  readonly until: Day | null
}

export interface DemoSplit {
  readonly since: Day
  readonly until: Day | null
  readonly shares: readonly { readonly user: DemoUser; readonly basisPoints: number }[]
}

/** How attentively a household was served lately. */
export type Mood = 'in_touch' | 'due_soon' | 'overdue' | 'silent' | 'over_contacted' | 'both_wrong'

export interface DemoHousehold {
  readonly id: string
  readonly name: string
  readonly tier: Tier
  readonly segment: Segment
  readonly place: Place
  /** Served from this day on. */
  readonly since: Day
  readonly clientSince: Day | null
  readonly walled: boolean
  readonly people: readonly [DemoPerson, ...DemoPerson[]]
  readonly team: readonly DemoCoverage[]
  readonly splits: readonly DemoSplit[]
  readonly accounts: readonly DemoAccount[]
  readonly restrictions: readonly Restriction[]
  readonly mood: Mood
  /** The part it plays in the demonstration, for the few that are told by hand. */
  readonly story: Story | null
}

export type Story =
  | 'waiting_two_million'
  | 'deposit_to_come'
  | 'deposit_to_come_swiss'
  | 'returned'
  | 'answered'
  | 'partly_confirmed'
  | 'promise'
  | 'both_wrong'
  | 'shared'
  | 'rejected'

export const leadOn = ({ team }: DemoHousehold, day: Day): DemoUser => {
  const leads = team.filter(({ role }) => role === 'lead')
  const lead = leads.find(({ since, until }) => since <= day && (until === null || day <= until)) ?? leads.at(-1)
  if (!lead) throw new RangeError('a household of the demonstration has no lead')
  return lead.user
}

export const splitOn = ({ splits }: DemoHousehold, day: Day): DemoSplit => {
  const split = splits.find(({ since, until }) => since <= day && (until === null || day <= until)) ?? splits.at(-1)
  if (!split) throw new RangeError('a household of the demonstration has no split')
  return split
}
