import { describe, expect, test } from '@jest/globals'
import { belowOf, type ReportingLine } from './hierarchy.ts'

const line = (manager: string, user: string, more: Partial<ReportingLine> = {}): ReportingLine => ({
  manager,
  user,
  since: null,
  until: null,
  ...more,
})

describe('who is below', () => {
  const lines = [line('chief', 'lang'), line('lang', 'stone'), line('lang', 'park'), line('stone', 'helper')]
  test('everybody, at any depth', () => {
    expect(belowOf('chief', lines, '2026-03-31')).toEqual(['lang', 'stone', 'park', 'helper'])
    expect(belowOf('lang', lines, '2026-03-31')).toEqual(['stone', 'park', 'helper'])
    expect(belowOf('park', lines, '2026-03-31')).toEqual([])
  })
  test('on the days on which they are led', () => {
    const moved = [line('lang', 'stone', { until: '2026-03-30' }), line('vale', 'stone', { since: '2026-03-31' })]
    expect([belowOf('lang', moved, '2026-03-30'), belowOf('lang', moved, '2026-03-31')]).toEqual([['stone'], []])
    expect([belowOf('vale', moved, '2026-03-30'), belowOf('vale', moved, '2026-03-31')]).toEqual([[], ['stone']])
  })
  test('nobody is below themselves, in a circle either', () => {
    const circle = [line('ada', 'bea'), line('bea', 'cid'), line('cid', 'ada')]
    expect(belowOf('ada', circle, '2026-03-31')).toEqual(['bea', 'cid'])
  })
})
