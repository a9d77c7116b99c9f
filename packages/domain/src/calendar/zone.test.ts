import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, type Instant } from './day.ts'
import {
  isZone,
  localDay,
  localDayNumber,
  localMinute,
  localTime,
  momentAt,
  offsetAt,
  startOfDay,
  utcDay,
} from './zone.ts'

const utc = (text: string): Instant => Date.parse(`${text}Z`)

describe('the clock on the wall', () => {
  test.each([
    ['Zurich in winter', '2026-01-15T12:00', 'Europe/Zurich', '2026-01-15', 13, 0],
    ['Zurich in summer', '2026-07-15T12:00', 'Europe/Zurich', '2026-07-15', 14, 0],
    ['a second before the clocks go forward', '2026-03-29T00:59:59', 'Europe/Zurich', '2026-03-29', 1, 59],
    ['the moment the clocks go forward', '2026-03-29T01:00', 'Europe/Zurich', '2026-03-29', 3, 0],
    ['a second before the clocks go back', '2026-10-25T00:59:59', 'Europe/Zurich', '2026-10-25', 2, 59],
    ['the moment the clocks go back', '2026-10-25T01:00', 'Europe/Zurich', '2026-10-25', 2, 0],
    ['a quarter of an hour matters in Kathmandu', '2026-06-01T00:00', 'Asia/Kathmandu', '2026-06-01', 5, 45],
    ['Lord Howe moves its clocks by half an hour', '2026-04-04T15:00', 'Australia/Lord_Howe', '2026-04-05', 1, 30],
    ['Los Angeles is still on yesterday', '2026-06-01T06:59', 'America/Los_Angeles', '2026-05-31', 23, 59],
    ['Kiritimati is already on tomorrow', '2026-06-01T10:00', 'Pacific/Kiritimati', '2026-06-02', 0, 0],
    [
      'St. John’s changed its clocks a minute past midnight',
      '2006-04-02T03:31',
      'America/St_Johns',
      '2006-04-02',
      1,
      1,
    ],
    ['and a second earlier it had not', '2006-04-02T03:30:59', 'America/St_Johns', '2006-04-02', 0, 0],
    ['Recife on daylight saving for a week: the first day', '2000-10-08T12:00', 'America/Recife', '2000-10-08', 10, 0],
    ['the last day', '2000-10-14T12:00', 'America/Recife', '2000-10-14', 10, 0],
    ['and the day after', '2000-10-15T12:00', 'America/Recife', '2000-10-15', 9, 0],
    ['before 1970', '1969-07-20T20:17', 'America/New_York', '1969-07-20', 16, 17],
  ])('%s', (_case, at, zone, day, hour, minute) => {
    expect(localTime(utc(at), zone)).toEqual({ day, hour, minute })
    expect(localDay(utc(at), zone)).toBe(day)
    expect(localMinute(utc(at), zone)).toBe(hour * 60 + minute)
  })

  test('a zone that nobody knows is refused', () => {
    expect(isZone('Europe/Zurich')).toBe(true)
    expect(isZone('UTC')).toBe(true)
    expect(isZone('Europe/Atlantis')).toBe(false)
    expect(isZone('')).toBe(false)
    expect(() => localTime(0, 'Europe/Atlantis')).toThrow(RangeError)
  })

  test('the UTC day of a moment', () => {
    expect(utcDay(utc('2026-03-31T23:59:59.999'))).toBe('2026-03-31')
    expect(utcDay(utc('2026-04-01T00:00'))).toBe('2026-04-01')
    expect(utcDay(-1)).toBe('1969-12-31')
  })
})

describe('the moment a local time begins', () => {
  test.each([
    ['an ordinary day', '2026-01-15', 0, 'Europe/Zurich', '2026-01-14T23:00'],
    ['a day in summer', '2026-07-15', 0, 'Europe/Zurich', '2026-07-14T22:00'],
    ['west of Greenwich', '2026-07-15', 0, 'America/New_York', '2026-07-15T04:00'],
    ['eight in the morning of the short day', '2026-03-29', 480, 'Europe/Zurich', '2026-03-29T06:00'],
    ['a time that the change of clocks skips', '2026-03-29', 150, 'Europe/Zurich', '2026-03-29T01:00'],
    ['a time shown twice is the first of them', '2026-10-25', 150, 'Europe/Zurich', '2026-10-25T00:30'],
    ['a midnight that São Paulo skipped', '2018-11-04', 0, 'America/Sao_Paulo', '2018-11-04T03:00'],
    ['a midnight that Amman saw twice', '2021-10-29', 0, 'Asia/Amman', '2021-10-28T21:00'],
    ['half an hour before the clocks of Auckland go forward', '2020-09-27', 90, 'Pacific/Auckland', '2020-09-26T13:30'],
    ['a whole day that Samoa skipped', '2011-12-30', 0, 'Pacific/Apia', '2011-12-30T10:00'],
    ['the end of a day is the next midnight', '2026-07-15', 1440, 'Europe/Zurich', '2026-07-15T22:00'],
  ])('%s', (_case, day, minute, zone, at) => {
    expect(momentAt(day, minute, zone)).toBe(utc(at))
    if (minute === 0) expect(startOfDay(day, zone)).toBe(utc(at))
  })

  const zones = [
    'Europe/Zurich',
    'America/New_York',
    'Asia/Amman',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Havana',
    'Asia/Gaza',
  ]
  const moments = fc.integer({ min: utc('1990-01-01T00:00'), max: utc('2040-01-01T00:00') })

  test('every moment lies in its own local day, and the days follow each other', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
        const day = localDay(at, zone)
        expect(startOfDay(day, zone)).toBeLessThanOrEqual(at)
        expect(startOfDay(addDays(day, 1), zone)).toBeGreaterThan(at)
      }),
    )
  })

  test('what is remembered is what the runtime says', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
        const whole = Math.floor(at / 1000) * 1000
        const shown = new Date(whole).toLocaleString('sv-SE', { timeZone: zone })
        expect(whole + offsetAt(whole, zone)).toBe(utc(shown.replace(' ', 'T')))
        expect(localDayNumber(whole, zone)).toBe(Math.floor(utc(shown.slice(0, 10).concat('T00:00')) / 86_400_000))
      }),
    )
  })

  test('what is remembered stays bounded, and forgetting changes no answer', () => {
    const noon = utc('2026-07-15T12:00')
    const before = localTime(noon, 'Asia/Tehran')
    for (let day = 0; day < 20_000; day += 4) offsetAt(day * 86_400_000, 'Asia/Tehran')
    expect(localTime(noon, 'Asia/Tehran')).toEqual(before)
  })
})
