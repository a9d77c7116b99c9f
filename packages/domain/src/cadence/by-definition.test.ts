import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startOfDay } from '../calendar/zone.ts'
import { touchesOf } from '../contacts/contact-entry.ts'
import { channels, type Touch } from '../contacts/touch.ts'
import { cadenceOf } from './cadence-state.ts'
import { mayContact } from './may-contact.ts'
import { householdTouches, noteForHousehold, noteForPerson, personTouches } from './recent-touches.ts'
import type { ServiceModel } from './service-model.ts'
import { at, question } from './testing/touches.ts'

const DAY = 86_400_000
const START = at('2024-01-01', '00:00')
const END = at('2026-06-30', '23:59')

// A history as people make it: contacts with one or two members, all channels, both directions.
const contact = fc
  .record({
    id: fc.uuid(),
    occurredAt: fc.integer({ min: START, max: END }),
    channel: fc.constantFrom(...channels),
    direction: fc.constantFrom('outbound' as const, 'outbound' as const, 'inbound' as const),
    kind: fc.constantFrom('talk', 'talk', 'try', 'mass'),
    who: fc.constantFrom(['anna'], ['bruno'], ['anna', 'bruno'], ['bruno', 'anna']),
    sender: fc.constantFrom('stone', 'moreau'),
  })
  .map(({ id, occurredAt, channel, direction, kind, who, sender }) => {
    const writing = channel === 'email' || channel === 'post'
    const mass = kind === 'mass' && writing && direction === 'outbound'
    const outcome = kind === 'talk' ? (writing ? 'reply' : 'conversation') : writing ? 'sent' : 'no_answer'
    const attendees = who.map((personId) => ({ personId, householdId: 'household', outcome }) as const)
    const entry = { channel, direction, mass, occurredAt, representatives: [sender], attendees }
    return touchesOf(id, { ...entry, purpose: 'review', initiativeId: null, notes: '' })
  })
const history = (most: number) => fc.array(contact, { maxLength: most }).map((contacts) => contacts.flat())

const model: fc.Arbitrary<ServiceModel> = fc.record({
  tier: fc.constant('A'),
  minTouches: fc.integer({ min: 0, max: 15 }),
  minMeetings: fc.integer({ min: 0, max: 6 }),
  maxGapDays: fc.integer({ min: 1, max: 200 }),
  maxOutbound: fc.integer({ min: 0, max: 4 }),
  outboundWindowDays: fc.constantFrom(7, 30, 90),
  minSenderGapDays: fc.integer({ min: 0, max: 20 }),
  maxMass: fc.integer({ min: 0, max: 2 }),
  massWindowDays: fc.constantFrom(30, 60),
  dueSoonDays: fc.integer({ min: 0, max: 20 }),
  silentAfterDays: fc.integer({ min: 1, max: 100 }),
})
const zones = ['Europe/Zurich', 'America/Los_Angeles', 'Pacific/Auckland']
const zone = fc.constantFrom(...zones)
const now = fc.integer({ min: END + 1, max: END + 200 * DAY })
const since = fc.integer({ min: 0, max: 900 }).map((days) => new Date(START + days * DAY).toISOString().slice(0, 10))

