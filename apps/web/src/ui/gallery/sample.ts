import type { Money } from '@rapport/domain/money/currency.ts'
import type { Tone } from '../figure/StatusPill.tsx'

export interface SampleClaim {
  readonly id: string
  readonly household: string
  readonly claimant: string
  readonly initiative: string | null
  readonly amount: Money
  readonly day: string
  readonly state: { readonly tone: Tone; readonly word: string }
}

const households = [
  'Weber',
  'Lindqvist',
  'Okafor',
  'Rossi',
  'von Ballmoos',
  'Harrington',
  'Castellanos',
  'Nakamura',
  'Steiner',
  'Abernathy',
]
const people = ['R. Stone', 'M. Keller', 'J. Alvarez', 'T. Brandt']
const initiatives = ['Vintage motor-sports day', 'Golf title sponsorship', null, 'Symphony night', null]
const states: SampleClaim['state'][] = [
  { tone: 'open', word: 'In review' },
  { tone: 'promised', word: 'Promised' },
  { tone: 'confirmed', word: 'Confirmed' },
  { tone: 'retained', word: 'Retained' },
  { tone: 'refused', word: 'Returned' },
  { tone: 'overdue', word: 'Overdue' },
  { tone: 'neutral', word: 'Draft' },
]

/** Rows to fill a table with; the same every time. */
export const claims: readonly SampleClaim[] = Array.from({ length: 5000 }, (_, at) => ({
  id: `c${at}`,
  household: `${households[at % households.length]} family${at > 9 ? ` ${Math.floor(at / 10)}` : ''}`,
  claimant: people[(at * 3) % people.length] ?? '',
  initiative: initiatives[(at * 2) % initiatives.length] ?? null,
  amount: { minor: BigInt(((at * 7_919) % 9_400) + 37) * 123_457n, currency: at % 11 === 4 ? 'CHF' : 'USD' },
  day: `2026-0${1 + (at % 9)}-${String(1 + ((at * 5) % 28)).padStart(2, '0')}`,
  state: states[at % states.length] ?? { tone: 'neutral', word: 'Draft' },
}))

export const usd = (minor: bigint): Money => ({ minor, currency: 'USD' })
