import { describe, expect, test } from '@jest/globals'
import { startOfDay } from '../calendar/zone.ts'
import { bulkLogging, type LoggedContact, lateEntries } from './logging-habits.ts'

describe('habits of logging', () => {
  const zone = 'America/New_York'
  const quarter = { firstDay: '2026-07-01', lastDay: '2026-09-30' }
  const at = (day: string, hour: number) => startOfDay(day, zone) + hour * 3_600_000
  const entries = (count: number, day: string, hour: number, more: Partial<LoggedContact> = {}): LoggedContact[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${day} ${hour} ${i}`,
      enteredBy: 'rita',
      enteredAt: at(day, hour),
      late: false,
      ...more,
    }))

  test.each([
    [
      'ten on the last evening, forty in the quarter',
      [...entries(10, '2026-09-30', 18), ...entries(30, '2026-08-03', 11)],
      1,
    ],
    ['ten of fifty: a fifth', [...entries(10, '2026-09-30', 18), ...entries(40, '2026-08-03', 11)], 1],
    ['at five in the afternoon the evening begins', entries(10, '2026-09-30', 17), 1],
    [
      'what was entered on the first day of the quarter belongs to it',
      [...entries(10, '2026-09-30', 18), ...entries(41, '2026-07-01', 9)],
      0,
    ],
    ['what was entered before does not', [...entries(10, '2026-09-30', 18), ...entries(41, '2026-06-30', 9)], 1],
    ['nine on the last evening', [...entries(9, '2026-09-30', 18)], 0],
    ['ten of fifty-one: less than a fifth', [...entries(10, '2026-09-30', 18), ...entries(41, '2026-08-03', 11)], 0],
    ['ten in the afternoon', entries(10, '2026-09-30', 16), 0],
    ['ten on the evening before', entries(10, '2026-09-29', 18), 0],
    ['the next quarter does not count', [...entries(10, '2026-09-30', 18), ...entries(90, '2026-10-01', 9)], 1],
  ])('%s', (_case, contacts, count) => expect(bulkLogging(contacts, quarter, zone)).toHaveLength(count))

  test('the evidence is the evening, its contacts and their part of the quarter; people in a fixed order', () => {
    const evening = ['tom', 'rita', 'saul'].flatMap((enteredBy) =>
      entries(10, '2026-09-30', 18, { enteredBy }).map((one) => ({ ...one, id: `${enteredBy} ${one.id}` })),
    )
    const found = bulkLogging([...evening.toReversed(), ...entries(10, '2026-08-03', 11)], quarter, zone)
    expect(found.map(({ people }) => people)).toEqual([['rita'], ['saul'], ['tom']])
    expect(found[0]).toEqual({
      detector: 'bulk_logging',
      people: ['rita'],
      evidence: {
        evening: '2026-09-30',
        contacts: evening.flatMap(({ id, enteredBy }) => (enteredBy === 'rita' ? [id] : [])).sort(),
        inQuarter: 20,
        share: '0.5000',
      },
    })
  })

  test('the evening is the firm’s: what is night in Zurich is still afternoon in New York', () => {
    expect(bulkLogging(entries(10, '2026-09-30', 16), quarter, 'Europe/London')).toHaveLength(1)
  })

  test.each([
    ['five of twenty are late', 5, 15, 1],
    ['four of twenty are late', 4, 16, 0],
    ['nine contacts say nothing, all late', 9, 0, 0],
    ['ten contacts do', 10, 0, 1],
  ])('%s', (_case, late, inTime, count) => {
    const contacts = [...entries(late, '2026-08-03', 9, { late: true }), ...entries(inTime, '2026-08-04', 9)]
    const findings = lateEntries(contacts)
    expect(findings).toHaveLength(count)
    if (count && inTime) expect(findings[0]?.evidence).toMatchObject({ entered: 20, share: '0.2500' })
  })

  test('whoever enters late is named with the contacts, in a fixed order', () => {
    const late = ['tom', 'rita', 'saul'].flatMap((enteredBy) => entries(10, '2026-08-03', 9, { enteredBy, late: true }))
    const found = lateEntries(late.toReversed())
    expect(found.map(({ people }) => people)).toEqual([['rita'], ['saul'], ['tom']])
    expect(found[0]).toEqual({
      detector: 'late_entries',
      people: ['rita'],
      evidence: { late: entries(10, '2026-08-03', 9).map(({ id }) => id), entered: 10, share: '1.0000' },
    })
  })
})