/** The definitions of domain 4.2 word by word, day by day, with the runtime's own calendar. Slow on purpose. */
const swedish = new Map(zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone })]))
const dayIn = (instant: number, inZone: string) => swedish.get(inZone)?.format(instant) ?? ''
const next = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00Z`) + days * DAY).toISOString().slice(0, 10)
const aYearAfter = (day: string) => {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return later.endsWith('-02-29') ? later.replace('-29', '-28') : later
}
const oncePerContact = (touches: Touch[]) => [...new Map(touches.map((touch) => [touch.contactId, touch])).values()]
const daysApart = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / DAY)

function dueByDefinition(touches: Touch[], need: number, start: string, inZone: string): string {
  const days = oncePerContact(touches)
    .map(({ occurredAt }) => dayIn(occurredAt, inZone))
    .sort()
  const last = days.at(-1)
  const firstYearEnds = aYearAfter(start)
  const yearsLater = days.map(aYearAfter)
  const paceEnds = last === undefined ? '' : next(last, Math.floor(365 / need))
  const kept = (day: string) =>
    day <= firstYearEnds || day <= paceEnds || yearsLater.filter((one) => one >= day).length >= need
  // Every day until then is kept by itself: the first year, and the pace since the last touch.
  let day = firstYearEnds > paceEnds ? firstYearEnds : paceEnds
  while (kept(next(day, 1))) day = next(day, 1)
  return day
}

describe('a second computation, straight from the definitions', () => {
  test('agrees on every due day, count, silence and excess', () => {
    fc.assert(
      fc.property(history(40), model, zone, now, since, (touches, rules, inZone, moment, start) => {
        const today = dayIn(moment, inZone)
        const people = ['anna', 'bruno']
        const cadence = cadenceOf(
          {
            model: rules,
            since: start,
            touches: householdTouches(touches),
            people: people.map((personId) => ({
              personId,
              touches: personTouches(touches.filter((one) => one.personId === personId)),
            })),
            meetingOn: null,
          },
          moment,
          inZone,
        )

        const substantive = touches.filter((one) => one.class === 'substantive')
        const meetings = substantive.filter(({ channel }) => channel === 'in_person' || channel === 'video')
        const lastDay = substantive
          .map(({ occurredAt }) => dayIn(occurredAt, inZone))
          .sort()
          .at(-1)
        const dues = [next(lastDay && lastDay > start ? lastDay : start, rules.maxGapDays)]
        if (rules.minTouches > 0) dues.push(dueByDefinition(substantive, rules.minTouches, start, inZone))
        if (rules.minMeetings > 0) dues.push(dueByDefinition(meetings, rules.minMeetings, start, inZone))
        expect(cadence.obligations.map(({ due }) => due)).toEqual(dues)
        const due = dues.reduce((first, one) => (one < first ? one : first))
        const left = daysApart(today, due)
        expect(cadence).toMatchObject({ due, daysOverdue: left < 0 ? -left : 0 })
        expect(cadence.status).toBe(
          left < 0 ? 'overdue' : left > rules.dueSoonDays ? 'in_touch' : left === 0 ? 'due' : 'due_soon',
        )
        const counted = cadence.obligations.find(({ kind }) => kind === 'touches')
        if (counted)
          expect(counted.have).toBe(
            oncePerContact(substantive).filter(({ occurredAt }) => aYearAfter(dayIn(occurredAt, inZone)) > today)
              .length,
          )

        const heard = touches.filter((one) => one.class === 'substantive' || one.class === 'service')
        const heardOn =
          heard
            .map(({ occurredAt }) => dayIn(occurredAt, inZone))
            .sort()
            .at(-1) ?? start
        expect(cadence.silent !== null).toBe(daysApart(heardOn, today) > rules.silentAfterDays)

        for (const personId of people) {
          const outbound = oncePerContact(
            touches.filter((one) => one.personId === personId && one.direction === 'outbound'),
          )
          const count = (list: Touch[], days: number) =>
            list.filter(({ occurredAt }) => daysApart(dayIn(occurredAt, inZone), today) < days).length
          const all = count(outbound, rules.outboundWindowDays)
          const mass = count(
            outbound.filter((one) => one.class === 'mass'),
            rules.massWindowDays,
          )
          const found = cadence.overContacted.filter((one) => one.personId === personId)
          expect(found.map(({ kind, count: counts }) => [kind, counts])).toEqual([
            ...(all > rules.maxOutbound ? [['outbound', all]] : []),
            ...(mass > rules.maxMass ? [['mass', mass]] : []),
          ])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('agrees on maximum, gap and caps, and on the first day with room', () => {
    fc.assert(
      fc.property(history(40), model, zone, now, fc.boolean(), (touches, rules, inZone, moment, mass) => {
        const today = dayIn(moment, inZone)
        const annas = touches.filter(({ personId }) => personId === 'anna')
        const ask = (when: number) =>
          mayContact(
            question({ model: rules, firmZone: inZone, touches: personTouches(annas), clientZone: inZone }),
            { channel: 'email', direction: 'outbound', mass },
            when,
          ).reasons.filter(({ code }) => code !== 'unanswered_pause')
        const outbound = oncePerContact(annas.filter(({ direction }) => direction === 'outbound'))
        const within = (list: Touch[], days: number) =>
          list.filter(({ occurredAt }) => daysApart(dayIn(occurredAt, inZone), today) < days).length
        const personal = outbound.filter((one) => one.class !== 'mass' && one.senders.includes('stone'))
        expect(ask(moment).map(({ code }) => code)).toEqual([
          ...(within(outbound, rules.outboundWindowDays) >= rules.maxOutbound ? ['maximum_reached'] : []),
          ...(mass &&
          within(
            outbound.filter((one) => one.class === 'mass'),
            rules.massWindowDays,
          ) >= rules.maxMass
            ? ['mass_mail_cap']
            : []),
          ...(!mass && within(personal, rules.minSenderGapDays) > 0 ? ['sender_gap'] : []),
        ])
        for (const reason of ask(moment)) {
          if (!('roomFrom' in reason) || reason.roomFrom === null) continue
          const free = startOfDay(reason.roomFrom, inZone)
          const stillThere = (when: number) => ask(when).some(({ code }) => code === reason.code)
          expect([stillThere(free - 1), stillThere(free)]).toEqual([true, false])
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('one more contact at a time', () => {
  test('in any order, and twice, ends in the state that the whole history has', () => {
    fc.assert(
      fc.property(history(120), fc.infiniteStream(fc.nat()), (touches, random) => {
        const shuffled = [...touches, ...touches.slice(0, 10)]
          .map((one) => ({ one, order: random.next().value ?? 0 }))
          .sort((a, b) => a.order - b.order)
          .map(({ one }) => one)
        const oldestFirst = touches.toSorted((a, b) => a.occurredAt - b.occurredAt)
        expect(householdTouches(shuffled)).toEqual(householdTouches(oldestFirst))
        const annas = (list: Touch[]) => list.filter(({ personId }) => personId === 'anna')
        expect(personTouches(annas(shuffled))).toEqual(personTouches(annas(oldestFirst)))
      }),
    )
  })

  test('the state stays bounded and in order, however long the history', () => {
    const many = Array.from({ length: 1_000 }, (_, index): Touch[] =>
      touchesOf(`contact ${index}`, {
        channel: 'video',
        direction: 'outbound',
        mass: false,
        occurredAt: START + ((index * 7_919) % 1_000) * DAY,
        representatives: ['stone'],
        attendees: [{ personId: 'anna', householdId: 'household', outcome: 'conversation' }],
        purpose: 'review',
        initiativeId: null,
        notes: '',
      }),
    ).flat()
    const household = many.reduce(noteForHousehold, householdTouches([]))
    const person = many.reduce(noteForPerson, personTouches([]))
    const newest = Array.from({ length: 61 }, (_, index) => START + (999 - index) * DAY)
    expect(household.substantive.map(({ occurredAt }) => occurredAt)).toEqual(newest)
    expect(household.meetings).toHaveLength(61)
    expect(person.personal.map(({ occurredAt }) => occurredAt)).toEqual(newest)
  })

  test('a substantive touch never makes the next one due earlier', () => {
    fc.assert(
      fc.property(history(40), contact, model, since, (touches, more, rules, start) => {
        const due = (list: Touch[]) =>
          cadenceOf(
            { model: rules, since: start, touches: householdTouches(list), people: [], meetingOn: null },
            END + DAY,
            'Europe/Zurich',
          ).due ?? ''
        expect(due([...touches, ...more]) >= due(touches)).toBe(true)
      }),
    )
  })

  test('an outbound touch never takes a reason away but the silence of the client', () => {
    fc.assert(
      fc.property(history(40), contact, model, now, (touches, more, rules, moment) => {
        const codes = (list: Touch[]) =>
          mayContact(
            question({ model: rules, touches: personTouches(list.filter(({ personId }) => personId === 'anna')) }),
            { channel: 'email', direction: 'outbound', mass: false },
            moment,
          ).reasons.map(({ code }) => code)
        const after = codes([...touches, ...more])
        expect(codes(touches).filter((code) => code !== 'unanswered_pause' && !after.includes(code))).toEqual([])
      }),
    )
  })
})
