import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDecimal, fromUnits } from '../amount.ts'
import { readQif } from '../qif/read-qif.ts'
import { days, texts } from '../testing/arbitrary.ts'
import { readAll } from '../testing/read-all.ts'
import { type QifAccountDraft, type QifEntryDraft, type QifTradeDraft, writeQif } from './write-qif.ts'

const cents = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((units) => fromUnits(units, 2))
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((units) => fromUnits(units, 2))

const entry: fc.Arbitrary<QifEntryDraft> = fc
  .record({
    day: days,
    amount: cents,
    number: fc.constantFrom('', '1042', 'ATM'),
    payee: texts,
    memo: texts,
    splits: fc.array(fc.record({ category: texts, memo: texts, amount: cents }), { maxLength: 3 }),
  })
  .map((draft) => ({
    ...draft,
    amount:
      draft.splits.length === 0 ? draft.amount : draft.splits.reduce((sum, { amount }) => addDecimal(sum, amount), '0'),
  }))

const trade: fc.Arbitrary<QifTradeDraft> = fc.record({
  action: fc.constantFrom('Buy', 'Sell', 'ShrsIn', 'ShrsOut', 'Div'),
  day: days,
  security: texts,
  quantity: positive,
  price: positive,
  amount: positive,
})

const account: fc.Arbitrary<QifAccountDraft> = fc
  .record({
    name: texts,
    type: fc.constantFrom('Bank', 'Cash', 'CCard', 'Invst', 'Oth A', 'Oth L'),
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    trades: fc.array(trade, { minLength: 1, maxLength: 4 }),
  })
  .map((draft) => (draft.type === 'Invst' ? { ...draft, entries: [] } : { ...draft, trades: [] }))

/** Sign of a trade's effect on the cash of the account and on its securities. */
const EFFECTS: Readonly<Record<QifTradeDraft['action'], readonly [string | null, string | null]>> = {
  Buy: ['-', ''],
  Sell: ['', '-'],
  ShrsIn: [null, ''],
  ShrsOut: [null, '-'],
  Div: ['', null],
}

const meantTrade = ({ action, day, security, quantity, amount }: QifTradeDraft) => {
  const [cash, securities] = EFFECTS[action]
  return {
    day,
    amount: cash === null ? '0' : cash + amount,
    text: '',
    number: undefined,
    splits: [],
    security: [security, securities === null ? null : securities + quantity],
  }
}

const meantEntry = ({ day, amount, number, payee, memo, splits }: QifEntryDraft) => ({
  day,
  amount,
  text: `${payee}\n${memo}`,
  number: number || undefined,
  splits: splits.map((split) => [split.category, split.memo, split.amount]),
  security: [],
})

test('what is written as QIF is what is read, with its splits and trades', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(account, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('MDY' as const, 'DMY' as const),
      fc.constantFrom('.' as const, ',' as const),
      fc.integer({ min: 1, max: 5000 }),
      async (accounts, order, decimal, size) => {
        const text = writeQif({ order, decimal, accounts })
        const read = await readAll(readQif, text, { mapping: { dateOrder: order }, currency: 'USD' }, size)
        expect(read.refused).toBeNull()
        expect(read.warnings).toEqual([])
        expect(read.statements.map(({ account: { id, type }, checks }) => [id, type, checks])).toEqual(
          accounts.map(({ name, type }) => [name, type, []]),
        )
        expect(
          read.entries.map(({ booked, amount, text: told, ids, details, securities: [moved] }) => ({
            day: booked.day,
            amount,
            text: told,
            number: ids.references.find(({ name }) => name === 'number')?.value,
            splits: details.map((detail) => [detail.ids.references[0]?.value, detail.text, detail.amount]),
            security: moved ? [moved.security.name, moved.quantity] : [],
          })),
        ).toEqual(accounts.flatMap(({ entries, trades }) => [...entries.map(meantEntry), ...trades.map(meantTrade)]))
      },
    ),
    { numRuns: 150 },
  )
})
