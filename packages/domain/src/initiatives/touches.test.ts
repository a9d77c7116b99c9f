import { describe, expect, test } from '@jest/globals'
import { GUEST_STATUSES, meetings, type RecordedTouch } from './touches.ts'

const guest = (id: string, more: Partial<RecordedTouch> = {}): RecordedTouch => ({
  id,
  initiativeId: 'golf',
  householdId: 'K',
  on: '2026-06-12',
  startsOn: '2026-06-12',
  status: 'attended',
  listed: true,
  ...more,
})
const contact = (id: string, on: string, more: Partial<RecordedTouch> = {}) => guest(id, { on, listed: false, ...more })
const met = (...recorded: RecordedTouch[]) => meetings(recorded).map(({ id }) => id)

describe('an initiative meets a household once by an event', () => {
  test('however many of its members came: the first by id stands for all, in whatever order they are listed', () => {
    expect(met(guest('his'), guest('hers'))).toEqual(['hers'])
    expect(met(guest('hers'), guest('his'))).toEqual(['hers'])
  })
  test('and whoever spoke with them about it, before or afterwards', () =>
    expect(met(contact('thanks', '2026-06-20'), guest('his'), contact('call', '2026-07-01'))).toEqual(['his']))
  test('other households and other events are met by themselves', () =>
    expect(
      met(
        guest('his'),
        guest('theirs', { householdId: 'L' }),
        guest('at the race', { initiativeId: 'race' }),
        contact('about the race', '2026-06-20', { householdId: 'L', initiativeId: 'race' }),
      ),
    ).toEqual(['his', 'theirs', 'at the race', 'about the race']))
})

describe('where nobody came', () => {
  test.each(GUEST_STATUSES.filter((status) => status !== 'attended'))(
    'a guest who is %s stays listed, and a contact about the initiative is the touch',
    (status) => expect(met(guest('his', { status }), contact('call', '2026-06-20'))).toEqual(['his', 'call']),
  )
  test('each contact is one, from the first day on: an invitation is no touch yet', () =>
    expect(
      met(contact('invitation', '2026-06-11'), contact('at the door', '2026-06-12'), contact('call', '2026-07-01')),
    ).toEqual(['at the door', 'call']))
})
