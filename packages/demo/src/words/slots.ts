import type { Place } from './places.ts'

const everywhere: readonly string[] = [
  'currency exposure',
  'the income need in retirement',
  'the succession in the family company',
  'the second home',
  'private credit',
  'interest rates',
  'the mortgage renewal',
  'concentration in one stock',
  'reporting across custodians',
  'inflation',
  'liquidity in the private funds',
  'the transfer of the old pension',
  'fees at the other bank',
  'the sale of the practice',
  'governance of the foundation',
  'the weight of technology shares',
  'what to do with the gold',
  'the vineyard',
  'passing on the collection',
  'the guarantee for the son’s company',
]
const american: readonly string[] = [
  'college funding for the grandchildren',
  'estate tax',
  'long-term care',
  'the charitable trust',
  'the move to another state',
  'municipal bonds',
  'required distributions',
  'the Roth conversion',
]
const european: readonly string[] = [
  'the dollar weighting',
  'the inheritance across two countries',
  'the withdrawal from the pension fund',
  'the holiday home in the mountains',
  'the wealth tax return',
  'money-market rates',
]

/** What clients worry about where they live. */
export const concernsIn = ({ region }: Place): readonly string[] =>
  region === 'europe' ? [...everywhere, ...european] : [...everywhere, ...american]

const placesToMeet: readonly string[] = [
  'our office',
  'their home',
  'the club',
  'their company',
  'the museum café',
  'a quiet corner of the hotel',
  'our conference room',
]
const byTheWater: readonly string[] = ['the restaurant by the lake', 'the harbour restaurant']

export const meetingPlacesIn = ({ city }: Place): readonly string[] =>
  ['Zürich', 'Geneva', 'Chicago'].includes(city)
    ? [...placesToMeet, byTheWater[0] ?? '']
    : ['Boston', 'Seattle', 'San Francisco', 'New York', 'Hamburg'].includes(city)
      ? [...placesToMeet, byTheWater[1] ?? '']
      : placesToMeet

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
export const halves = ['morning', 'afternoon'] as const
export const minutes = ['five', 'ten', 'fifteen', 'twenty', 'thirty'] as const
export const weeks = ['two', 'three', 'four', 'six', 'eight', 'ten'] as const
export const months = ['two', 'three', 'four', 'six', 'nine', 'twelve'] as const

/** What happens next, by whom the contact was with. */
export const nextSteps = {
  client: [
    'Next: send a summary by {day}.',
    'Next review in the coming quarter.',
    'To do: proposal with two variants.',
    'Agreed to speak again in {weeks} weeks.',
    'Follow-up noted with client service.',
    'Accountant to confirm figures first.',
    'No action for now.',
    'I will prepare the forms.',
    'Date for the next meeting is set: {day} {half}.',
    'To involve the specialist next time.',
    '',
    '',
  ],
  prospect: [
    'Next: proposal within two weeks.',
    'Agreed to speak again in {weeks} weeks.',
    'Will send references.',
    'They will come back to us with a decision.',
    'To invite to the next evening.',
    'Asked for a sample report by {day}.',
    '',
  ],
  executive: [
    'Next call after the results.',
    'Draft to counsel for review.',
    'One-page summary by {day}.',
    'Nothing before the window opens.',
    '',
  ],
  event: [
    'To call on {day}.',
    'Will propose two dates.',
    'Thank-you note to follow.',
    'Nothing promised, good mood.',
    '',
    '',
  ],
} as const
