import { nthWeekday } from '../work-days.ts'

type Category = 'fee' | 'hospitality' | 'travel' | 'gifts' | 'staff' | 'media'

/** A cost line in whole currency units: what was budgeted and what was spent. */
export type Cost = readonly [category: Category, label: string, budget: number, actual: number]

/** Something the firm sponsors or hosts, once or several times a year. */
export interface Undertaking {
  readonly name: string
  readonly kind: 'sponsorship' | 'series' | 'promotion'
  readonly place: string
  readonly notes: string
  /** The editions of one year: what it is called, and when. */
  editions(year: number): readonly { readonly name: string; readonly day: string }[]
  readonly guests: readonly [from: number, to: number]
  readonly costs: readonly Cost[]
  /** Whose clients are asked. */
  readonly region: 'east' | 'america' | 'europe'
  /** When guests are met, in minutes on the clock of the place. */
  readonly at: number
  /** Households like the guests that were left out on purpose, to tell what the event itself brought. */
  readonly heldOut?: number
}

const THURSDAY = 4
const FRIDAY = 5
const SATURDAY = 6
const TUESDAY = 2

export const GOLF = 'Fairmount Classic: golf title sponsorship'

/** The one edition whose figures are those of the worked example: 529,000 in all, 60 guests. */
export const golfDayCosts: readonly Cost[] = [
  ['fee', 'Title fee, share of the contract year', 400_000, 400_000],
  ['hospitality', 'Pavilion, lunch and dinner', 80_000, 85_000],
  ['travel', 'Transfers and rooms for guests', 22_000, 20_000],
  ['gifts', 'Guest gifts within the limit', 6_000, 6_000],
  ['staff', 'Staff hours at the loaded rate', 16_500, 18_000],
]

export const undertakings: readonly Undertaking[] = [
  {
    name: GOLF,
    kind: 'sponsorship',
    place: 'Fairmount Hills, NJ',
    notes: 'Title sponsor on a three-year contract; one day of the week is ours.',
    editions: (year) => [{ name: `Golf day ${year}`, day: nthWeekday(year, 6, THURSDAY, 2) }],
    guests: [54, 62],
    costs: [
      ['fee', 'Title fee, share of the contract year', 390_000, 390_000],
      ['hospitality', 'Pavilion, lunch and dinner', 82_000, 78_500],
      ['travel', 'Transfers and rooms for guests', 20_000, 17_400],
      ['gifts', 'Guest gifts within the limit', 6_000, 5_800],
      ['staff', 'Staff hours at the loaded rate', 16_500, 16_900],
    ],
    region: 'america',
    at: 11 * 60 + 30,
  },
  {
    name: 'Harrow Ridge: vintage motor-sports',
    kind: 'sponsorship',
    place: 'Harrow Ridge, CT',
    notes: 'Paddock pavilion, rides in pre-war cars, dinner among them.',
    editions: (year) => [{ name: `Vintage motor-sports day ${year}`, day: nthWeekday(year, 9, SATURDAY, 2) }],
    guests: [70, 85],
    costs: [
      ['fee', 'Paddock sponsorship', 180_000, 180_000],
      ['hospitality', 'Pavilion and dinner', 64_000, 71_200],
      ['travel', 'Coaches from the city', 9_000, 8_150],
      ['gifts', 'Driving gloves', 9_600, 9_440],
      ['staff', 'Staff hours at the loaded rate', 21_000, 22_600],
      ['media', 'Photographer and film', 12_000, 12_800],
    ],
    region: 'america',
    at: 13 * 60,
    heldOut: 48,
  },
  {
    name: 'Symphony nights',
    kind: 'series',
    place: 'Lyceum Hall, New York',
    notes: 'A box for each evening of the season and supper with the musicians.',
    editions: (year) => [
      { name: `Symphony night, February ${year}`, day: nthWeekday(year, 2, FRIDAY, 2) },
      { name: `Symphony night, April ${year}`, day: nthWeekday(year, 4, FRIDAY, 3) },
      { name: `Symphony night, October ${year}`, day: nthWeekday(year, 10, FRIDAY, 3) },
      { name: `Symphony night, December ${year}`, day: nthWeekday(year, 12, FRIDAY, 1) },
    ],
    guests: [34, 46],
    costs: [
      ['fee', 'Share of the season sponsorship', 45_000, 45_000],
      ['hospitality', 'Supper and reception', 14_500, 15_230],
      ['gifts', 'Recordings', 1_200, 1_140],
      ['staff', 'Staff hours at the loaded rate', 4_800, 5_050],
    ],
    region: 'east',
    at: 19 * 60,
  },
  {
    name: 'Museum nights',
    kind: 'series',
    place: 'Whitlock Museum, Boston',
    notes: 'After hours with the curator, forty guests at most.',
    editions: (year) => [
      { name: `Museum night, March ${year}`, day: nthWeekday(year, 3, THURSDAY, 3) },
      { name: `Museum night, May ${year}`, day: nthWeekday(year, 5, THURSDAY, 3) },
      { name: `Museum night, November ${year}`, day: nthWeekday(year, 11, THURSDAY, 2) },
    ],
    guests: [28, 40],
    costs: [
      ['fee', 'Patron circle, share', 22_000, 22_000],
      ['hospitality', 'Reception in the sculpture court', 11_000, 10_460],
      ['staff', 'Staff hours at the loaded rate', 3_900, 3_700],
    ],
    region: 'east',
    at: 18 * 60 + 30,
  },
  {
    name: 'Charity regatta',
    kind: 'series',
    place: 'Newport, RI',
    notes: 'In aid of the sailing school; clients sail with the crews.',
    editions: (year) => [{ name: `Charity regatta ${year}`, day: nthWeekday(year, 8, SATURDAY, 3) }],
    guests: [48, 58],
    costs: [
      ['fee', 'Donation and naming', 60_000, 60_000],
      ['hospitality', 'Clambake and marquee', 38_000, 41_900],
      ['travel', 'Ferry and rooms', 14_000, 13_300],
      ['gifts', 'Caps', 1_900, 1_870],
      ['staff', 'Staff hours at the loaded rate', 11_000, 10_800],
    ],
    region: 'america',
    at: 12 * 60,
  },
  {
    name: 'Executives’ breakfast',
    kind: 'series',
    place: 'Our New York office',
    notes: 'Stock plans, taxes, timing. No product is shown.',
    editions: (year) => [
      { name: `Executives’ breakfast, January ${year}`, day: nthWeekday(year, 1, TUESDAY, 4) },
      { name: `Executives’ breakfast, September ${year}`, day: nthWeekday(year, 9, TUESDAY, 4) },
    ],
    guests: [16, 24],
    costs: [
      ['hospitality', 'Breakfast', 2_400, 2_310],
      ['staff', 'Staff hours at the loaded rate', 2_800, 2_800],
    ],
    region: 'east',
    at: 8 * 60,
  },
  {
    name: 'Opera evening Zürich',
    kind: 'series',
    place: 'Zürich',
    notes: 'Stalls and a late supper for clients in Europe.',
    editions: (year) => [
      { name: `Opera evening, March ${year}`, day: nthWeekday(year, 3, FRIDAY, 1) },
      { name: `Opera evening, October ${year}`, day: nthWeekday(year, 10, FRIDAY, 1) },
    ],
    guests: [20, 30],
    costs: [
      ['fee', 'Seats', 18_000, 18_000],
      ['hospitality', 'Supper', 9_000, 9_620],
      ['staff', 'Staff hours at the loaded rate', 3_600, 3_450],
    ],
    region: 'europe',
    at: 19 * 60,
  },
]
