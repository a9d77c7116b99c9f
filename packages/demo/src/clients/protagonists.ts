import type { Segment } from '../firm/staff.ts'
import type { Story, Tier } from './household.ts'

/** Grace Lindqvist's clients that the tour of Rapport tells of. */
export interface Protagonist {
  readonly family: string
  readonly couple: readonly [string, string]
  readonly city: string
  readonly tier: Tier
  readonly segment: Segment
  readonly story: Story
}

export const protagonists: readonly Protagonist[] = [
  {
    family: 'Whitcombe',
    couple: ['Alistair', 'Rosemary'],
    city: 'Greenwich',
    tier: 'A',
    segment: 'Ultra high net worth',
    story: 'waiting_two_million',
  },
  {
    family: 'Castellane',
    couple: ['Vittoria', 'Edoardo'],
    city: 'New York',
    tier: 'A',
    segment: 'High net worth',
    story: 'deposit_to_come',
  },
  {
    family: 'Aschwanden',
    couple: ['Regula', 'Urs'],
    city: 'Zürich',
    tier: 'B',
    segment: 'Ultra high net worth',
    story: 'deposit_to_come_swiss',
  },
  {
    family: 'Mbeki-Laurent',
    couple: ['Simone', 'Thabo'],
    city: 'New York',
    tier: 'B',
    segment: 'High net worth',
    story: 'returned',
  },
  {
    family: 'Okonkwo',
    couple: ['Chinedu', 'Amaka'],
    city: 'Princeton',
    tier: 'B',
    segment: 'High net worth',
    story: 'answered',
  },
  {
    family: 'Haverford',
    couple: ['Eleanor', 'Winthrop'],
    city: 'Boston',
    tier: 'A',
    segment: 'High net worth',
    story: 'partly_confirmed',
  },
  {
    family: 'Venkatesan',
    couple: ['Padma', 'Ravi'],
    city: 'Scarsdale',
    tier: 'A',
    segment: 'Ultra high net worth',
    story: 'promise',
  },
  {
    family: 'Sjöberg',
    couple: ['Henrik', 'Annika'],
    city: 'New York',
    tier: 'A',
    segment: 'High net worth',
    story: 'both_wrong',
  },
  {
    family: 'Rosenbaum',
    couple: ['Judith', 'Samuel'],
    city: 'New York',
    tier: 'A',
    segment: 'Ultra high net worth',
    story: 'shared',
  },
  {
    family: 'Fairweather',
    couple: ['Graham', 'Patricia'],
    city: 'Philadelphia',
    tier: 'C',
    segment: 'High net worth',
    story: 'rejected',
  },
]
