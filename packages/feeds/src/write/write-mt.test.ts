import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDecimal, negateDecimal } from '../amount.ts'
import { readMt } from '../mt/read-mt.ts'
import { readAll } from '../testing/read-all.ts'
import { type MtEntryDraft, writeMt } from './write-mt.ts'

const cents = fc.bigInt({ min: 1n, max: 999_999_999_999n })
const decimal = cents.map((units) => `${units / 100n}.${String(units % 100n).padStart(2, '0')}`)
const signed = fc.tuple(decimal, fc.boolean()).map(([amount, debit]) => (debit ? negateDecimal(amount) : amount))
const day = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const word = fc
  .stringMatching(/^[A-Z0-9][A-Z0-9-]{2,15}$/)
  .filter((text) => !/^(?:[KE]REF|PREF|MARF|NOTPROVIDED|NONREF)$/.test(text))
const line = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .]{0,63}[a-z]$/)

const entry: fc.Arbitrary<MtEntryDraft> = fc.record({
  value: day,
  booked: fc.constant(null),
  amount: signed,
  reversal: fc.boolean(),
  type: fc.constantFrom('NTRF', 'NMSC', 'FCHG', 'S103'),
  customerReference: word,
  bankReference: fc.option(word),
  text: fc.array(line, { maxLength: 6 }),
})

test('what is written as MT940 is what is read, for any statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          account: word.filter((id) => !/\d[A-Z]{3}$/.test(id)),
          opening: signed,
          openingDay: day,
          entries: fc.array(entry, { maxLength: 8 }),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.integer({ min: 1, max: 200 }),
      async (drafts, size) => {
        const text = drafts
          .map(({ account, opening, openingDay, entries }, at) =>
            writeMt({
              reference: `REF${at}`,
              account,
              sequence: `${at + 1}/1`,
              currency: 'CHF',
              opening: { day: openingDay, amount: opening },
              closing: {
                day: openingDay,
                amount: entries.reduce((sum, { amount }) => addDecimal(sum, amount), opening),
              },
              entries,
            }),
          )
          .join('')
        const read = await readAll(readMt, text, {}, size)
        expect(read.refused).toBeNull()
        expect(read.statements).toHaveLength(drafts.length)
        expect(read.statements.every(({ checks }) => checks.length === 1 && checks[0]?.ok)).toBe(true)
        expect(read.statements.map(({ account }) => account.id)).toEqual(drafts.map(({ account }) => account))
        const written = drafts.flatMap(({ entries }) => entries)
        expect(
          read.entries.map(({ value, amount, reversal, code, ids, text: told }) => ({
            value: value.day,
            amount,
            reversal,
            type: code?.code,
            customerReference: ids.references[0]?.value,
            bankReference: ids.source,
            text: told,
          })),
        ).toEqual(
          written.map(({ booked: _booked, text: told, ...rest }) => ({
            ...rest,
            text: told.map((part) => part.trim()).join('\n'),
          })),
        )
      },
    ),
    { numRuns: 150 },
  )
})
