import { describe, expect, test } from '@jest/globals'
import { readAll } from '../testing/read-all.ts'
import { readCsv } from './read-csv.ts'

describe('what a file does not tell is asked, never guessed', () => {
  const read = (text: string, options = {}) => readAll(readCsv, text, options)

  test('dates that are two days have none, and a mapping settles them', async () => {
    const text = 'Date,Description,Amount\n03/04/2026,Wire,100.00\n05/06/2026,Fee,-1.50\n'
    const asked = await read(text)
    expect(asked.entries.map(({ booked }) => [booked.day, booked.flag])).toEqual([
      [null, 'ambiguous'],
      [null, 'ambiguous'],
    ])
    expect(asked.warnings).toContainEqual(expect.objectContaining({ code: 'ambiguous-dates', line: 2 }))
    expect(asked.statements[0]).toMatchObject({ from: null, totals: [{ credits: '100.00', debits: '1.50' }] })
    const mapping = {
      header: ['date', 'description', 'amount'],
      columns: { date: [0], description: [1], amount: [2] },
      dateOrder: 'DMY',
      decimal: '.',
    }
    expect((await read(text, { mapping })).entries[0]?.booked.day).toBe('2026-04-03')
  })

  test.each([
    ['an amount of thousands or thousandths', 'Date,Text,Amount\n2026-01-05,Wire,"1,234"\n', 'ambiguous-amount', 2],
    [
      'a kind of business that could go either way, where no amount is negative',
      'Date,Type,Amount\n2026-01-05,Withdrawal,5.00\n2026-01-06,Journal,7.00\n',
      'unknown-direction',
      3,
    ],
    [
      'a direction that its sign contradicts',
      'Date,D/C,Amount\n2026-01-05,D,5.00\n2026-01-06,C,-7.00\n',
      'contradicting-direction',
      3,
    ],
    [
      'a currency that its amount contradicts',
      'Date,Text,Amount,Currency\n2026-01-05,Wire,€ 5.00,EUR\n2026-01-06,Wire,7.00 EUR,USD\n',
      'contradicting-currency',
      3,
    ],
    [
      'a day that only the other order knows',
      `Date,Text,Amount\n01/13/2026,Wire,1.00\n${'01/14/2026,Wire,1.00\n'.repeat(500)}14/01/2026,Fee,2.00\n`,
      'contradicting-dates',
      503,
    ],
    [
      'an amount that stands where nobody mapped it',
      'Date,Text,Amount,Note\n2026-01-05,Wire,1.00,\n2026-01-06,Fee,,2.50\n',
      'no-amount',
      3,
    ],
    [
      'which of three columns is the amount',
      '2026-01-05,a,1.00,2.00,3.00\n2026-01-06,b,2.00,5.00,1.00\n',
      'no-table',
      null,
    ],
    ['what positive figures without names are', '2026-01-05,a,1.00\n2026-01-06,b,2.00\n', 'no-table', null],
  ])('%s', async (_what, text, code, line) => {
    expect((await read(text)).refused).toMatchObject({ code, line })
  })

  test('a word of the mapping tells the direction', async () => {
    const mapping = {
      header: ['date', 'type', 'amount'],
      columns: { date: [0], direction: [1], amount: [2] },
      dateOrder: 'YMD',
      decimal: '.',
      directions: { journal: 'debit' },
    }
    const { entries } = await read('Date,Type,Amount\n2026-01-05,Deposit,5.00\n2026-01-06,Journal,7.00\n', { mapping })
    expect(entries.map(({ amount }) => amount)).toEqual(['5.00', '-7.00'])
  })

  test.each([
    [
      'an entry above the names',
      '2026-01-04,Wire,9.00,\nDate,Text,Amount,Note\n2026-01-05,Wire,1.00,\n',
      'entries above the column names',
    ],
    [
      'a row whose cells have moved',
      'Date,Text,Amount\n2026-01-05,Wire,1.00\n2026;01-06,2026-01-06,x,2.00\n',
      'rows that cannot be read',
    ],
    ['a last row that was cut', 'Date,Text,Amount,Note\n2026-01-05,Wire,1.00,a\n2026-01-06,Wire,2.0', 'end of file'],
  ])('%s does not look as if all were there', async (_what, text, name) => {
    const { statements, refused } = await read(text)
    expect(refused).toBeNull()
    expect(statements[0]?.checks).toMatchObject([{ name, ok: false }])
  })

  test('a line end that got lost makes no one row of two', async () => {
    const text = 'Date,Text,Amount\n2026-01-05,Wire,1.00x2026-01-06,Fee,2.00\n2026-01-07,Fee,3.00\n'
    expect((await read(text)).refused).toMatchObject({ code: 'not-an-amount', line: 2 })
    const behind = text.replace('1.00x2026', '1.00,2026')
    expect((await read(behind)).refused).toMatchObject({ code: 'merged-rows', line: 2 })
  })

  test('a quote that got lost does not swallow rows', async () => {
    const text = 'Date,Text,Amount,Note\n2026-01-05,"Wire,1.00,a\n2026-01-06,Fee,2.00,b\n2026-01-07,"Fee",3.00,c\n'
    expect((await read(text)).refused).toMatchObject({ code: 'unclosed-quote', line: 2 })
  })

  test('a quote that got lost in the names of the columns does not swallow rows', async () => {
    const lost = 'Id,Date,Amount,"Label\n1,2026-01-02,5.00,"a"\n2,2026-01-03,6.00,"b"\n3,2026-01-04,7.00,"c"\n'
    expect((await read(lost)).refused).toMatchObject({ code: 'unclosed-quote', line: 1 })
  })

  test('a date that lost a digit is not passed over', async () => {
    const rows = 'Date,Symbol,Quantity,Amount\n01/15/2026,MSFT,7,\n02/15/026,MSFT,75,\n'
    const { statements, warnings } = await read(rows)
    expect(statements[0]?.checks).toMatchObject([{ name: 'rows that cannot be read', computed: '1', ok: false }])
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'unread-row', line: 3 }))
  })

  test('a row without any figure is no entry, and is named', async () => {
    const { warnings, entries } = await read('Date,Text,Amount\n2026-01-05,Wire,1.00\n2026-01-06,Statement sent,\n')
    expect(entries).toHaveLength(1)
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'row-without-amount', line: 3 }))
  })

  test('another table of entries is named', async () => {
    const { warnings } = await read(
      'Date,Text,Amount,Balance\n2026-01-05,Wire,1.00,1.00\n\nDate,Fund,Units,Total\n2026-01-05,ABC,3,1.00\n',
    )
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'another-table', line: 4 }))
  })

  test('a table without names is read where its balances prove which column is which', async () => {
    const { statements, entries } = await read(
      '18.09.2026;HOFER DANKT;-33,87;66,13\n17.09.2026;Lohn;90,00;100,00\n15.09.2026;Miete;-5,00;10,00\n',
    )
    expect(entries.map(({ amount }) => amount)).toEqual(['-33.87', '90.00', '-5.00'])
    expect(statements[0]?.checks).toMatchObject([{ name: 'running balance', ok: true }])
  })
})
