import { describe, expect, test } from '@jest/globals'
import { personTouches } from './recent-touches.ts'
import { ask, call, email, letter, newsletter } from './testing/asked.ts'
import { at, mailing, touch } from './testing/touches.ts'

describe('the client’s wish', () => {
  const wish = { channels: null, from: null, until: null, weekdays: null }
  test('another channel than wished for is warned of, mailings too', () => {
    const preference = { ...wish, channels: ['post', 'in_person'] as const }
    expect(ask({ preference }).reasons).toEqual([
      { code: 'client_preference', severity: 'warn', wish: 'channel', preference },
    ])
    expect(ask({ preference }, newsletter).verdict).toBe('warn')
    expect(ask({ preference }, letter).verdict).toBe('permitted')
  })
  test('hours and weekdays are the client’s own: Wednesday, 20:30 in Tokyo', () => {
    const evening = at('2026-09-30', '11:30')
    const tokyo = { clientZone: 'Asia/Tokyo' }
    const wishes = (preference: typeof wish | { weekdays: number[] } | { from: number; until: number }) =>
      ask({ ...tokyo, preference: { ...wish, ...preference } }, call, evening).reasons.map((reason) =>
        reason.code === 'client_preference' ? reason.wish : reason.code,
      )
    expect(wishes({ from: 540, until: 1080 })).toEqual(['hours'])
    expect(wishes({ from: 1080, until: 540 })).toEqual([])
    expect(wishes({ from: 1230, until: 1231 })).toEqual([])
    expect(wishes({ from: 1200, until: 1230 })).toEqual(['hours'])
    expect(wishes({ from: 1231, until: 1300 })).toEqual(['hours'])
    expect(wishes({ from: 1260, until: 540 })).toEqual(['hours'])
    expect(wishes({ from: 1230, until: 540 })).toEqual([])
    expect(wishes({ from: 1300, until: 1231 })).toEqual([])
    expect(wishes({ from: 1300, until: 1230 })).toEqual(['hours'])
    expect(wishes({ from: 1230, until: 1230 })).toEqual(['hours'])
    expect(wishes({ weekdays: [1, 2] })).toEqual(['weekday'])
    expect(wishes({ weekdays: [3] })).toEqual([])
  })
  test('without a known zone no hour is against it', () => {
    const preference = { ...wish, from: 540, until: 541, weekdays: [] }
    expect(ask({ clientZone: null, preference }, email).verdict).toBe('permitted')
  })
  test('a letter arrives when it arrives', () =>
    expect(ask({ preference: { ...wish, from: 0, until: 1, weekdays: [] } }, letter).verdict).toBe('permitted'))
})

describe('a pause after unanswered attempts', () => {
  const tries = ['2026-09-02', '2026-09-08', '2026-09-14'].map((day) =>
    touch(day, { class: 'one_way', senders: ['moreau'] }),
  )
  test('after three in a row, for 30 days from the last', () => {
    const touches = personTouches(tries)
    expect(ask({ touches })).toEqual({
      verdict: 'warn',
      reasons: [{ code: 'unanswered_pause', severity: 'warn', attempts: 3, last: tries[2], roomFrom: '2026-10-14' }],
    })
    expect(ask({ touches }, call, at('2026-10-13')).verdict).toBe('warn')
    expect(ask({ touches }, call, at('2026-10-14')).verdict).toBe('permitted')
    expect(ask({ touches: personTouches(tries.slice(1)) }).verdict).toBe('permitted')
  })
  test('ends when the client is heard, whoever began it', () => {
    for (const direction of ['inbound', 'outbound'] as const) {
      const heard = touch('2026-09-20', {
        senders: ['moreau'],
        direction,
        class: direction === 'inbound' ? 'service' : 'substantive',
      })
      expect(ask({ touches: personTouches([...tries, heard]) }).verdict).toBe('permitted')
    }
  })
  test('is judged as of the moment, whatever was heard later', () => {
    const theirs = (day: string) => touch(day, { direction: 'inbound', class: 'service' })
    const touches = personTouches([...tries, theirs('2026-09-16'), theirs('2026-09-28')])
    expect(ask({ touches }, call, at('2026-09-20')).verdict).toBe('permitted')
    expect(ask({ touches }, call, at('2026-09-15')).verdict).toBe('warn')
  })
  test('an attempt at the very moment the client was heard is answered', () => {
    const heard = touch('2026-09-14', {
      contactId: 'heard',
      senders: ['moreau'],
      direction: 'inbound',
      class: 'service',
    })
    expect(ask({ touches: personTouches([...tries, heard]) }).verdict).toBe('permitted')
    const later = tries.map((one, index) => ({
      ...one,
      contactId: `later ${index}`,
      occurredAt: heard.occurredAt + index,
    }))
    expect(ask({ touches: personTouches([...later, heard]) }).verdict).toBe('permitted')
  })
  test('letters and mailings expect no answer', () => {
    const letters = tries.map((one) => ({ ...one, channel: 'post' as const }))
    expect(ask({ touches: personTouches([...letters, mailing('2026-09-20')]) }).verdict).toBe('permitted')
  })
})
