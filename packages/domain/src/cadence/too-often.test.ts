import { describe, expect, test } from '@jest/globals'
import { adviceFor } from './advice.ts'
import { judged } from './testing/judged.ts'
import { demoModel, mailing, touch } from './testing/touches.ts'

describe('too often', () => {
  const daily = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-06', '2026-06-07']
  const seven = daily.map((day) => touch(day, { class: 'one_way' }))
  test('is more than the maximum within 30 days, by person', () => {
    const cadence = judged('2026-06-10', [...seven, touch('2026-06-01', { contactId: 'x', personId: 'bruno' })])
    expect(cadence.overContacted).toEqual([
      { kind: 'outbound', personId: 'anna', count: 7, max: 6, decidedBy: seven[6], roomFrom: '2026-07-02' },
    ])
  })
  test('ends when enough have left the window', () => {
    expect(judged('2026-06-30', seven).overContacted).toHaveLength(1)
    expect(judged('2026-07-01', seven).overContacted).toEqual([])
  })
  test('means to wait when nothing is due', () => {
    const cadence = judged('2026-06-10', [...seven, touch('2026-06-08')])
    expect(adviceFor(cadence, { verdict: 'warn', reasons: [] })).toEqual([
      { do: 'wait', personId: 'anna', from: '2026-07-03' },
    ])
  })
  test('a model that allows none never has room', () => {
    const none = { ...demoModel('A'), maxMass: 0 }
    expect(judged('2026-06-10', [mailing('2026-06-01')], { model: none }).overContacted).toMatchObject([
      { kind: 'mass', count: 1, max: 0, roomFrom: null },
    ])
  })
})
