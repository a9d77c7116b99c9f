import { describe, expect, test } from '@jest/globals'
import { localTime } from '@rapport/domain/calendar/zone.ts'
import fc from 'fast-check'
import { instantAt, readTime } from './time-entry.ts'

describe('a time typed', () => {
  test.each([
    ['14:05', 14, 5],
    ['1405', 14, 5],
    ['905', 9, 5],
    ['9', 9, 0],
    ['9.30', 9, 30],
    ['2:30 pm', 14, 30],
    ['2:30 PM', 14, 30],
    ['12am', 0, 0],
    ['12 pm', 12, 0],
    ['14 Uhr', 14, 0],
  ])('%s is understood', (text, hour, minute) => expect(readTime(text)).toEqual({ hour, minute }))

  test.each(['25:00', '12:60', '13pm', '0 am', 'noon', ''])('%s is refused', (text) =>
    expect(readTime(text)).toBeNull(),
  )
})

const utc = (instant: number) => new Date(instant).toISOString()

test('the clock is the one of the zone, summer and winter', () => {
  expect(utc(instantAt('2026-07-01', { hour: 9, minute: 30 }, 'Europe/Zurich'))).toBe('2026-07-01T07:30:00.000Z')
  expect(utc(instantAt('2026-01-01', { hour: 9, minute: 30 }, 'America/New_York'))).toBe('2026-01-01T14:30:00.000Z')
})

test('a time that the clocks skip is moved by what they skip', () => {
  expect(utc(instantAt('2026-03-29', { hour: 2, minute: 30 }, 'Europe/Zurich'))).toBe('2026-03-29T01:30:00.000Z')
})

test('a time that the clocks show twice is the first of the two', () => {
  expect(utc(instantAt('2026-10-25', { hour: 2, minute: 30 }, 'Europe/Zurich'))).toBe('2026-10-25T00:30:00.000Z')
})

test('every moment is found again from what the clock showed, but for an hour shown twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40_000_000 }),
      fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'),
      (minutes, zone) => {
        const instant = minutes * 60_000
        const { day, ...time } = localTime(instant, zone)
        const found = instantAt(day, time, zone)
        expect(localTime(found, zone)).toEqual({ day, ...time })
        expect(found).toBeLessThanOrEqual(instant)
      },
    ),
  )
})
