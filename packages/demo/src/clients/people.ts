import type { Chance } from '../chance.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { type NameStock, nameStocks } from '../words/names.ts'
import { americanStreets, europeanStreets, type Place } from '../words/places.ts'
import type { DemoPerson } from './household.ts'

/** A family with given names that go with it; `told` says whether another household bears the name already. */
export interface FamilyName {
  readonly family: string
  readonly stock: NameStock
  readonly told: boolean
}

/** Hands out family names: each once as long as the stock lasts, and any of them after that. */
export function familyNames(chance: Chance): () => FamilyName {
  const stocks = nameStocks.map(([stock, weight]) => ({ stock, weight, left: chance.shuffled(stock.families) }))
  return () => {
    const open = stocks.filter(({ left }) => left.length > 0)
    if (open.length > 0) {
      const { stock, left } = chance.weighted(open.map((one) => [one, one.weight] as const))
      return { family: left.pop() ?? '', stock, told: false }
    }
    const stock = chance.weighted(nameStocks)
    return { family: chance.pick(stock.families), stock, told: true }
  }
}

export interface FamilyPlan {
  readonly family: string
  readonly stock: NameStock
  readonly place: Place
  /** Given names of head and spouse, where the demonstration names them by hand. */
  readonly couple: readonly [string, string] | null
  readonly single: boolean
  readonly children: number
  readonly adviser: boolean
}

/** The members of one household, the head first, with invented addresses and numbers that nobody has. */
export function makePeople(
  { rows, id }: Making,
  chance: Chance,
  plan: FamilyPlan,
  household: string,
  since: string,
): [DemoPerson, ...DemoPerson[]] {
  const { family, stock, place } = plan
  const european = place.region === 'europe'
  const address = european
    ? `${chance.pick(europeanStreets)} ${chance.int(2, 88)}, ${place.line}`
    : `${chance.int(3, 940)} ${chance.pick(americanStreets)}, ${place.line}`
  const headIsWoman = chance.happens(0.42)
  const given = (woman: boolean, not: readonly string[]): string => {
    const list = (woman ? stock.women : stock.men).filter((name) => !not.includes(name))
    return chance.pick(list)
  }
  const taken: string[] = []
  const person = (relation: DemoPerson['relation'], first: string, last: string, share: string): DemoPerson => {
    taken.push(first)
    const one = id(at(since, 10 * 60))
    const doNotContact = chance.happens(0.03) ? [chance.pick(['phone', 'post', 'email'])] : []
    const preferredChannel = chance.happens(relation === 'head' ? 0.015 : 0.2)
      ? chance.pick(['phone', 'email'] as const)
      : null
    const doctor = chance.happens(0.06)
    rows.person.push({
      id: one,
      given_name: first,
      family_name: last,
      title: doctor ? 'Dr.' : '',
      email: `${mailName(first)}.${mailName(last)}@${relation === 'adviser' ? 'counsel' : 'mail'}.example`,
      phone: european ? `${place.phone}${pad(chance.int(0, 99))}` : `${place.phone}${pad(chance.int(0, 99))}`,
      address: relation === 'adviser' ? '' : address,
      language: place.language,
      zone: place.zone,
      preferred_channel: preferredChannel,
      do_not_contact: doNotContact,
      preference: chance.happens(0.12) ? chance.pick(preferencesOf(plan)) : '',
      version: 1,
      created_at: timestamp(at(since, 10 * 60)),
    })
    rows.household_member.push({ household_id: household, person_id: one, relation, ownership_share: share })
    return { id: one, given: first, family: last, relation, doNotContact, preferredChannel }
  }

  const head = person('head', plan.couple?.[0] ?? given(headIsWoman, []), family, plan.single ? '1' : '0.6')
  const others: DemoPerson[] = []
  if (!plan.single) others.push(person('spouse', plan.couple?.[1] ?? given(!headIsWoman, taken), family, '0.4'))
  for (let child = 0; child < plan.children; child++)
    others.push(person('child', given(chance.happens(0.5), taken), family, '0'))
  if (plan.adviser) {
    const [counsel] = nameStocks[chance.int(0, 5)] ?? []
    if (counsel)
      others.push(person('adviser', chance.pick(counsel.men.concat(counsel.women)), chance.pick(counsel.families), '0'))
  }
  return [head, ...others]
}

/** Wishes that anybody may have, and those that only some can. */
function preferencesOf({ single, place }: FamilyPlan): readonly string[] {
  return [
    'Calls after 4 p.m. only',
    'Short messages, no attachments',
    'Meetings at home rather than in the office',
    'Please send figures two days ahead',
    'Never on Fridays',
    ...(single ? [] : ['Speaks for both; the other prefers not to be called']),
    ...(place.region === 'europe' && place.language === 'en' ? ['German for anything in writing'] : []),
  ]
}

const pad = (number: number): string => String(number).padStart(2, '0')

const mailName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ś/g, 's')
    .replace(/[^a-z]+/g, '')
