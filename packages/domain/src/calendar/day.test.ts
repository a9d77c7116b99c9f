import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, daysInMonth, isDay, parts, weekday } from './day.ts'

const number = fc.integer({ min: -719_528, max: 2_932_896 })
const day = number.map(dayFromNumber)

describe('a day', () => {
  test.each([
    ['2026-01-31', true],
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['0000-01-01', true],
    ['9999-12-31', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-01-32', false],
    ['2026-1-1', false],
    ['26-01-01', false],
    ['2026-01-01T00:00', false],
    [' 2026-01-01', false],
    ['2026-01-01\n', false],
    ['', false],
  ])('%j: %j', (text, exists) => {
    expect(isDay(text)).toBe(exists)
    if (!exists) expect(() => dayNumber(text)).toThrow('not a day')
  })

  test('has parts', () => expect(parts('2026-03-09')).toEqual({ year: 2026, month: 3, dayOfMonth: 9 }))

  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['2400-02-29', 157_113],
    ['2026-09-30', 20_726],
    ['0000-01-01', -719_528],
    ['9999-12-31', 2_932_896],
  ])('%s is day %d', (text, count) => {
    expect(dayNumber(text)).toBe(count)
    expect(dayFromNumber(count)).toBe(text)
  })

  test('beyond the years 0000 to 9999 there is none', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError)
    expect(() => dayFromNumber(Number.NaN)).toThrow(RangeError)
  })

  test('is the one that the runtime counts', () => {
    fc.assert(
      fc.property(number, (count) => {
        const date = new Date(count * 86_400_000)
        const text = dayFromNumber(count)
        expect(text).toBe(date.toISOString().slice(0, 10))
        expect(dayNumber(text)).toBe(count)
        expect(isDay(text)).toBe(true)
        expect(weekday(text)).toBe(date.getUTCDay() || 7)
      }),
    )
  })
})

describe('reckoning with days', () => {
  test('30 days after 12 August is 11 September', () => expect(addDays('2026-08-12', 30)).toBe('2026-09-11'))
  test('from 11 to 30 September are 19 days, and back -19', () => {
    expect(daysBetween('2026-09-11', '2026-09-30')).toBe(19)
    expect(daysBetween('2026-09-30', '2026-09-11')).toBe(-19)
  })
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-05-31', -29, '2023-12-31'],
  ])('%s plus %d months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))

  test.each([
    [2026, 1, 31],
    [2026, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 12, 31],
  ])('month %d-%d has %d days', (year, month, days) => expect(daysInMonth(year, month)).toBe(days))

  test('30 September 2026 is a Wednesday, 4 October a Sunday', () => {
    expect(weekday('2026-09-30')).toBe(3)
    expect(weekday('2026-10-04')).toBe(7)
    expect(weekday('1969-12-29')).toBe(1)
  })

  test('adding and counting agree, and text orders days as time does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3_000, max: 3_000 }), (from, days) => {
        fc.pre(dayNumber(from) + days >= -719_528 && dayNumber(from) + days <= 2_932_896)
        const to = addDays(from, days)
        expect(daysBetween(from, to)).toBe(days)
        expect(from < to).toBe(days > 0)
      }),
    )
  })

  test('so many months later is that month, on the same day or its last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const start = parts(from)
        const index = start.year * 12 + start.month - 1 + months
        fc.pre(index >= 0 && index < 120_000)
        const { year, month, dayOfMonth } = parts(addMonths(from, months))
        expect(year * 12 + month - 1).toBe(index)
        expect(dayOfMonth).toBe(Math.min(start.dayOfMonth, daysInMonth(year, month)))
      }),
    )
  })
})
