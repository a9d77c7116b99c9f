import { describe, expect, test } from '@jest/globals'
import { localDay, localMinute } from '@rapport/domain/calendar/zone.ts'
import { makeDemo } from './make-demo.ts'
import { FIRM_ZONE } from './making.ts'
import type { Row } from './rows.ts'
import { isWorkDay } from './work-days.ts'

// What somebody who serves wealthy families would stumble over, on any day on which the firm is first looked at.
describe.each([
  ['the first day of a quarter', '2026-04-01'],
  ['a Sunday', '2026-11-22'],
  ['Thanksgiving', '2026-11-26'],
  ['the last day of a year', '2026-12-31'],
  ['the day on which clocks change in America alone', '2027-03-14'],
  ['the day on which clocks change in Europe', '2027-10-31'],
  ['a leap day', '2028-02-29'],
])('told on %s', (_what, today) => {
  const demo = makeDemo(today, '', { households: 300 })
  const { rows } = demo
  const zoneOfUser = new Map(rows.user_account.map(({ id, zone }) => [id, String(zone)]))
  const zoneOfPerson = new Map(rows.person.map(({ id, zone }) => [id, String(zone)]))
  const people = Map.groupBy(rows.contact_attendee, (row) => row['contact_id'])
  const users = Map.groupBy(rows.contact_representative, (row) => row['contact_id'])
  const personal = rows.contact.filter(({ mass, initiative_id: event }) => !mass && event === null)
  const at = (row: Row, column = 'occurred_at'): number => Date.parse(String(row[column]))
  const clientZone = (row: Row): string => zoneOfPerson.get(people.get(row['id'])?.[0]?.['person_id']) ?? ''
  const hours = (zone: string, instant: number): number => localMinute(instant, zone) / 60
  const outside = (zone: string, instant: number): boolean =>
    hours(zone, instant) < 8.5 || hours(zone, instant) > 18 || !isWorkDay(localDay(instant, zone))

  test('nobody is met, called or written to outside the office hours of client and representative', () => {
    const odd = personal.filter((row) => {
      const zones =
        row['channel'] === 'in_person'
          ? []
          : (users.get(row['id']) ?? []).map(({ user_id: id }) => zoneOfUser.get(id) ?? '')
      return [clientZone(row), ...zones].some((zone) => outside(zone, at(row)))
    })
    expect(personal.length).toBeGreaterThan(2_000)
    expect(odd.map((row) => `${String(row['channel'])} ${String(row['occurred_at'])} ${clientZone(row)}`)).toEqual([])
  })

  test('guests of an event are met by day or in the evening', () => {
    const odd = rows.contact.filter(
      (row) =>
        row['initiative_id'] !== null &&
        !row['mass'] &&
        (hours(clientZone(row), at(row)) < 5 || hours(clientZone(row), at(row)) > 21.5),
    )
    expect(odd).toEqual([])
  })

  test('nothing is written down at night, but on the way home from an event', () => {
    const odd = rows.contact.filter((row) => {
      // Who is at a client's, lives by the client's clock.
      const zones = [
        zoneOfUser.get(row['entered_by']) ?? '',
        ...(row['channel'] === 'in_person' ? [clientZone(row)] : []),
      ]
      const latest = row['initiative_id'] === null ? 20 : 23
      return zones.every(
        (zone) => hours(zone, at(row, 'entered_at')) < 8 || hours(zone, at(row, 'entered_at')) > latest,
      )
    })
    expect(odd.map((row) => [row['channel'], row['occurred_at'], row['entered_at'], clientZone(row)])).toEqual([])
  })

  test('meetings lie in the office hours of both, and a lunch at noon in person', () => {
    const zoneOfHousehold = new Map(demo.households.map(({ id, place }) => [id, place.zone]))
    expect(rows.planned_meeting.length).toBeGreaterThan(20)
    for (const row of rows.planned_meeting) {
      const starts = at(row, 'starts_at')
      const zones = [zoneOfUser.get(row['user_id']) ?? '', zoneOfHousehold.get(String(row['household_id'])) ?? '']
      for (const zone of zones) expect([zone, row, outside(zone, starts)]).toEqual([zone, row, false])
      if (row['subject'] !== 'Lunch') continue
      expect(hours(zones[1] ?? '', starts)).toBeGreaterThanOrEqual(12)
      expect(hours(zones[1] ?? '', starts)).toBeLessThan(14)
      expect(row['place']).not.toBe('Video')
    }
  })

  test('controllers and approvers decide, and follow-up is done, on working days by day', () => {
    const decided = [
      ...rows.claim_event.filter(({ action }) => action !== 'submit').map((row) => [FIRM_ZONE, at(row, 'at')] as const),
      ...rows.assignment.flatMap((row) =>
        ['given_at', 'first_response_at', 'done_at']
          .filter((column) => row[column] !== null)
          .map((column) => [zoneOfUser.get(row['assignee_id']) ?? '', at(row, column)] as const),
      ),
    ]
    expect(
      decided
        .filter(([zone, instant]) => outside(zone, instant))
        .map(([zone, instant]) => `${zone} ${new Date(instant).toISOString()}`),
    ).toEqual([])
  })

  test('nobody is contacted before the firm knew them, and money is booked on working days', () => {
    const since = new Map(demo.households.map((household) => [household.id, household.since]))
    expect(
      rows.contact.filter(
        (row) => String(row['occurred_at']).slice(0, 10) < (since.get(String(row['household_id'])) ?? ''),
      ),
    ).toEqual([])
    expect(rows.activity.filter(({ booked_on: day }) => !isWorkDay(String(day)))).toEqual([])
  })

  test('no note is repeated until one notices', () => {
    const times = Map.groupBy(personal, ({ notes }) => notes)
    const [most] = [...times].map(([notes, { length }]) => ({ notes, length })).sort((a, b) => b.length - a.length)
    expect(most?.length).toBeLessThan(personal.length / 100)
    expect(times.size).toBeGreaterThan(personal.length * 0.75)
  })
})
