import { addDays, type Day, parts } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { type DemoHousehold, leadOn } from '../clients/household.ts'
import { GRACE, type Team } from '../firm/cast.ts'
import type { DemoUser } from '../firm/staff.ts'
import { at, type Making } from '../making.ts'
import { sharedHours } from '../office-hours.ts'
import { timestamp } from '../rows.ts'
import { AFTER_QUARTER_END, AUTUMN_TO_WINTER, type Month } from '../words/seasons.ts'
import { workDayOnOrAfter } from '../work-days.ts'

const LUNCH = [12 * 60, 12 * 60 + 30]

/** Meetings in the diary of the coming weeks; Grace Lindqvist has two of them today. */
export function makeMeetings(making: Making, households: readonly DemoHousehold[]): void {
  const chance = making.chance.fork('meetings')
  const graces = [10 * 60 + 30, 15 * 60, 9 * 60, 12 * 60 + 30, 16 * 60, 11 * 60]
  let number = 0
  for (const household of households) {
    const lead = leadOn(household, making.today)
    const likely = { in_touch: 0.16, due_soon: 0.4, overdue: 0.1, silent: 0, over_contacted: 0.2, both_wrong: 0 }
    if (lead.name === GRACE && household.mood === 'in_touch' && number < graces.length) {
      if (household.story === 'returned') continue
      const day = workDayOnOrAfter(addDays(making.today, number < 2 ? 0 : number * 2))
      meetingRow(making, chance, household, day, graces[number])
      number++
    } else if (chance.happens(likely[household.mood]))
      meetingRow(making, chance, household, workDayOnOrAfter(addDays(making.today, chance.int(0, 26))))
  }
}

function meetingRow(
  { rows, id, today }: Making,
  chance: Chance,
  household: DemoHousehold,
  day: Day,
  wished?: number,
): void {
  const lead = leadOn(household, day)
  const minute = startOf(chance, household, lead, day, wished)
  const near = household.place.region === lead.team
  const lunch = near && LUNCH.includes(minute)
  rows.planned_meeting.push({
    id: id(at(addDays(today, -10), 600)),
    household_id: household.id,
    user_id: lead.id,
    starts_at: timestamp(at(day, minute, lead.zone)),
    subject: lunch ? 'Lunch' : chance.pick(subjectsFor(household, day)),
    place: lunch ? 'The club' : chance.pick(near ? placesNear(household, lead) : placesFar(household)),
  })
}

/** On the hour or half past, on the lead's clock, while the client's office hours last too. */
function startOf(chance: Chance, { place }: DemoHousehold, lead: DemoUser, day: Day, wished?: number): number {
  const [from, until] = sharedHours(day, [lead.zone, place.zone])
  const first = Math.ceil(from / 30)
  const last = Math.max(first, Math.floor((until - 60) / 30))
  if (wished !== undefined && wished >= first * 30 && wished <= last * 30) return wished
  return chance.int(first, last) * 30
}

function subjectsFor({ tier, people }: DemoHousehold, day: Day): string[] {
  if (tier === 'prospect') return ['Second meeting', 'Proposal', 'Sample report']
  const month = parts(day).month as Month
  return [
    'Portfolio review',
    'Estate planning with the attorney',
    ...(AFTER_QUARTER_END.includes(month) ? ['Quarterly review'] : []),
    ...(AUTUMN_TO_WINTER.includes(month) ? ['Annual review'] : []),
    ...(people.some(({ relation }) => relation === 'child') ? ['Next-generation meeting'] : []),
  ]
}

const rooms: Readonly<Record<Team, string>> = { east: 'Hudson', south: 'Magnolia', west: 'Redwood', europe: 'Limmat' }

const placesNear = ({ place }: DemoHousehold, { team }: DemoUser): string[] => [
  `Our office, room ${rooms[team ?? 'east']}`,
  `${place.city}, at home`,
]

const placesFar = ({ place }: DemoHousehold): string[] => ['Video', 'Video', `${place.city}, their office`]
