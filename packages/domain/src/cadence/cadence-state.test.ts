import { expect, test } from '@jest/globals'
import type { Touch } from '../contacts/touch.ts'
import { adviceFor } from './advice.ts'
import { cadenceOf } from './cadence-state.ts'
import { defaultContactPolicy } from './contact-policy.ts'
import { mayContact } from './may-contact.ts'
import { householdTouches, personTouches } from './recent-touches.ts'
import { demoServiceModels } from './service-model.ts'

const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00Z`)
const touch = (day: string, more: Partial<Touch> = {}): Touch => ({
  contactId: `on ${day}`,
  householdId: 'household',
  personId: 'anna',
  channel: 'phone',
  direction: 'outbound',
  class: 'substantive',
  occurredAt: at(day),
  senders: ['stone'],
  ...more,
})

test('both wrong at once: 19 days overdue and one mailing too many, so call and leave out of the mailing', () => {
  const mailing = { class: 'mass', channel: 'email', senders: ['marketing'] } as const
  const history = [
    touch('2026-08-12'),
    touch('2026-09-03', mailing),
    touch('2026-09-10', mailing),
    touch('2026-09-17', mailing),
    touch('2026-09-24', mailing),
    touch('2026-09-21', { class: 'one_way' }),
    touch('2026-09-28', { class: 'service', direction: 'inbound' }),
  ]
  const [tierA = null] = demoServiceModels
  const touches = personTouches(history)
  const facts = {
    model: tierA,
    since: '2026-01-01',
    touches: householdTouches(history),
    people: [{ personId: 'anna', touches }],
    meetingOn: null,
  }
  const now = at('2026-09-30')
  const cadence = cadenceOf(facts, now, 'Europe/Zurich')
  expect(cadence).toMatchObject({ status: 'overdue', due: '2026-09-11', daysOverdue: 19 })
  expect(cadence.decidedBy?.decidedBy?.contactId).toBe('on 2026-08-12')
  expect(cadence.overContacted).toEqual([
    expect.objectContaining({ kind: 'mass', count: 4, max: 3, decidedBy: history[4], roomFrom: '2026-10-10' }),
  ])
  const permission = mayContact(
    {
      representative: { id: 'stone', designations: ['hnw_advisor'], covers: true, walled: false },
      segmentDesignations: ['hnw_advisor'],
      clientZone: 'Europe/Zurich',
      restrictions: [],
      preference: null,
      model: tierA,
      touches,
      policy: defaultContactPolicy,
      firmZone: 'Europe/Zurich',
    },
    { channel: 'phone', direction: 'outbound', mass: false },
    now,
  )
  expect(permission).toEqual({ verdict: 'permitted', reasons: [] })
  expect(adviceFor(cadence, permission)).toEqual([
    { do: 'call', because: 'overdue', due: '2026-09-11', daysOverdue: 19, needsReason: false },
    { do: 'leave_out_of_mailing', personId: 'anna', from: '2026-10-10' },
  ])
})
