import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import type { Touch } from '../contacts/touch.ts'
import { capacityOf, DEFAULT_WORKING_POWER, effectOfModelChange, type ServedHousehold } from './capacity.ts'
import { sortMailing } from './mailing.ts'
import { overrideService, servedAnewOn, serviceModelOn, tierModelOn } from './override.ts'
import { householdTouches, personTouches } from './recent-touches.ts'
import { demoServiceModels, faultsOf } from './service-model.ts'
import { at, demoModel, mailing, question, touch } from './testing/touches.ts'

describe('service models', () => {
  test.each([
    ['A', 12, 4, 30, 6, 5, 3],
    ['B', 6, 2, 60, 4, 7, 2],
    ['C', 2, 1, 180, 3, 14, 2],
    ['active_prospect', 8, 2, 45, 4, 7, 2],
    ['corporate_executive', 6, 3, 60, 3, 10, 1],
  ])('tier %s', (tier, minTouches, minMeetings, maxGapDays, maxOutbound, minSenderGapDays, maxMass) =>
    expect(demoModel(tier)).toMatchObject({
      minTouches,
      minMeetings,
      maxGapDays,
      maxOutbound,
      minSenderGapDays,
      maxMass,
      outboundWindowDays: 30,
      massWindowDays: 30,
    }),
  )

  test('the demonstration models stand', () => expect(demoServiceModels.flatMap(faultsOf)).toEqual([]))

  test.each([
    ['a tier without a name', { tier: ' ' }, 'tier_missing', 'tier'],
    ['half a touch', { minTouches: 4.5 }, 'not_a_whole_number', 'minTouches'],
    ['fewer than none', { maxMass: -1 }, 'out_of_range', 'maxMass'],
    ['more than can be counted', { maxOutbound: 61 }, 'out_of_range', 'maxOutbound'],
    ['a window of no day', { massWindowDays: 0 }, 'out_of_range', 'massWindowDays'],
    ['more meetings than touches', { minMeetings: 13 }, 'more_meetings_than_touches', 'minMeetings'],
    ['a sender’s gap above the largest gap', { minSenderGapDays: 31 }, 'gap_cannot_hold', 'minSenderGapDays'],
  ])('%s is refused', (_case, change, code, field) =>
    expect(faultsOf({ ...demoModel('A'), ...change })).toEqual([{ code, field }]),
  )

  // A model whose other figures stand in nobody's way.
  const roomy = { ...demoModel('A'), minTouches: 60, minMeetings: 0, maxGapDays: 1_830, minSenderGapDays: 0 }
  test.each([
    ['minTouches', 0, 60],
    ['minMeetings', 0, 60],
    ['maxGapDays', 1, 1_830],
    ['maxOutbound', 0, 60],
    ['outboundWindowDays', 1, 366],
    ['minSenderGapDays', 0, 366],
    ['maxMass', 0, 60],
    ['massWindowDays', 1, 366],
    ['dueSoonDays', 0, 366],
    ['silentAfterDays', 1, 3_660],
  ] as const)('%s lies between %d and %d, both allowed', (field, least, most) => {
    const outOfRange = (value: number) =>
      faultsOf({ ...roomy, [field]: value }).some((fault) => fault.code === 'out_of_range' && fault.field === field)
    expect([least - 1, least, most, most + 1].map(outOfRange)).toEqual([true, false, false, true])
  })
  test('a sender may leave as long a gap as the largest one', () =>
    expect(faultsOf({ ...demoModel('A'), minSenderGapDays: 30 })).toEqual([]))
})

describe('a tier’s model', () => {
  const models = [
    { effectiveFrom: '2026-07-01', model: { ...demoModel('A'), maxGapDays: 20 } },
    { effectiveFrom: '2025-01-01', model: demoModel('A') },
  ]
  test('holds from its day until the next one', () => {
    const gapOn = (day: string) => tierModelOn(models, day)?.maxGapDays ?? null
    const days = ['2024-12-31', '2025-01-01', '2026-06-30', '2026-07-01', '2030-01-01']
    expect(days.map(gapOn)).toEqual([null, 30, 30, 20, 20])
    models.reverse()
    expect(days.map(gapOn)).toEqual([null, 30, 30, 20, 20])
  })
  test('and the overrides turn on no other day than those that are told ahead', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-06-15', n))
    const override = fc.record({ since: day, days: fc.nat({ max: 10 }), gap: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(fc.array(day, { maxLength: 3 }), fc.array(override, { maxLength: 3 }), day, (from, given, today) => {
        const stated = from.map((effectiveFrom, at) => ({
          effectiveFrom,
          model: { ...demoModel('A'), maxGapDays: 100 + at },
        }))
        const overrides = given.map(({ since, days, gap }) => ({
          figures: { maxGapDays: gap },
          reason: 'x',
          since,
          until: addDays(since, days),
        }))
        const served = (on: string) => {
          const model = tierModelOn(stated, on)
          return model && serviceModelOn(model, overrides, on).model
        }
        const turn = servedAnewOn(stated, overrides, today)
        for (let on = today; on < (turn ?? addDays(today, 60)); on = addDays(on, 1))
          expect(served(on)).toEqual(served(today))
      }),
    )
  })
})

