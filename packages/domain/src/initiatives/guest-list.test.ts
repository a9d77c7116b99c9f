import { expect, test } from '@jest/globals'
import { setGuest } from './guest-list.ts'
import { GUEST_STATUSES } from './touches.ts'

test.each(GUEST_STATUSES)('before the day a guest is %s, unless that would tell who came', (status) => {
  const decision = setGuest({ startsOn: '2026-06-12' }, { status, qualified: true }, '2026-06-11')
  if (status === 'attended' || status === 'no_show') expect(decision).toEqual({ ok: false, reason: 'not_held_yet' })
  else expect(decision).toEqual({ ok: true, fact: { status, qualified: true } })
})

test.each(GUEST_STATUSES)('from the first day on a guest is %s', (status) =>
  expect(setGuest({ startsOn: '2026-06-12' }, { status, qualified: false }, '2026-06-12').ok).toBe(true),
)
