import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareDecimal } from '../amount.ts'
import { readOfx } from '../ofx/read-ofx.ts'
import { amounts, days, texts } from '../testing/arbitrary.ts'
import { readAll } from '../testing/read-all.ts'
import { type OfxDraft, type OfxEntryDraft, type OfxTradeDraft, writeOfx } from './write-ofx.ts'

const entries: fc.Arbitrary<OfxEntryDraft> = fc.record({
  id: texts,
  type: fc.constantFrom('OTHER', 'DEBIT', 'XFER', 'CHECK'),
  booked: days,
  amount: amounts,
  name: texts,
  memo: texts,
})

const trades: fc.Arbitrary<OfxTradeDraft> = fc.record({
  kind: fc.constantFrom('BUYSTOCK' as const, 'SELLSTOCK' as const, 'TRANSFER' as const, 'INCOME' as const),
  id: texts,
  traded: days,
  settled: days,
  cusip: fc.constantFrom('037833100', '00206R102'),
  units: fc.constantFrom('1', '10.5', '0.001'),
  price: fc.constantFrom('1', '27.5', '214.003'),
  total: amounts,
  memo: texts,
})

const drafts: fc.Arbitrary<OfxDraft> = fc.record({
  generation: fc.constantFrom(1 as const, 2 as const),
  created: days,
  institution: fc.record({ name: texts, id: fc.constant('7776') }),
  securities: fc.constantFrom([], [{ cusip: '037833100', name: 'APPLE INC', ticker: 'AAPL' }]),
  statements: fc.array(
    fc.record({
      kind: fc.constantFrom('bank' as const, 'card' as const, 'investment' as const),
      institution: fc.constant('021000021'),
      account: fc.constantFrom('123', '00-77'),
      type: fc.constant('CHECKING'),
      currency: fc.constantFrom('USD', 'CAD'),
      from: days,
      to: days,
      entries: fc.array(entries, { maxLength: 5 }),
      trades: fc.array(trades, { maxLength: 5 }),
      balance: amounts,
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const withoutStrayTrades = (draft: OfxDraft): OfxDraft => ({
  ...draft,
  statements: draft.statements.map((part) => (part.kind === 'investment' ? part : { ...part, trades: [] })),
})

test('what is written is what is read, in both generations', async () => {
  await fc.assert(
    fc.asyncProperty(drafts.map(withoutStrayTrades), fc.integer({ min: 1, max: 5000 }), async (draft, size) => {
      const read = await readAll(readOfx, writeOfx(draft), {}, size)
      expect(read.refused).toBeNull()
      expect(read.format).toBe(draft.generation === 1 ? 'OFX 1.x SGML' : 'OFX 2.x XML')
      expect(
        read.statements.map(({ account, currency, from, to }) => [account.id, currency, from?.day, to?.day]),
      ).toEqual(draft.statements.map(({ account, currency, from, to }) => [account, currency, from, to]))
      const cash = read.entries.filter(({ kind }) => kind === 'cash')
      const written = draft.statements.flatMap((part) => [...part.entries])
      expect(cash).toHaveLength(written.length)
      for (const [index, entry] of cash.entries()) {
        const wrote = written[index]!
        expect(compareDecimal(entry.amount, wrote.amount)).toBe(0)
        expect(entry).toMatchObject({
          status: 'booked',
          booked: { day: wrote.booked, flag: null },
          code: { scheme: 'ofx', code: wrote.type },
          ids: { source: wrote.id },
          counterparty: { name: wrote.name },
          text: wrote.name === wrote.memo ? wrote.name : `${wrote.name}\n${wrote.memo}`,
        })
      }
      const moved = read.entries.filter(({ kind }) => kind === 'investment')
      const traded = draft.statements.flatMap((part) => [...part.trades])
      expect(moved.map(({ ids, code, text }) => [ids.source, code?.code, text])).toEqual(
        traded.map(({ id, kind, memo }) => [id, kind, memo]),
      )
      for (const [index, entry] of moved.entries()) {
        const wrote = traded[index]!
        const [movement] = entry.securities
        expect(movement?.security.id).toBe(wrote.cusip)
        const leaves = wrote.kind === 'SELLSTOCK'
        expect(movement?.quantity).toBe(wrote.kind === 'INCOME' ? null : leaves ? `-${wrote.units}` : wrote.units)
      }
    }),
    { numRuns: 150 },
  )
})
