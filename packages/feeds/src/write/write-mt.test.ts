import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDecimal, negateDecimal } from '../amount.ts'
import type { Entry } from '../model.ts'
import { readMt } from '../mt/read-mt.ts'
import { readAll } from '../testing/read-all.ts'
import { type MtEntryDraft, writeMt, writeMt942 } from './write-mt.ts'

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

/** `:61:` has no year of the booking: it is the one nearest to the value date. */
const booking = fc.option(fc.integer({ min: -100, max: 100 }))

const entry: fc.Arbitrary<MtEntryDraft> = fc
  .record({
    value: day,
    shift: booking,
    amount: signed,
    reversal: fc.boolean(),
    type: fc.constantFrom('NTRF', 'NMSC', 'FCHG', 'S103'),
    customerReference: word,
    bankReference: fc.option(word),
    text: fc.array(line, { maxLength: 6 }),
  })
  .map(({ shift, ...draft }) => ({ ...draft, booked: shift === null ? null : shifted(draft.value, shift) }))

const shifted = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const told = ({ value, booked, amount, reversal, code, ids, text }: Entry) => ({
  value: value.day,
  booked: booked.day,
  amount,
  reversal,
  type: code?.code,
  customerReference: ids.references[0]?.value,
  bankReference: ids.source,
  text,
})

const meant = ({ text, ...rest }: MtEntryDraft) => ({
  ...rest,
  text: text.map((part) => part.trim()).join('\n'),
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
        expect(read.entries.map(told)).toEqual(drafts.flatMap(({ entries }) => entries.map(meant)))
      },
    ),
    { numRuns: 150 },
  )
})

test('what is written as MT942 is what is read, with its numbers and sums', async () => {
  const drafts = fc.array(
    fc.record({
      account: word.filter((id) => !/\d[A-Z]{3}$/.test(id)),
      day,
      entries: fc.array(entry, { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(drafts, fc.integer({ min: 1, max: 200 }), async (reports, size) => {
      const text = reports
        .map((report, at) => writeMt942({ ...report, reference: `REF${at}`, sequence: `${at + 1}/1`, currency: 'CHF' }))
        .join('')
      const read = await readAll(readMt, text, {}, size)
      expect(read.refused).toBeNull()
      expect(read.format).toBe('MT942')
      expect(read.statements.map(({ checks }) => checks.filter(({ ok }) => ok).length)).toEqual(reports.map(() => 4))
      expect(read.entries.map(told)).toEqual(reports.flatMap(({ entries }) => entries.map(meant)))
    }),
    { numRuns: 100 },
  )
})
