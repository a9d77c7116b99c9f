import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDecimal, compareDecimal, fromUnits, isNegativeDecimal } from '../amount.ts'
import { readCamt } from '../camt/read-camt.ts'
import { amounts, days, texts } from '../testing/arbitrary.ts'
import { readAll } from '../testing/read-all.ts'
import { type CamtDraft, type CamtEntryDraft, writeCamt } from './write-camt.ts'

const ibans = fc.constantFrom('DE02120300000000202051', 'FR7630006000011234567890189', 'CH9300762011623852957')

const entries: fc.Arbitrary<CamtEntryDraft> = fc
  .record({
    reference: texts,
    amount: amounts,
    reversal: fc.boolean(),
    status: fc.constantFrom('BOOK' as const, 'PDNG' as const),
    booked: days,
    value: days,
    code: fc.constantFrom('PMNT/RCDT/ESCT', 'PMNT/ICDT/XBCT', 'ACMT/MDOP/INTR'),
    text: texts,
    name: texts,
    iban: ibans,
  })
  .map(({ text, name, iban, ...entry }) => ({
    ...entry,
    details: [{ endToEndId: `E-${entry.reference}`, amount: entry.amount, counterparty: { name, iban }, text }],
  }))

const drafts: fc.Arbitrary<CamtDraft> = fc
  .record({
    message: fc.constantFrom('camt.052' as const, 'camt.053' as const, 'camt.054' as const),
    version: fc.integer({ min: 2, max: 13 }).map((version) => `001.${String(version).padStart(2, '0')}`),
    prefix: fc.constantFrom('', 'ns2', 'camt'),
    opening: amounts,
    owner: texts,
    statements: fc.array(fc.array(entries, { maxLength: 5 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ message, version, prefix, opening, owner, statements }) => ({
    message,
    version,
    prefix,
    messageId: 'M-1',
    created: '2026-03-31T18:00:00Z',
    statements: statements.map((entries, index) => ({
      id: `S-${index}`,
      sequence: index + 1,
      created: '2026-03-31T18:00:00Z',
      iban: 'DE02120300000000202051',
      currency: 'EUR',
      owner,
      from: '2026-03-01',
      to: '2026-03-31',
      opening,
      closing: bookedOf(entries).reduce(addDecimal, opening),
      entries,
      declaresTotals: true,
    })),
  }))

const bookedOf = (entries: readonly CamtEntryDraft[]): readonly string[] =>
  entries.filter(({ status }) => status === 'BOOK').map(({ amount }) => amount)

test('what is written is what is read, in every version, with or without a prefix', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, fc.integer({ min: 1, max: 5000 }), async (draft, size) => {
      const read = await readAll(readCamt, writeCamt(draft), {}, size)
      expect(read.refused).toBeNull()
      expect(read.format).toBe(`${draft.message}.${draft.version}`)
      const statements = [...draft.statements]
      expect(read.statements.map(({ id, account }) => [id, account.id])).toEqual(
        statements.map(({ id, iban }) => [id, iban]),
      )
      const isFinal = draft.message === 'camt.053'
      const written = statements.flatMap((statement) => [...statement.entries])
      expect(read.entries).toHaveLength(written.length)
      for (const [index, entry] of read.entries.entries()) {
        const draft = written[index]!
        const detail = draft.details[0]!
        expect(compareDecimal(entry.amount, draft.amount)).toBe(0)
        expect(entry).toMatchObject({
          currency: 'EUR',
          status: isFinal && draft.status === 'BOOK' ? 'booked' : 'pending',
          reversal: draft.reversal,
          booked: { day: draft.booked, flag: null },
          value: { day: draft.value, flag: null },
          code: { scheme: 'iso20022', code: draft.code },
          ids: { source: draft.reference },
          text: detail.text,
          details: [{ amount: entry.amount }],
        })
        // A reversal keeps the roles of what it undoes; the writer names the payer of a credit.
        if (!draft.reversal)
          expect(entry.counterparty).toMatchObject({
            name: detail.counterparty?.name,
            account: detail.counterparty?.iban,
          })
        expect(entry.raw.startsWith('<') && entry.raw.endsWith('>')).toBe(true)
      }
      if (isFinal) expect(read.statements.flatMap(({ checks }) => checks).filter(({ ok }) => !ok)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('a batch booking has each of its details, and their sum is its own', async () => {
  const parts = fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), texts, texts, ibans), {
    minLength: 2,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(drafts, parts, fc.boolean(), async (draft, payments, isDebit) => {
      const details = payments.map(([units, name, text, iban], at) => ({
        endToEndId: `E-${at}`,
        amount: `${isDebit ? '-' : ''}${fromUnits(units, 2)}`,
        counterparty: { name, iban },
        text,
      }))
      const amount = details.reduce((sum, detail) => addDecimal(sum, detail.amount), '0')
      const entry: CamtEntryDraft = { ...BATCH, amount, details }
      const [statement] = [...draft.statements]
      const read = await readAll(
        readCamt,
        writeCamt({ ...draft, statements: [{ ...statement!, entries: [entry], closing: null }] }),
      )
      expect(read.refused).toBeNull()
      expect(read.entries).toHaveLength(1)
      expect(compareDecimal(read.entries[0]!.amount, amount)).toBe(0)
      expect(
        read.entries[0]!.details.map(({ amount, text, counterparty, ids }) => [
          amount,
          text,
          counterparty?.name,
          ids.references,
        ]),
      ).toEqual(
        details.map(({ amount, text, counterparty, endToEndId }) => [
          amount,
          text,
          counterparty.name,
          [{ name: 'EndToEndId', value: endToEndId }],
        ]),
      )
      expect(read.warnings).toEqual([])
    }),
    { numRuns: 60 },
  )
})

const BATCH: Omit<CamtEntryDraft, 'amount' | 'details'> = {
  reference: 'BATCH-1',
  status: 'BOOK',
  booked: '2026-03-02',
  value: '2026-03-02',
  code: 'PMNT/RCDT/ESCT',
}

test('a writer that loses one entry is found out by every declared figure', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async (draft) => {
      const statements = [...draft.statements]
      const [first] = statements
      const [lost, ...kept] = [...(first?.entries ?? [])]
      fc.pre(first !== undefined && lost !== undefined && /[1-9]/.test(lost.amount))
      const xml = writeCamt({ ...draft, statements: [first!] })
      const raw = (await readAll(readCamt, xml)).entries[0]!.raw
      const read = await readAll(readCamt, xml.replace(raw, ''))
      const failed = read.statements[0]!.checks.filter(({ ok }) => !ok).map(({ name }) => name)
      const side = isNegativeDecimal(lost!.amount) ? 'TtlDbtNtries' : 'TtlCdtNtries'
      expect(failed).toEqual(expect.arrayContaining([`${side}/NbOfNtries`, 'TtlNtries/NbOfNtries']))
      expect(read.entries).toHaveLength(kept.length)
    }),
    { numRuns: 60 },
  )
})
