import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareDecimal } from '../amount.ts'
import type { Entry } from '../model.ts'
import { type ReadAll, readAll } from '../testing/read-all.ts'
import { amountOf, cellsOf, csvOf, mappingOf, type TableDraft, tables } from '../testing/tables.ts'
import { workbook } from '../testing/workbook.ts'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { readCsv } from './read-csv.ts'

const told = ({ booked, ids, text, amount }: Entry) => [booked.day, ids.source, text, amount]
const meant = ({ rows }: TableDraft) => rows.map((row) => [row.day, row.id, row.text, amountOf(row)])

test('a table that is written in any style is read through its mapping as it was meant', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 1, max: 200 }), async (table, size) => {
      const read = await readAll(readCsv, csvOf(table), { mapping: mappingOf(table) }, size)
      expect(read.refused).toBeNull()
      expect(read.entries.map(told)).toEqual(meant(table))
      expect(read.statements).toMatchObject([{ currency: 'USD', account: { id: table.titles ? '4711-22' : '' } }])
    }),
    { numRuns: 300 },
  )
})

/** What differs from what was meant, and is not what the reader itself says that it does not know. */
function misread({ refused, entries }: ReadAll, table: TableDraft): readonly unknown[] {
  if (refused) return ['ambiguous-amount', 'unknown-direction', 'no-table'].includes(refused.code) ? [] : [refused]
  if (entries.length !== table.rows.length) return [entries.length]
  return entries.filter(({ amount, booked }, at) => {
    const row = table.rows[at]
    if (!row || compareDecimal(amount, amountOf(row)) !== 0) return true
    return booked.day === null ? booked.flag !== 'ambiguous' : booked.day !== row.day
  })
}

/** Nobody who writes the month first writes decimal commas, or separates columns by semicolons. */
const ofThisWorld = (table: TableDraft): TableDraft =>
  table.order === 'MDY' && (table.decimal === ',' || table.delimiter === ';') ? { ...table, order: 'DMY' } : table

test('without a mapping a table is read as it was meant, or asks', async () => {
  await fc.assert(
    fc.asyncProperty(tables.map(ofThisWorld), async (table) => {
      expect(misread(await readAll(readCsv, csvOf(table)), table)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

test('a workbook of texts, or of the numbers and days themselves, reads the same', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.boolean(), async (table, stored) => {
      const [, , ...rest] = table.titles ? cellsOf(table) : [[], [], ...cellsOf(table)]
      const plain = { ...table, signs: 'minus' as const, titles: false }
      const sheet = stored
        ? [
            ['Date', 'Reference', 'Description', 'Amount'],
            ...table.rows.map((row) => [
              { serial: serialOf(row.day) },
              row.id,
              row.text,
              { stored: String(row.cents / 100) },
            ]),
          ]
        : rest
      const mapping = mappingOf(stored ? plain : table)
      const read = await readAll(readXlsx, workbook(sheet), { mapping })
      expect(read.refused).toBeNull()
      expect(read.entries.map(({ amount, ...entry }) => told({ ...entry, amount: cents(amount) }))).toEqual(
        meant(table),
      )
    }),
    { numRuns: 100 },
  )
})

const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

/** A workbook stores 12.5 for 12.50. */
const cents = (amount: string): string => {
  const [whole = '', decimals = ''] = amount.split('.')
  return `${whole}.${decimals.padEnd(2, '0')}`
}
