import { describe, expect, test } from '@jest/globals'
import { readFact } from './read-fact.ts'
import { pathToPart, pathToSubject } from './subject.ts'

const id = '019eb6c4-a080-721e-be75-df917a7536f8'

describe('a fact of the trail is read', () => {
  test('as money, where it says its currency: in the sum itself or beside it', () => {
    expect(readFact({ minor: '199997500', currency: 'USD' })).toEqual({
      kind: 'money',
      value: { minor: 199_997_500n, currency: 'USD' },
    })
    expect(readFact({ amount: '12345', currency: 'CHF' })).toMatchObject({
      parts: [
        { key: 'amount', reading: { kind: 'money', value: { minor: 12_345n, currency: 'CHF' } } },
        { key: 'currency' },
      ],
    })
    expect(readFact({ currency: 'EUR', allocations: [{ amount: '5' }] })).toMatchObject({
      parts: [{}, { reading: { items: [{ parts: [{ reading: { value: { minor: 5n, currency: 'EUR' } } }] }] } }],
    })
  })

  test('as minor units, and never as money, where nothing says the currency', () => {
    expect(readFact({ total: '809894' })).toMatchObject({
      parts: [{ key: 'total', reading: { kind: 'minor', value: 809_894n } }],
    })
    expect(readFact({ minor: '1', currency: 'gold' })).toMatchObject({ kind: 'parts' })
  })

  test('exactly, beyond what a floating number holds', () => {
    expect(readFact({ minor: '900719925474099301', currency: 'USD' })).toMatchObject({
      value: { minor: 900_719_925_474_099_301n },
    })
  })

  test('as what it is: a day, a moment, a reference, a hash, yes or no, nothing, a sentence', () => {
    expect(readFact('2026-02-28').kind).toBe('day')
    expect(readFact('2026-02-30').kind).toBe('text')
    expect(readFact('2026-02-28T10:00:00.000Z').kind).toBe('moment')
    expect(readFact(id).kind).toBe('id')
    expect(readFact('ab'.repeat(32)).kind).toBe('code')
    expect(readFact(false)).toEqual({ kind: 'yes-no', value: false })
    expect([null, '', [], {}].map((value) => readFact(value).kind)).toEqual(Array(4).fill('nothing'))
    expect(readFact(3, 'version')).toEqual({ kind: 'text', value: '3' })
    expect(readFact({ after: { label: 'Supper' } })).toMatchObject({
      parts: [{ key: 'after', reading: { kind: 'parts' } }],
    })
  })
})

test('a subject leads to its page, and what has none leads nowhere', () => {
  expect(pathToSubject('claim', id, {})).toBe(`/claims/${id}`)
  expect(pathToSubject('guest', 'x', { initiativeId: id })).toBe(`/initiatives/${id}`)
  expect(pathToSubject('cost_line', 'x', null)).toBeNull()
  expect(pathToSubject('period', id, {})).toBeNull()
  expect(pathToPart('claimId', id)).toBe(`/claims/${id}`)
  expect(pathToPart('activityId', id)).toBeNull()
})
