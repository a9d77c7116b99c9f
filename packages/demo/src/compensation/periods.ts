import { addDays, type Day, type Instant } from '@rapport/domain/calendar/day.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { addWorkDays, quarterOf } from '../work-days.ts'

/** A quarter. The one that runs is open; the one before it has ended and waits for its run; earlier ones are closed. */
export interface DemoPeriod {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly startsOn: Day
  readonly endsOn: Day
  readonly computedAt: Instant
  readonly closedAt: Instant | null
}

/** The quarters that touch the two years, the first one left out where it is not told from its beginning. */
export function makePeriods({ rows, id, firstDay, today }: Making): DemoPeriod[] {
  const open = quarterOf(today)
  const waiting = quarterOf(addDays(open.firstDay, -1))
  const periods: DemoPeriod[] = []
  let quarter = quarterOf(firstDay)
  while (quarter.firstDay <= open.firstDay) {
    const { year, firstDay: startsOn, lastDay: endsOn } = quarter
    const period: DemoPeriod = {
      id: id(at(startsOn, 0)),
      name: `${year} Q${quarter.quarter}`,
      year,
      startsOn,
      endsOn,
      computedAt: at(addWorkDays(endsOn, 14), 10 * 60),
      closedAt: startsOn < waiting.firstDay ? at(addWorkDays(endsOn, 18), 16 * 60) : null,
    }
    periods.push(period)
    rows.period.push({
      id: period.id,
      name: period.name,
      starts_on: startsOn,
      ends_on: endsOn,
      closed_at: period.closedAt === null ? null : timestamp(period.closedAt),
    })
    quarter = quarterOf(addDays(endsOn, 1))
  }
  return periods
}

/** The first closed period whose run could still take money of a value date that was confirmed at a moment. */
export const periodOfPay = (
  periods: readonly DemoPeriod[],
  valueOn: Day,
  confirmedAt: Instant,
): DemoPeriod | undefined => periods.find(({ endsOn, computedAt }) => valueOn <= endsOn && confirmedAt < computedAt)
