import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, dayFromNumber, weekday } from './day.ts'
import {
  calendarFault,
  calendarYears,
  daysIn,
  eachDay,
  type FiscalCalendar,
  fiscalPeriod,
  isInPeriod,
  periodAfter,
  periodKinds,
  periodOf,
} from './period.ts'

const fromJuly: FiscalCalendar = { kind: 'months', firstMonth: 7 }
const retail: FiscalCalendar = { kind: 'weeks', endMonth: 1, endWeekday: 6, end: 'nearest', pattern: [4, 5, 4] }
const chips: FiscalCalendar = { kind: 'weeks', endMonth: 12, endWeekday: 6, end: 'last', pattern: [4, 4, 5] }

describe('a firm with calendar years', () => {
  test.each([
    ['month', 2, '2026-02-01', '2026-02-28'],
    ['quarter', 1, '2026-01-01', '2026-03-31'],
    ['half', 1, '2026-01-01', '2026-06-30'],
    ['year', 1, '2026-01-01', '2026-12-31'],
  ] as const)('finds the %s of 14 February', (kind, number, firstDay, lastDay) =>
    expect(fiscalPeriod('2026-02-14', kind, calendarYears)).toEqual({
      kind,
      fiscalYear: 2026,
      number,
      firstDay,
      lastDay,
    }),
  )
  test('31 December is in the fourth quarter, 1 January in the first', () => {
    expect(fiscalPeriod('2026-12-31', 'quarter', calendarYears)).toMatchObject({ fiscalYear: 2026, number: 4 })
    expect(fiscalPeriod('2027-01-01', 'quarter', calendarYears)).toMatchObject({ fiscalYear: 2027, number: 1 })
  })
})

describe('a firm whose year begins in July', () => {
  test('names it for the year in which it ends', () => {
    expect(fiscalPeriod('2026-06-30', 'year', fromJuly)).toMatchObject({ fiscalYear: 2026, lastDay: '2026-06-30' })
    expect(fiscalPeriod('2026-07-01', 'year', fromJuly)).toMatchObject({ fiscalYear: 2027, firstDay: '2026-07-01' })
  })
  test('has its third quarter from January to March', () =>
    expect(periodOf(2027, 'quarter', 3, fromJuly)).toMatchObject({ firstDay: '2027-01-01', lastDay: '2027-03-31' }))
})

describe('week years', () => {
  // The National Retail Federation's calendar: 2023 had 53 weeks and ended on 3 February 2024.
  test.each([
    ['fiscal 2022 of retail', retail, 2023, '2022-01-30', '2023-01-28', 364],
    ['fiscal 2023 of retail has 53 weeks', retail, 2024, '2023-01-29', '2024-02-03', 371],
    ['fiscal 2024 of retail', retail, 2025, '2024-02-04', '2025-02-01', 364],
    ['the last Saturday of December 2022 ends 53 weeks', chips, 2022, '2021-12-26', '2022-12-31', 371],
    ['the last Saturday of December 2023', chips, 2023, '2023-01-01', '2023-12-30', 364],
  ])('%s', (_case, calendar, year, firstDay, lastDay, days) => {
    const period = periodOf(year, 'year', 1, calendar)
    expect(period).toMatchObject({ firstDay, lastDay })
    expect(daysIn(period)).toBe(days)
  })
  test('a quarter has 4, 5 and 4 weeks, and the 53rd goes to the last month', () => {
    const weeks = (year: number, months: number[]) =>
      months.map((month) => daysIn(periodOf(year, 'month', month, retail)) / 7)
    expect(weeks(2023, [1, 2, 3, 10, 11, 12])).toEqual([4, 5, 4, 4, 5, 4])
    expect(weeks(2024, [10, 11, 12])).toEqual([4, 5, 5])
  })
  test('1 February 2025 still belongs to the year before', () => {
    expect(fiscalPeriod('2025-02-01', 'month', retail)).toMatchObject({ fiscalYear: 2025, number: 12 })
    expect(fiscalPeriod('2025-02-02', 'month', retail)).toMatchObject({ fiscalYear: 2026, number: 1 })
  })
})