describe('an override', () => {
  const asked = { figures: { maxGapDays: 14 }, reason: ' sells his company ', since: '2026-09-01', until: '2026-12-31' }
  test('changes some figures for a while', () => {
    expect(overrideService(demoModel('A'), asked, '2026-09-10')).toEqual({
      ok: true,
      fact: { ...asked, reason: 'sells his company' },
    })
    const gapOn = (day: string) => serviceModelOn(demoModel('A'), [asked], day).model.maxGapDays
    expect(['2026-08-31', '2026-09-01', '2026-12-31', '2027-01-01'].map(gapOn)).toEqual([30, 14, 14, 30])
    expect(serviceModelOn(demoModel('A'), [asked], '2026-10-01').overrides).toEqual([asked])
  })
  test('that began later goes over one that began earlier', () => {
    const later = { ...asked, figures: { maxGapDays: 7, maxMass: 0 }, since: '2026-10-01', until: '2026-10-31' }
    for (const overrides of [
      [asked, later],
      [later, asked],
    ])
      expect(serviceModelOn(demoModel('A'), overrides, '2026-10-15').model).toMatchObject({
        maxGapDays: 7,
        maxMass: 0,
        minTouches: 12,
      })
  })
  test('may begin or be over, or the tier’s next model take effect: until then what was reckoned holds', () => {
    const models = ['2025-01-01', '2026-11-01'].map((effectiveFrom) => ({ effectiveFrom, model: demoModel('A') }))
    const turns = ['2024-12-31', '2025-01-01', '2026-08-31', '2026-09-01', '2026-11-01', '2026-12-31', '2027-01-01']
    expect(turns.map((day) => servedAnewOn(models, [asked], day))).toEqual([
      '2025-01-01',
      '2026-09-01',
      '2026-09-01',
      '2026-11-01',
      '2027-01-01',
      '2027-01-01',
      null,
    ])
  })
  test.each([
    ['without a reason', { reason: ' ' }, { code: 'reason_missing' }],
    ['that ends before it begins', { until: '2026-08-31' }, { code: 'ends_before_it_begins' }],
    ['that is already over', { until: '2026-09-09' }, { code: 'already_over' }],
    ['that changes nothing', { figures: { maxGapDays: 30 } }, { code: 'nothing_changed' }],
    [
      'that contradicts the model',
      { figures: { maxGapDays: 4 } },
      { code: 'impossible_figures', faults: [{ code: 'gap_cannot_hold', field: 'minSenderGapDays' }] },
    ],
  ])('%s is refused', (_case, change, reason) =>
    expect(overrideService(demoModel('A'), { ...asked, ...change }, '2026-09-10')).toEqual({ ok: false, reason }),
  )
  test('that changes one figure of several, and lasts a single day, is one', () =>
    expect(
      overrideService(
        demoModel('A'),
        { ...asked, figures: { maxGapDays: 30, maxMass: 0 }, until: asked.since },
        '2026-09-01',
      ).ok,
    ).toBe(true))
  test('that ends today is still one', () =>
    expect(overrideService(demoModel('A'), { ...asked, until: '2026-09-10' }, '2026-09-10').ok).toBe(true))
})

describe('capacity', () => {
  const books = (a: number, b: number, c: number) => [
    ...Array.from({ length: a }, () => demoModel('A')),
    ...Array.from({ length: b }, () => demoModel('B')),
    ...Array.from({ length: c }, () => demoModel('C')),
  ]
  test('40 A, 80 B and 150 C need 1,260 touches a year; 6 a day on 230 days are 1,380: 91.3 % used', () =>
    expect(capacityOf(books(40, 80, 150), DEFAULT_WORKING_POWER)).toEqual({
      required: 1_260,
      available: 1_380,
      used: '0.913',
      missing: 0,
    }))
  test('a book too large says by how much', () =>
    expect(capacityOf(books(60, 80, 150), { touchesPerDay: 6, workingDays: 230 })).toMatchObject({
      required: 1_500,
      used: '1.087',
      missing: 120,
    }))
  test('fractions of a touch cannot be made, and nobody at work has no share', () => {
    expect(capacityOf([], { touchesPerDay: 5.5, workingDays: 229 }).available).toBe(1_259)
    expect(capacityOf(books(1, 0, 0), { touchesPerDay: 6, workingDays: 0 })).toMatchObject({ used: null, missing: 12 })
  })
})

