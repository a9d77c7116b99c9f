import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Instant } from './day.ts'
import { night, zurich } from './testing/offices.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  endOfWork,
  hoursOn,
  isWorkingCalendar,
  isWorkingDay,
  workingDayFrom,
  workingDaysIn,
  workingMinutes,
} from './working-time.ts'

const utc = (text: string): Instant => Date.parse(`${text}Z`)

describe('working days', () => {
  test('weekends and holidays are off', () => {
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28'].map((one) => isWorkingDay(one, zurich))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(hoursOn('2026-12-24', zurich)).toEqual({ from: 510, until: 1_050 })
    expect(hoursOn('2026-12-27', night)).toEqual({ from: 0, until: 240 })
  })
  test('the next working day', () => {
    expect(workingDayFrom('2026-12-24', zurich)).toBe('2026-12-24')
    expect(workingDayFrom('2026-12-25', zurich)).toBe('2026-12-28')
  })
  test.each([
    ['2026-12-24', 0, '2026-12-24'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-12-25', 0, '2026-12-28'],
    ['2026-12-25', 1, '2026-12-29'],
    ['2026-12-24', 6, '2027-01-05'],
  ])('from %s, %d working days later is %s', (from, count, to) => expect(addWorkingDays(from, count, zurich)).toBe(to))
  test('2026 has 261 weekdays, one of them a holiday', () =>
    expect(workingDaysIn({ firstDay: '2026-01-01', lastDay: '2026-12-31' }, zurich)).toBe(260))
  test('an office that is always closed has none', () => {
    const closed = { ...zurich, week: [null, null, null, null, null, null, null] }
    expect(() => workingDayFrom('2026-01-01', closed)).toThrow('no working day')
    expect(isWorkingCalendar(closed)).toBe(false)
  })
})

describe('a working calendar', () => {
  test.each([
    ['weekdays', zurich, true],
    ['six days only', { ...zurich, week: zurich.week.slice(1) }, false],
    [
      'hours that end before they begin',
      { ...zurich, week: [{ from: 600, until: 600 }, ...zurich.week.slice(1)] },
      false,
    ],
    ['hours past midnight', { ...zurich, week: [{ from: 600, until: 1_441 }, ...zurich.week.slice(1)] }, false],
    ['hours before midnight', { ...zurich, week: [{ from: -1, until: 600 }, ...zurich.week.slice(1)] }, false],
    ['the whole day', { ...zurich, week: [{ from: 0, until: 1_440 }, ...zurich.week.slice(1)] }, true],
  ])('%s: %j', (_case, calendar, usable) => expect(isWorkingCalendar(calendar)).toBe(usable))
})

describe('working minutes', () => {
  test.each([
    ['within a day', '2026-09-30T08:00', '2026-09-30T09:30', 90],
    ['before opening nothing passes', '2026-09-30T04:00', '2026-09-30T06:30', 0],
    ['from before opening until after closing: a whole day', '2026-09-30T00:00', '2026-09-30T23:00', 540],
    ['over a night', '2026-09-30T15:00', '2026-10-01T07:00', 60],
    ['over a weekend', '2026-10-02T15:00', '2026-10-05T07:00', 60],
    ['over Christmas', '2026-12-24T16:00', '2026-12-28T08:00', 60],
    ['backwards', '2026-10-05T07:00', '2026-10-02T15:00', 0],
    ['half a minute', '2026-09-30T08:00:00', '2026-09-30T08:00:30', 0],
    ['a week in which the clocks go back', '2026-10-23T07:30', '2026-10-26T08:30', 540],
  ])('%s', (_case, from, until, minutes) => expect(workingMinutes(utc(from), utc(until), zurich)).toBe(minutes))
  test('a shift during which the clocks go forward is an hour shorter, back an hour longer', () => {
    expect(workingMinutes(utc('2026-03-08T00:00'), utc('2026-03-09T04:00'), night)).toBe(180)
    expect(workingMinutes(utc('2026-11-01T00:00'), utc('2026-11-02T05:00'), night)).toBe(300)
  })
})

describe('a time after working minutes', () => {
  test.each([
    ['within the day', '2026-09-30T08:00', 60, '2026-09-30T09:00'],
    ['until the end of the day', '2026-09-30T08:00', 450, '2026-09-30T15:30'],
    ['four hours from Friday at four', '2026-10-02T14:00', 240, '2026-10-05T09:00'],
    ['from a Sunday', '2026-10-04T10:00', 30, '2026-10-05T07:00'],
    ['from after work', '2026-09-30T18:00', 0, '2026-10-01T06:30'],
    ['from before work', '2026-09-30T02:00', 10, '2026-09-30T06:40'],
    ['three days', '2026-12-23T07:30', 1_620, '2026-12-28T16:30'],
  ])('%s', (_case, from, minutes, to) => expect(addWorkingMinutes(utc(from), minutes, zurich)).toBe(utc(to)))
  test.each([
    ['today', '2026-09-30T08:00', 0, '2026-09-30T15:30'],
    ['the second working day from Friday', '2026-10-02T08:00', 2, '2026-10-06T15:30'],
    ['from a Sunday', '2026-10-04T08:00', 0, '2026-10-05T15:30'],
    ['the clocks have gone back meanwhile', '2026-10-23T08:00', 1, '2026-10-26T16:30'],
    ['late in the evening the day is the local one', '2026-09-30T22:30', 0, '2026-10-01T15:30'],
  ])('the end of work: %s', (_case, from, days, to) => expect(endOfWork(utc(from), days, zurich)).toBe(utc(to)))
})

const moment = fc.integer({ min: utc('2025-01-01T00:00') / 60_000, max: utc('2028-01-01T00:00') / 60_000 })
test('adding and counting working time agree to the minute', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(zurich, night), (from, minutes, office) => {
      const due = addWorkingMinutes(from * 60_000, minutes, office)
      expect(workingMinutes(from * 60_000, due, office)).toBe(minutes)
    }),
  )
})