describe('the periods of any firm', () => {
  const calendar: fc.Arbitrary<FiscalCalendar> = fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((firstMonth) => ({ kind: 'months' as const, firstMonth })),
    fc.record({
      kind: fc.constant('weeks' as const),
      endMonth: fc.integer({ min: 1, max: 12 }),
      endWeekday: fc.integer({ min: 1, max: 7 }),
      end: fc.constantFrom('last' as const, 'nearest' as const),
      pattern: fc.constantFrom([4, 4, 5] as const, [4, 5, 4] as const, [5, 4, 4] as const),
    }),
  )
  const day = fc.integer({ min: 7_000, max: 30_000 }).map(dayFromNumber)

  test('hold every day exactly once, without a gap, and know their neighbours', () => {
    fc.assert(
      fc.property(day, calendar, fc.constantFrom(...periodKinds), (on, firm, kind) => {
        const period = fiscalPeriod(on, kind, firm)
        expect(isInPeriod(on, period)).toBe(true)
        expect(periodOf(period.fiscalYear, kind, period.number, firm)).toEqual(period)
        const after = periodAfter(period, firm)
        expect(after.firstDay).toBe(addDays(period.lastDay, 1))
        expect(fiscalPeriod(after.firstDay, kind, firm)).toEqual(after)
        expect(periodAfter(after, firm, -1)).toEqual(period)
      }),
    )
  })

  test('of week years are whole weeks that end on their weekday, 52 or 53 of them', () => {
    fc.assert(
      fc.property(day, calendar, (on, firm) => {
        if (firm.kind !== 'weeks') return
        const year = fiscalPeriod(on, 'year', firm)
        expect([364, 371]).toContain(daysIn(year))
        for (let month = 1; month <= 12; month++)
          expect(weekday(periodOf(year.fiscalYear, 'month', month, firm).lastDay)).toBe(firm.endWeekday)
      }),
    )
  })
})

test('a period that no year has is refused', () => {
  expect(() => periodOf(2026, 'quarter', 5, calendarYears)).toThrow('no quarter 5')
  expect(() => periodOf(2026, 'month', 0, calendarYears)).toThrow('no month 0')
})

test.each([
  ['the thirteenth month', { kind: 'months', firstMonth: 13 }, 'no_such_month'],
  ['half a month', { kind: 'months', firstMonth: 1.5 }, 'no_such_month'],
  ['an end month of none', { ...retail, endMonth: 0 }, 'no_such_month'],
  ['an eighth weekday', { ...retail, endWeekday: 8 }, 'no_such_weekday'],
  ['quarters of twelve weeks', { ...retail, pattern: [4, 4, 4] }, 'not_13_weeks'],
  ['a month without weeks', { ...retail, pattern: [0, 6, 7] }, 'not_13_weeks'],
] as [string, FiscalCalendar, string][])('%s is no calendar', (_case, calendar, fault) => {
  expect(calendarFault(calendar)).toBe(fault)
  expect(() => fiscalPeriod('2026-01-01', 'year', calendar)).toThrow(RangeError)
})

test('the calendars above are calendars', () =>
  expect([calendarYears, fromJuly, retail, chips].map(calendarFault)).toEqual([null, null, null, null]))

test('a period has its days in order', () =>
  expect([...eachDay({ firstDay: '2024-02-28', lastDay: '2024-03-01' })]).toEqual([
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
  ]))

test('a day is in a period from its first day to its last, both included', () => {
  const march = periodOf(2026, 'month', 3, calendarYears)
  const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
  expect(days.map((on) => isInPeriod(on, march))).toEqual([false, true, true, false])
})

test('years with fewer than four digits have periods, too', () =>
  expect(periodOf(87, 'year', 1, calendarYears)).toMatchObject({ firstDay: '0087-01-01', lastDay: '0087-12-31' }))

test('what there is not is refused in words', () => {
  expect(() => periodOf(2026, 'quarter', 5, calendarYears)).toThrow('a fiscal year has no quarter 5')
  expect(() => periodOf(2026, 'month', 0, calendarYears)).toThrow('a fiscal year has no month 0')
  expect(() => periodOf(2026, 'month', 1, { kind: 'months', firstMonth: 13 })).toThrow(
    'not a fiscal calendar: no_such_month',
  )
})