describe('changing a model shows, before it is saved,', () => {
  const served = (householdId: string, tier: string | null, history: Touch[]): ServedHousehold => ({
    householdId,
    model: tier ? demoModel(tier) : null,
    overrides: [],
    facts: {
      since: '2026-01-01',
      touches: householdTouches(history),
      people: [{ personId: 'anna', touches: personTouches(history) }],
      meetingOn: null,
    },
  })
  const five = ['2026-09-02', '2026-09-07', '2026-09-12', '2026-09-17', '2026-09-22'].map((day) => touch(day))
  const book = [
    served('recent', 'A', [touch('2026-09-20')]),
    served('three weeks ago', 'A', [touch('2026-09-09')]),
    served('overdue anyway', 'A', [touch('2026-07-01')]),
    served('five calls', 'A', five),
    served('other tier', 'B', [touch('2026-07-01')]),
    served('unserved', null, []),
    {
      ...served('overridden', 'A', [touch('2026-09-09')]),
      overrides: [{ figures: { maxGapDays: 90 }, reason: 'sabbatical', since: '2026-01-01', until: '2026-12-31' }],
    },
  ]
  const power = { touchesPerDay: 1, workingDays: 200 }
  const effect = (change: object) =>
    effectOfModelChange(book, { ...demoModel('A'), ...change }, power, at('2026-09-30'), 'Europe/Zurich')

  test('the new capacity, and who becomes overdue; an override keeps its word', () => {
    const { before, after, affected, becomeOverdue, noLongerOverdue } = effect({ maxGapDays: 14, minTouches: 24 })
    expect([before.required, after.required, before.used, after.used]).toEqual([66, 126, '0.330', '0.630'])
    expect(affected).toBe(5)
    expect(becomeOverdue.map(({ householdId, cadence }) => [householdId, cadence.daysOverdue])).toEqual([
      ['three weeks ago', 7],
    ])
    expect(noLongerOverdue).toEqual([])
  })
  test('who no longer is overdue, and who has been contacted too often', () => {
    expect(effect({ maxGapDays: 120 }).noLongerOverdue).toEqual(['overdue anyway'])
    expect(effect({ maxOutbound: 4 }).becomeOverContacted).toEqual(['five calls'])
  })
  test('what an override asks for is asked for before and after, and who was contacted too often already is no news', () => {
    const more = {
      figures: { minTouches: 20, maxOutbound: 3 },
      reason: 'sells',
      since: '2026-01-01',
      until: '2026-12-31',
    }
    const lone: ServedHousehold = { ...served('often', 'A', five), overrides: [more] }
    const { before, after, becomeOverContacted } = effectOfModelChange(
      [lone],
      { ...demoModel('A'), minTouches: 14, maxOutbound: 2 },
      power,
      at('2026-09-30'),
      'Europe/Zurich',
    )
    expect([before.required, after.required, becomeOverContacted]).toEqual([20, 20, []])
  })
})

test('a mailing goes to each person once, and not past anybody’s cap or wish', () => {
  const capped = question({
    touches: personTouches([mailing('2026-09-05'), mailing('2026-09-12'), mailing('2026-09-19')]),
  })
  const wish = question({ preference: { channels: ['phone'], from: null, until: null, weekdays: null } })
  const { send, leftOut } = sortMailing(
    [
      { personId: 'anna', householdId: 'k', facts: question() },
      { personId: 'anna', householdId: 'l', facts: question() },
      { personId: 'bruno', householdId: 'k', facts: capped },
      { personId: 'carla', householdId: 'm', facts: question() },
      { personId: 'carla', householdId: 'n', facts: wish },
    ],
    'email',
    at('2026-09-30'),
  )
  expect(send).toEqual(['anna'])
  expect(leftOut.map(({ personId, householdId, answer }) => [personId, householdId, answer.reasons[0]?.code])).toEqual([
    ['bruno', 'k', 'mass_mail_cap'],
    ['carla', 'n', 'client_preference'],
  ])
})
