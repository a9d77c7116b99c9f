import { describe, expect, test } from '@jest/globals'
import { claimBeforeContact } from './claim-before-contact.ts'

describe('claim before any contact', () => {
  const claim = { claimId: 'claim', claimant: 'rita', householdId: 'K', moneyOn: '2026-03-10' }
  const contact = (occurredOn: string, enteredOn: string, more = {}) => ({
    id: `contact of ${occurredOn}`,
    representative: 'rita',
    householdId: 'K',
    occurredOn,
    enteredOn,
    ...more,
  })
  test.each([
    ['no contact at all', [], 'no_contact', null],
    ['only a colleague’s', [contact('2026-03-01', '2026-03-01', { representative: 'saul' })], 'no_contact', null],
    ['only with another household', [contact('2026-03-01', '2026-03-01', { householdId: 'L' })], 'no_contact', null],
    ['the first contact came after the money', [contact('2026-03-12', '2026-03-12')], 'contact_after_money', 2],
    [
      'remembered only when the money was there',
      [contact('2026-03-01', '2026-03-11')],
      'contact_entered_after_money',
      1,
    ],
  ])('%s', (_case, contacts, reason, days) => {
    expect(claimBeforeContact([claim], contacts)).toMatchObject([{ people: ['rita'], evidence: { reason, days } }])
  })

  test('a contact on record by the day of the money is enough', () => {
    const contacts = [contact('2026-03-10', '2026-03-10'), contact('2026-03-01', '2026-03-20')]
    expect(claimBeforeContact([claim], contacts)).toEqual([])
  })

  test('how many days after the money are let pass is a parameter, the day itself included', () => {
    const late = [contact('2026-03-12', '2026-03-12')]
    expect(claimBeforeContact([claim], late, { days: 2 })).toEqual([])
    expect(claimBeforeContact([claim], late, { days: 1 })).toHaveLength(1)
    const remembered = [contact('2026-03-01', '2026-03-12')]
    expect(claimBeforeContact([claim], remembered, { days: 2 })).toEqual([])
    expect(claimBeforeContact([claim], remembered, { days: 1 })).toHaveLength(1)
  })

  test('the earliest contact is the evidence, of one day the first by id, whatever the order', () => {
    const contacts = [
      contact('2026-03-14', '2026-03-14'),
      contact('2026-03-12', '2026-03-13', { id: 'b' }),
      contact('2026-03-12', '2026-03-13', { id: 'a' }),
    ]
    for (const order of [contacts, contacts.toReversed()])
      expect(claimBeforeContact([claim], order)).toEqual([
        {
          detector: 'claim_before_contact',
          people: ['rita'],
          evidence: { claimId: 'claim', moneyOn: '2026-03-10', reason: 'contact_after_money', contactId: 'a', days: 2 },
        },
      ])
    const remembered = [
      contact('2026-03-01', '2026-03-14'),
      contact('2026-03-05', '2026-03-12', { id: 'b' }),
      contact('2026-03-06', '2026-03-12', { id: 'a' }),
    ]
    for (const order of [remembered, remembered.toReversed()])
      expect(claimBeforeContact([claim], order)).toMatchObject([
        { evidence: { reason: 'contact_entered_after_money', contactId: 'a', days: 2 } },
      ])
  })

  test('findings come in the order of the claims’ ids', () => {
    const claims = ['c', 'a', 'b'].map((claimId) => ({ ...claim, claimId }))
    expect(claimBeforeContact(claims, []).map(({ evidence }) => evidence.claimId)).toEqual(['a', 'b', 'c'])
  })
})
