import type { Restriction } from '@rapport/domain/cadence/contact-question.ts'
import { addDays, type Day, daysBetween } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { GRACE } from '../firm/cast.ts'
import type { Segment, Staff } from '../firm/staff.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { nameStocks } from '../words/names.ts'
import { firmNames, type Place, places } from '../words/places.ts'
import { accountNumbers, makeAccounts } from './accounts.ts'
import type { DemoCoverage, DemoHousehold, Mood, Story, Tier } from './household.ts'
import { familyNames, makePeople } from './people.ts'
import { protagonists } from './protagonists.ts'
import { makeRestrictions } from './restrictions.ts'
import { type Draft, makeTeam, splitsOf } from './team.ts'

/** How many households Grace Lindqvist leads: as many as one can tell apart on a first look. */
const GRACES = 25

/** Every household with its members, organisations, team, default split and accounts. The protagonists come first. */
export function makeHouseholds(making: Making, staff: Staff, count: number): DemoHousehold[] {
  const chance = making.chance.fork('households')
  const { rows, id, firstDay, lastDay } = making
  const segmentIds = new Map(rows.segment.map(({ name, id: segment }) => [name, segment]))
  const nextName = familyNames(chance)
  const number = accountNumbers()
  const names = new Set<string>()
  const walledAt = new Set([Math.floor(count * 0.4), Math.floor(count * 0.7)])

  return Array.from({ length: count }, (_, index): DemoHousehold => {
    const draft = draftOf(chance, staff, index)
    const { place, tier, segment, protagonist } = draft
    const fresh = tier === 'prospect' || (protagonist === null && chance.happens(0.16))
    const since = fresh
      ? addDays(firstDay, chance.int(20, daysBetween(firstDay, lastDay) - 60))
      : addDays(firstDay, -chance.int(30, 860))
    const clientSince =
      tier === 'prospect' ? null : fresh ? earlierOf(addDays(since, chance.int(30, 140)), addDays(lastDay, -30)) : since
    const created = at(since, 9 * 60 + 30)
    const household = id(created)
    const { family, stock, told } = protagonist
      ? { family: protagonist.family, stock: nameStocks[0]?.[0] ?? nextName().stock, told: false }
      : nextName()
    const people = makePeople(
      making,
      chance,
      {
        family,
        stock,
        place,
        couple: protagonist?.couple ?? null,
        single: protagonist === null && chance.happens(0.26),
        children: chance.weighted([
          [0, 62],
          [1, 22],
          [2, 16],
        ]),
        adviser: segment !== 'High net worth' && chance.happens(0.3),
      },
      household,
      since,
    )
    const walled = walledAt.has(index)
    const restricted = walled || (protagonist === null && chance.happens(0.025))
    const plain = `${householdName(chance, family, people.length, segment)}${told ? `, ${place.city}` : ''}`
    const given = people.map((person) => person.given)
    const name = [plain, `${plain} (${given[0]})`].find((one) => !names.has(one)) ?? `${plain} (${given.join(', ')})`
    names.add(name)
    rows.household.push({
      id: household,
      name,
      status: clientSince === null ? 'prospect' : 'client',
      segment_id: segmentIds.get(segment),
      tier,
      zone: place.zone,
      restricted,
      client_since: clientSince,
      notes: chance.happens(0.2) ? chance.pick(notesFor(people.length, place)) : '',
      version: 1,
      created_at: timestamp(created),
    })
    makeOrganisations(making, chance, household, family, segment, created)
    const team = makeTeam(chance, staff, draft, since, making.firstDay, lastDay)
    for (const { user, role, since: from, until } of team)
      rows.coverage.push({ id: id(created), household_id: household, user_id: user.id, role, since: from, until })
    const splits = splitsOf(chance, team, since, protagonist?.story ?? null)
    for (const { since: from, until, shares } of splits)
      for (const { user, basisPoints } of shares)
        rows.default_split.push({
          id: id(created),
          household_id: household,
          user_id: user.id,
          basis_points: basisPoints,
          since: from,
          until,
        })
    if (walled) makeWall(making, staff, household, team, since)
    const restrictions: Restriction[] =
      protagonist === null && !walled ? makeRestrictions(making, chance, household, tier) : []
    return {
      id: household,
      name,
      tier,
      segment,
      place,
      since,
      clientSince,
      walled,
      people,
      team,
      splits,
      accounts:
        clientSince === null
          ? []
          : makeAccounts(
              making,
              chance,
              { id: household, clientSince, tier, place, protagonist: protagonist !== null },
              number,
            ),
      restrictions,
      mood: moodOf(chance, protagonist?.story ?? null, index),
      story: protagonist?.story ?? null,
    }
  })
}

