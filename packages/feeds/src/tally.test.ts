import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDecimal, compareDecimal, isNegativeDecimal } from './amount.ts'
import { createTally } from './tally.ts'
import { amounts } from './testing/arbitrary.ts'

const cash = (amount: string, currency: string | null = 'EUR', status: 'booked' | 'pending' = 'booked') => ({
  kind: 'cash' as const,
  amount,
  currency,
  status,
})

test('amounts of different precision add up exactly', () => {
  const tally = createTally()
  for (const amount of ['1', '0.25', '-3.125', '1000000000000000000.5']) tally.add(cash(amount))
  expect(tally.totals()).toMatchObject([
    { credits: '1000000000000000001.750', debits: '3.125', creditEntries: 3, debitEntries: 1 },
  ])
})

test('currencies, and entries without one, are never added together', () => {
  const tally = createTally()
  for (const currency of ['EUR', null, 'USD', 'EUR']) tally.add(cash('1', currency))
  expect(tally.totals().map(({ currency, credits }) => [currency, credits])).toEqual([
    ['EUR', '2'],
    [null, '1'],
    ['USD', '1'],
  ])
})

test('pending entries are part of the sums and known apart; trades of securities are only counted', () => {
  const tally = createTally()
  tally.add(cash('-2', 'EUR', 'pending'))
  tally.add(cash('-3'))
  tally.add({ ...cash('-99'), kind: 'investment' })
  expect(tally.totals()).toMatchObject([{ debits: '5', pendingDebits: '2', entries: 2 }])
  expect([tally.entries(), tally.investments()]).toEqual([3, 1])
})

test('credits less debits are the sum of all amounts', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1 }), (list) => {
      const tally = createTally()
      for (const amount of list) tally.add(cash(amount))
      const [sums] = tally.totals()
      const credits = list.filter((amount) => !isNegativeDecimal(amount)).reduce(addDecimal, '0')
      expect(compareDecimal(sums?.credits ?? '', credits)).toBe(0)
      const net = addDecimal(sums?.credits ?? '', `-${sums?.debits}`)
      expect(compareDecimal(net, list.reduce(addDecimal, '0'))).toBe(0)
    }),
  )
})
