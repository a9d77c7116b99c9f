import { expect, test } from '@jest/globals'
import { directionWords, draftOf, headerRow, type Preview, roleOf, wishOf, withRole } from './table-draft.ts'

const preview: Preview = {
  kind: 'csv',
  rows: [
    ['Account 1234', '', ''],
    ['Date', 'Amount (USD)', 'D/C'],
    ['03/04/2026', '5.00', 'Credit'],
    ['03/05/2026', '6.00', 'Debit'],
  ],
  guess: {
    header: ['date', 'amount', 'd/c'],
    columns: { date: [0], amount: [1], direction: [2] },
    further: [],
    dateOrder: null,
    decimal: '.',
    delimiter: ';',
    currency: null,
    account: null,
    inverted: false,
    directions: {},
  },
  questions: ['dateOrder'],
  mappingIds: [],
  missing: 'columns',
}

test('a guess leaves open what no row tells', () => {
  const draft = draftOf(preview, null)
  expect(draft.mapping).toMatchObject({ dateOrder: '', decimal: '.', delimiter: ';', currency: '', account: '' })
  expect(wishOf({ ...draft, mapping: { ...draft.mapping, currency: ' chf ' } }).mapping).toMatchObject({
    currency: 'CHF',
    account: null,
  })
})

test('a column has one meaning, and takes none from another', () => {
  const columns = { date: [0], amount: [1], description: [2] }
  expect(withRole(columns, 3, 'amount')).toEqual({ date: [0], description: [2], amount: [1, 3] })
  expect(withRole(columns, 3, 'description')).toEqual({ date: [0], amount: [1], description: [2, 3] })
  expect(withRole(columns, 1, '')).toEqual({ date: [0], description: [2] })
  expect(withRole(columns, 1, 'date')).toEqual({ description: [2], date: [0, 1] })
  expect([0, 1, 2, 3].map((at) => roleOf(columns, at))).toEqual(['date', 'amount', 'description', ''])
})

test('the row of column names is found in whatever case and with whatever signs', () => {
  expect(headerRow(preview.rows, ['date', 'amount', 'd/c'])).toBe(1)
  expect(headerRow(preview.rows, ['date', 'amount'])).toBe(-1)
  expect(headerRow(preview.rows, [])).toBe(-1)
})

test('the words of a direction are those below the names', () => {
  expect(directionWords(preview, draftOf(preview, null).mapping)).toEqual(['credit', 'debit'])
})

test('where no day and no amount is named, the widest row of words is proposed as that of the names', () => {
  const rows = [
    ['Larch Custody, activity of March', '', ''],
    ['Settled', 'Details', 'Sum'],
    ['03/04/2026', 'Wire', '5.00'],
  ]
  expect(draftOf({ ...preview, rows, guess: null }, null).mapping.header).toEqual(['Settled', 'Details', 'Sum'])
  expect(draftOf({ ...preview, rows: rows.slice(2), guess: null }, null).mapping.header).toEqual([])
})
