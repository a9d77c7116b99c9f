import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { DemoHousehold } from '../clients/household.ts'
import type { Staff } from '../firm/staff.ts'
import type { DemoEvent } from '../initiatives/make-initiatives.ts'
import { at, type Making } from '../making.ts'
import { workDayOnOrAfter, workDayOnOrBefore, yearOf } from '../work-days.ts'
import type { PlannedTouch } from './touch-plan.ts'

interface Mailing {
  readonly day: Day
  readonly purpose: string
  readonly notes: string
  readonly initiativeId: string | null
  readonly to: readonly DemoHousehold[]
}

/** Mailings that a household gets within 30 days: what the service models allow. */
const most = { A: 3, B: 2, C: 2, prospect: 2, executive: 1 } as const
const MASS_WINDOW_DAYS = 30

/** Everything that marketing sent to many at once: a letter each quarter, year-end planning, invitations to events. */
export function planMailings(
  making: Making,
  staff: Staff,
  households: readonly DemoHousehold[],
  events: readonly DemoEvent[],
): PlannedTouch[] {
  const { firstDay, lastDay, today } = making
  const chance = making.chance.fork('mailings')
  const mailings: Mailing[] = []
  const add = (mailing: Mailing) => {
    if (mailing.day > firstDay && mailing.day <= lastDay) mailings.push(mailing)
  }
  for (let year = yearOf(firstDay); year <= yearOf(lastDay); year++) {
    for (const [month, name] of [
      ['01', 'winter'],
      ['04', 'spring'],
      ['07', 'summer'],
      ['10', 'autumn'],
    ] as const)
      add({
        day: workDayOnOrAfter(`${year}-${month}-14`),
        purpose: `Quarterly letter, ${name} ${year}`,
        notes: 'Letter of the investment committee, sent by e-mail.',
        initiativeId: null,
        to: households.filter(() => chance.happens(0.78)),
      })
    add({
      day: workDayOnOrAfter(`${year}-11-05`),
      purpose: `Year-end planning ${year}`,
      notes: 'Checklist of what is to be settled before the year closes.',
      initiativeId: null,
      to: households.filter(
        ({ clientSince, mood }) => clientSince !== null && mood !== 'over_contacted' && chance.happens(0.6),
      ),
    })
  }
  for (const { id, name, day, invited } of events)
    add({
      day: workDayOnOrBefore(addDays(day, -38)),
      purpose: `Invitation: ${name}`,
      notes: 'Printed invitation announced by e-mail.',
      initiativeId: id,
      to: invited,
    })
  const crowded = households.filter(({ mood }) => mood === 'over_contacted' || mood === 'both_wrong')
  for (const [ago, purpose] of [
    [26, 'Market commentary'],
    [19, 'Invitation: webinar on rates'],
    [12, 'Market commentary'],
    [4, 'New: reporting by app'],
  ] as const)
    add({
      day: workDayOnOrBefore(addDays(today, -ago)),
      purpose,
      notes: 'Sent by e-mail to the subscribers.',
      initiativeId: null,
      to: crowded,
    })
  const senders = staff.inRole('marketing')
  const sentOn = new Map<string, Day[]>()
  mailings.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return mailings.flatMap(({ day, to, ...words }) => {
    const sender = chance.pick(senders)
    return to.flatMap((household): PlannedTouch[] => {
      const [person] = household.people
      if (household.walled || household.since > day || person.doNotContact.includes('email')) return []
      if (household.restrictions.some(({ since }) => since !== null && since <= day)) return []
      const before = sentOn.get(household.id) ?? []
      const lately = before.filter((other) => other > addDays(day, -MASS_WINDOW_DAYS)).length
      if (lately >= most[household.tier] && !crowded.includes(household)) return []
      sentOn.set(household.id, [...before, day])
      const moment = at(day, 10 * 60 + 5)
      return [
        {
          id: making.id(moment),
          household,
          day,
          at: moment,
          enteredAt: moment,
          enteredBy: sender,
          late: false,
          channel: 'email',
          direction: 'outbound',
          mass: true,
          outcome: 'sent',
          people: [person],
          representatives: [sender],
          ...words,
        },
      ]
    })
  })
}
