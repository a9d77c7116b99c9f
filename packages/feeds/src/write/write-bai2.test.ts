import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBai2 } from '../bai2/read-bai2.ts'
import { readAll } from '../testing/read-all.ts'
import { type Bai2EntryDraft, writeBai2 } from './write-bai2.ts'

const units = fc.bigInt({ min: 0n, max: 99_999_999_999n })
const word = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{2,15}$/)
/** Commas and slashes belong to texts; a text does not look like another record. */
const line = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,/-]{0,60}[a-z]$/).filter((text) => !/\/\s*\d\d,/.test(text))

const entry: fc.Arbitrary<Bai2EntryDraft> = fc.record({
  code: fc.constantFrom('108', '142', '195', '399', '409', '451', '475', '699'),
  units,
  funds: fc.constantFrom('', 'Z', '0', '1', '2'),
  bankReference: fc.oneof(fc.constant(''), word),
  customerReference: fc.oneof(fc.constant(''), word),
  text: fc.array(line, { minLength: 1, maxLength: 4 }),
})

const account = fc.record({
  id: word,
  figures: fc.array(fc.record({ code: fc.constantFrom('040', '045', '060', '072', '110'), units }), { maxLength: 4 }),
  entries: fc.array(entry, { maxLength: 6 }),
})

const group = fc.record({
  originator: word,
  asOf: fc.constantFrom('240131', '991231', '000229'),
  currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  accounts: fc.array(account, { minLength: 1, maxLength: 3 }),
})

const EXPONENTS: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 }

function decimal(entryUnits: bigint, debit: boolean, currency: string): string {
  const scale = EXPONENTS[currency] ?? 2
  const digits = String(entryUnits).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return debit && entryUnits > 0n ? `-${text}` : text
}

test('what is written as BAI2 is what is read, with every control total', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 200 }),
      async (groups, size) => {
        const text = writeBai2({ sender: 'BANK', receiver: 'FIRM', created: '240201', groups })
        const read = await readAll(readBai2, text, {}, size)
        expect(read.refused).toBeNull()
        expect(
          [...read.fileChecks, ...read.statements.flatMap(({ checks }) => checks)].filter(({ ok }) => !ok),
        ).toEqual([])
        expect(read.fileChecks).toHaveLength(groups.length * 3 + 3)
        const accounts = groups.flatMap((own) => own.accounts.map(({ id }) => [id, own.currency]))
        expect(read.statements.map((statement) => [statement.account.id, statement.currency])).toEqual(accounts)
        const written = groups.flatMap((own) =>
          own.accounts.flatMap(({ entries }) =>
            entries.map((draft) => ({
              code: draft.code,
              amount: decimal(draft.units, Number(draft.code) >= 400, own.currency),
              source: draft.bankReference || null,
              customer: draft.customerReference || undefined,
              text: draft.text.map((part) => part.trim()).join('\n'),
            })),
          ),
        )
        expect(
          read.entries.map(({ code, amount, ids, text: told }) => ({
            code: code?.code,
            amount,
            source: ids.source,
            customer: ids.references.find(({ name }) => name === 'customer')?.value,
            text: told,
          })),
        ).toEqual(written)
      },
    ),
    { numRuns: 150 },
  )
})
