import { addDays, addMonths, type Day, type Instant } from '@rapport/domain/calendar/day.ts'
import { momentAt, type Zone } from '@rapport/domain/calendar/zone.ts'
import { type Chance, chanceOf } from './chance.ts'
import { idMaker, type MakeId } from './ids.ts'
import { noRows, type Rows } from './rows.ts'
import { workDayOnOrBefore } from './work-days.ts'

export const FIRM_ZONE: Zone = 'America/New_York'
export const FIRM_CURRENCY = 'USD'

/** What every part of the demonstration is made with: the day it is told on, chance, ids, and the rows so far. */
export interface Making {
  readonly today: Day
  /** The first day of the two years that are told. */
  readonly firstDay: Day
  /** The last working day before today: nothing that is told happened later. */
  readonly lastDay: Day
  readonly chance: Chance
  readonly id: MakeId
  readonly rows: Rows
}

export function startMaking(today: Day): Making {
  const seed = `ashdown-vale/${today}`
  return {
    today,
    firstDay: addMonths(today, -24),
    lastDay: workDayOnOrBefore(addDays(today, -1)),
    chance: chanceOf(seed),
    id: idMaker(seed),
    rows: noRows(),
  }
}

/** A time of a day, in minutes since midnight, on the firm's clock unless another is named. */
export const at = (day: Day, minute: number, zone: Zone = FIRM_ZONE): Instant => momentAt(day, minute, zone)
