import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ExternalFlow, retainedOf } from './retained.ts'

// A second computation of what stayed, straight from the words of domain 6.5 and written differently: the books of every
// single day, one after the other, with the runtime's own calendar. Slow on purpose.

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 20)
const [FIRST, LAST] = [-5, 420]
const calendar = Array.from({ length: LAST - FIRST + 1 }, (_, i) =>
  new Date(START + (FIRST + i) * DAY).toISOString().slice(0, 10),
)
const dayAt = (days: number) => calendar[days - FIRST] ?? ''

/** "So many months later" on the calendar: the same day of the month, or its last. */
function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00Z`)
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0))
  const last = target.getUTCDate()
  target.setUTCDate(Math.min(date.getUTCDate(), last))
  return target.toISOString().slice(0, 10)
}

const flows: fc.Arbitrary<ExternalFlow[]> = fc
  .array(
    fc.record({
      days: fc.oneof(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: -1, max: 3 })),
      minor: fc.bigInt({ min: -400n, max: 250n }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map(({ days, minor }, i) => ({ id: `f${i}`, valueDate: dayAt(days), minor })))

test('what stayed is the lowest evening since the deposit, never more than was confirmed, never less than nothing', () => {
  fc.assert(
    fc.property(
      flows,
      fc.bigInt({ min: 1n, max: 1_000n }),
      fc.constantFrom('a', 'f3', 'z'),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: LAST }),
      (list, confirmed, id, months, days) => {
        const deposit = { id, valueDate: dayAt(0), confirmed }
        const others = list.filter((one) => one.id !== id)
        const asOf = dayAt(days)
        const holdEnds = monthsLater(deposit.valueDate, months)
        let standing = confirmed
        let lowest = confirmed
        const losses: { on: string; minor: bigint }[] = []
        const byDay = Map.groupBy(others, ({ valueDate }) => valueDate)
        for (let at = 0; dayAt(at) < holdEnds && at <= days; at++) {
          const today = byDay.get(dayAt(at)) ?? []
          // On the day itself money that came before the deposit says nothing; money that left is gone.
          const counted = at === 0 ? today.filter((one) => one.minor < 0n || one.id > id) : today
          standing += counted.reduce((sum, { minor }) => sum + minor, 0n)
          const evening = standing < 0n ? 0n : standing
          if (evening < lowest) losses.push({ on: dayAt(at), minor: lowest - evening })
          if (evening < lowest) lowest = evening
        }
        expect(retainedOf(deposit, list, months, asOf)).toEqual({
          retained: lowest,
          lost: confirmed - lowest,
          losses,
          state: lowest < confirmed ? 'reduced' : asOf < holdEnds ? 'holding' : 'retained',
          holdEnds,
        })
      },
    ),
    { numRuns: 3_000 },
  )
})
