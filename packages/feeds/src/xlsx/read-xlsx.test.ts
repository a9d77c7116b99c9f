import { expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../limits.ts'
import { fromBytes } from '../source.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { workbook } from '../testing/workbook.ts'
import { exactNumber } from './cell-value.ts'
import { previewXlsx, readXlsx } from './read-xlsx.ts'

const activity = workbook(
  [['Statement of account 4711-22'], ['Balance'], ['Nothing here']],
  [
    ['Account Number: 4711-22'],
    ['Date', 'Action', 'Symbol', 'Description', 'Quantity', 'Price', 'Amount'],
    [{ serial: 45366 }, 'Wire Received', null, 'From Meyer & Sons', null, null, { stored: '250000.10000000001' }],
    [{ serial: 45367 }, 'Buy', 'VTI', 'Total market', { stored: '10' }, { stored: '240.5' }, { stored: '-2405' }],
    ['03/18/2024 as of 03/15/2024', 'Fee', null, 'Advice', null, null, '($12.50)'],
    [],
    ['Past performance is no guarantee.'],
  ],
)

test('a workbook gives the days and the exact amounts of its cells, whatever sheet they stand on', async () => {
  const read = await readAll(readXlsx, activity, { currency: 'USD' })
  expect(read.refused).toBeNull()
  expect(read.format).toBe('XLSX')
  expect(read.statements).toMatchObject([
    {
      account: { id: '4711-22' },
      currency: 'USD',
      from: { day: '2024-03-15' },
      to: { day: '2024-03-18' },
      totals: [{ credits: '250000.10', debits: '2417.50' }],
      investments: 1,
    },
  ])
  expect(read.entries.map(({ booked, amount }) => [booked.day, amount])).toEqual([
    ['2024-03-15', '250000.1'],
    ['2024-03-16', '-2405'],
    ['2024-03-18', '-12.50'],
  ])
})

test.each([
  ['12.34', '12.34'],
  ['12.340000000000002', '12.34'],
  ['1.5E3', '1500'],
  ['1E-7', '0.0000001'],
  ['-1234567.8899999999', '-1234567.89'],
  ['1e21', '1000000000000000000000'],
])('the stored number %s means %s', (stored, digits) => expect(exactNumber(stored)).toBe(digits))

test('a damaged workbook is read or refused by name', async () => {
  for (const copy of damagedCopies(activity, 60)) {
    const { refused } = await readAll(readXlsx, copy)
    expect(refused?.code ?? 'read').toMatch(/^[a-z-]+$/)
  }
})

test('a zip that is no workbook is refused', async () => {
  const { refused } = await readAll(readXlsx, new TextEncoder().encode('PK\u0003\u0004 nonsense'))
  expect(refused?.code).toMatch(/^(?:zip-|not-a-workbook)/)
})

test('a preview shows the rows and the columns that would be taken', async () => {
  const { rows, guess } = await previewXlsx(fromBytes(activity), { limits: DEFAULT_LIMITS }, 5)
  expect(rows).toHaveLength(5)
  expect(guess?.mapping.columns).toMatchObject({ date: [0], action: [1], amount: [6] })
})
