import { addDays } from '@rapport/domain/calendar/day.ts'
import type { DemoPerson } from '../clients/household.ts'
import type { DemoEvent } from '../initiatives/make-initiatives.ts'
import { at, type Making } from '../making.ts'
import { eventConversations, eventLapses } from '../words/contact-texts.ts'
import { workDayOnOrAfter } from '../work-days.ts'
import type { PlannedTouch } from './touch-plan.ts'
import { filled } from './word-touch.ts'

/** Where the next working day has not come yet, on the way home. */
const ON_THE_WAY = 5_400_000

/** Each household that came to an event was met there by its host: a contact that carries the initiative. */
export function eventTouches(making: Making, events: readonly DemoEvent[]): PlannedTouch[] {
  const chance = making.chance.fork('event-touches')
  return events.flatMap(({ id, name, day, opens, attended }) =>
    attended.map(({ household, person, host }): PlannedTouch => {
      const moment = opens + chance.int(0, 24) * 5 * 60_000
      const entered = workDayOnOrAfter(addDays(day, 1))
      const people: readonly [DemoPerson] = [person]
      const nature = {
        household,
        day,
        channel: 'in_person' as const,
        direction: 'outbound' as const,
        outcome: 'conversation' as const,
        people,
        representatives: [host] as const,
      }
      const text = chance.pick(chance.happens(0.85) ? eventConversations : eventLapses)
      return {
        id: making.id(moment),
        at: moment,
        enteredAt:
          entered <= making.lastDay ? at(entered, 9 * 60 + chance.int(0, 150), host.zone) : moment + ON_THE_WAY,
        enteredBy: host,
        late: false,
        mass: false,
        initiativeId: id,
        purpose: name,
        notes: filled(chance, text, nature, 'event'),
        ...nature,
      }
    }),
  )
}