function draftOf(chance: Chance, staff: Staff, index: number): Draft {
  const grace = staff.named(GRACE)
  const protagonist = protagonists[index]
  if (protagonist) {
    const place = places.map(([one]) => one).find(({ city }) => city === protagonist.city)
    if (!place) throw new RangeError(`no such place: ${protagonist.city}`)
    return { place, tier: protagonist.tier, segment: protagonist.segment, lead: grace, protagonist }
  }
  const graces = index < GRACES
  const place = graces ? chance.pick(places.slice(0, 5).map(([one]) => one)) : chance.weighted(places)
  const tier = chance.weighted<Tier>(
    graces
      ? [
          ['A', 2],
          ['B', 5],
          ['C', 5],
          ['prospect', 3],
          ['executive', 1],
        ]
      : [
          ['A', 10],
          ['B', 25],
          ['C', 39],
          ['prospect', 16],
          ['executive', 10],
        ],
  )
  const segment: Segment =
    tier === 'executive'
      ? 'Corporate executive'
      : chance.weighted<Segment>([
          ['High net worth', tier === 'A' ? 5 : 16],
          ['Ultra high net worth', 5],
          ['Institutional', graces ? 0 : 1],
        ])
  if (graces) return { place, tier, segment, lead: grace, protagonist: null }
  const needed = segment === 'Ultra high net worth' ? 'UHNW advisor' : 'HNW advisor'
  const advisors = staff
    .inTeam(place.region, 'advisor')
    .filter((user) => user.id !== grace.id && user.designations.includes(needed))
  const bankers = staff.inTeam(place.region, 'banker')
  const banked = segment === 'Institutional' || (segment === 'Corporate executive' && chance.happens(0.8))
  const executive = advisors.filter(({ designations }) => designations.includes('Executive advisor'))
  const lead = chance.pick(banked ? bankers : segment === 'Corporate executive' ? executive : advisors)
  return { place, tier, segment, lead, protagonist: null }
}

const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)

function householdName(chance: Chance, family: string, members: number, segment: Segment): string {
  if (segment === 'Institutional') return `${family} ${chance.pick(['Foundation', 'Family Office', 'Holdings'])}`
  return members === 1 ? `${family} Household` : `${family} Family`
}

function makeOrganisations(
  { rows, id }: Making,
  chance: Chance,
  household: string,
  family: string,
  segment: Segment,
  created: number,
): void {
  const add = (kind: string, name: string) =>
    rows.organisation.push({ id: id(created), household_id: household, name, kind })
  if (segment === 'Ultra high net worth') add('trust', `${family} Family Trust`)
  if (segment === 'Institutional') add('foundation', `${family} Foundation`)
  if (segment === 'Ultra high net worth' && chance.happens(0.25)) add('foundation', `${family} Charitable Foundation`)
  if (chance.happens(segment === 'High net worth' ? 0.12 : 0.4))
    add(
      'company',
      `${chance.pick(firmNames)} ${chance.pick(['Partners LLC', 'Holdings Inc.', 'Medical Group', 'Capital LP', 'Industries Inc.'])}`,
    )
}

/** Insiders of a pending transaction: the team and one controller. Not even their managers see the household. */
function makeWall(
  { rows, id, lastDay }: Making,
  staff: Staff,
  household: string,
  team: readonly DemoCoverage[],
  since: Day,
): void {
  const from = addDays(lastDay, -75)
  const wall = id(at(from, 9 * 60))
  rows.wall.push({
    id: wall,
    household_id: household,
    reason: 'Insider to a transaction that has not been announced',
    since: from > since ? from : since,
    until: null,
  })
  const insiders = new Set([...team.map(({ user }) => user.id), staff.named('Henrik Dahl').id])
  for (const user of insiders) rows.wall_insider.push({ wall_id: wall, user_id: user })
}

function moodOf(chance: Chance, story: Story | null, index: number): Mood {
  if (story === 'both_wrong') return 'both_wrong'
  if (story !== null) return 'in_touch'
  if (index === 12 || index === 17) return 'overdue'
  if (index === 14) return 'over_contacted'
  if (index === 11 || index === 20) return 'due_soon'
  return chance.weighted<Mood>([
    ['in_touch', 815],
    ['due_soon', 85],
    ['overdue', 70],
    ['silent', 14],
    ['over_contacted', 16],
  ])
}

function notesFor(members: number, { region, city }: Place): readonly string[] {
  return [
    'Prefers short reports with one page of figures.',
    'Long-standing relationship of the firm’s founder.',
    'Interested in impact funds; no tobacco.',
    'Accountant to be copied on everything that concerns tax.',
    ...(members > 1 ? ['Decides together; always include both.'] : []),
    ...(members > 2 ? ['Second generation is being introduced step by step.'] : []),
    ...(region === 'east' || city === 'Chicago' ? ['Spends winters in Florida.'] : []),
    ...(region === 'europe' ? ['Reports in the currency of the account, not in dollars.'] : []),
  ]
}
