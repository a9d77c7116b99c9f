import { describe, expect, test } from '@jest/globals'
import { addDays } from '@rapport/domain/calendar/day.ts'
import fc from 'fast-check'
import { formatDay } from '../format/times.ts'
import { readDay } from './day-entry.ts'

const today = '2026-09-30'
const read = (locale: string, text: string) => {
  const entry = readDay(text, { locale, today })
  return entry.ok ? entry.day : 'refused'
}

describe('a day typed', () => {
  test.each([
    ['en-US', '3/31/2026', '2026-03-31'],
    ['en-US', '3/31', '2026-03-31'],
    ['en-US', '033126', '2026-03-31'],
    ['en-GB', '31/3/26', '2026-03-31'],
    ['en-GB', '31 mar', '2026-03-31'],
    ['en-GB', '31 mar 26', '2026-03-31'],
    ['en-GB', '31 March 2026', '2026-03-31'],
    ['en-US', 'Mar 31, 2026', '2026-03-31'],
    ['en-US', 'march 31', '2026-03-31'],
    ['de-DE', '31.3.', '2026-03-31'],
    ['de-DE', '31.03.2026', '2026-03-31'],
    ['de-DE', '3103', '2026-03-31'],
    ['de-DE', '31032026', '2026-03-31'],
    ['de-DE', '3. Dezember', '2026-12-03'],
    ['de-DE', '3. Dez 2025', '2025-12-03'],
    ['de-CH', '31-3-2026', '2026-03-31'],
    ['de-DE', '2026-03-31', '2026-03-31'],
    ['en-US', 'today', '2026-09-30'],
    ['de-DE', 'gestern', '2026-09-29'],
    ['en-GB', '-3', '2026-09-27'],
    ['en-GB', '+2', '2026-10-02'],
    ['en-GB', '1/1/60', '1960-01-01'],
  ])('in %s, %s is %s', (locale, text, day) => expect(read(locale, text)).toBe(day))

  test.each([
    ['en-US', '31/3/2026'],
    ['en-GB', '30/2/2026'],
    ['de-DE', '29.2.2026'],
    ['de-DE', '12'],
    ['de-DE', '1.2.3.4'],
    ['en-GB', 'soon'],
    ['en-GB', '3 brumaire'],
    ['en-GB', '2026-13-01'],
  ])('in %s, %s is refused', (locale, text) => expect(read(locale, text)).toBe('refused'))

  test('nothing typed is no day', () => expect(read('en-GB', ' ')).toBeNull())
})

test('what the field writes, it reads back, in every locale', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20_000, max: 20_000 }),
      fc.constantFrom('en-US', 'en-GB', 'de-DE', 'de-CH', 'de-AT', 'en-IE'),
      fc.constantFrom('entry' as const, 'medium' as const),
      (offset, locale, style) => {
        const day = addDays(today, offset)
        expect(read(locale, formatDay(day, locale, style))).toBe(day)
      },
    ),
  )
})
