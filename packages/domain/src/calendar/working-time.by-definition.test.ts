import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { night, zurich } from './testing/offices.ts'
import { hoursOn, workingMinutes } from './working-time.ts'
import { localDay, localMinute } from './zone.ts'

const at = (day: string): number => Date.parse(`${day}T00:00Z`) / 60_000
const moment = fc.integer({ min: at('2025-01-01'), max: at('2028-01-01') })

test('working time is what a count of every single minute finds', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(zurich, night), (from, length, office) => {
      let counted = 0
      for (let minute = from; minute < from + length; minute++) {
        const hours = hoursOn(localDay(minute * 60_000, office.zone), office)
        const shown = localMinute(minute * 60_000, office.zone)
        if (hours && hours.from <= shown && shown < hours.until) counted++
      }
      expect(workingMinutes(from * 60_000, (from + length) * 60_000, office)).toBe(counted)
    }),
    { numRuns: 50 },
  )
})
