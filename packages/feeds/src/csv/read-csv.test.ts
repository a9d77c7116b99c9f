import { describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../limits.ts'
import { fromBytes } from '../source.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { previewCsv } from './preview-csv.ts'
import { readCsv } from './read-csv.ts'
import type { TableMapping } from './table-mapping.ts'

const schwab = `"Transactions  for account Individual ...123 as of 10/15/2026 08:00:00 ET"
"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount",
"07/06/2026","Buy","RCAX","LONG ETF","90","$5.525","","-$497.25",
"07/01/2026 as of 06/30/2026","MoneyLink Transfer","","Tfr CAPITAL ONE","","","","$1,000.00",
"07/04/2026","Security Transfer","ABC","ABC CORP","250","$10.00","","",
"06/15/2026","NRA Tax Adj","IREN","IREN LTD F","","","","($12.40)",
"06/14/2026","Bank Interest","","BANK INT","","","","$0.11",
"Transactions Total","","","","","","","$490.46",
`

const fidelity =
  '\ufeff\r\n\r\nRun Date,Action,Symbol,Description,Type,Price ($),Quantity,Amount ($),Cash Balance ($),Settlement Date\r\n' +
  ' 10/01/2026,YOU BOUGHT EXAMPLE ETF (EXMP) (Cash),EXMP,EXAMPLE ETF,Cash,25.5,2,-51,49,10/02/2026\r\n' +
  ' 09/25/2026,Electronic Funds Transfer Received (Cash),"",No Description,Cash,"",0,100,100,""\r\n' +
  '\r\n"The data and information in this spreadsheet is provided to you solely for your use."\r\n\r\nDate downloaded 10/07/2026 10:41 pm\r\n'

const vanguard = `Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,
12345678,TOTAL STOCK INDEX,VTSAX,100.5,"$118.50","$11,909.25",

Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,
12345678,01/02/2025,01/03/2025,Buy,Buy,TOTAL STOCK ETF,VTI,10,240.00,(2400.00),0.00,(2400.00),0.00,CASH,
87654321,02/14/2025,02/14/2025,Funds Received,Electronic Bank Transfer,CASH,,0,0,400.00,0,400.00,0,CASH,
12345678,01/02/2025,01/03/2025,Buy,Buy,TOTAL STOCK ETF,VTI,10,240.00,(2400.00),0.00,(2400.00),0.00,CASH,
`

const german = `"Kontonummer:";"DE02120300000000202051";

"Buchungstag";"Wertstellung";"Buchungstext";"Verwendungszweck";"Betrag (EUR)";
"15.03.2024";"14.03.2024";"Gutschrift";"Miete";"1.000,00";
"16.03.2024";"16.03.2024";"Lastschrift";"Rechnung";"-12,50";
`

describe('a Schwab export', () => {
  test('names its account in the title, its total below, and knows securities from cash', async () => {
    const read = await readAll(readCsv, schwab, { currency: 'USD' })
    expect(read.refused).toBeNull()
    expect(read.statements).toMatchObject([
      {
        account: { id: '...123', name: 'Individual', scheme: 'broker' },
        currency: 'USD',
        entries: 5,
        investments: 3,
        totals: [{ credits: '1000.11', debits: '509.65' }],
        checks: [{ name: 'Transactions Total', declared: '490.46', ok: true }],
      },
    ])
  })

  test('books "x as of y" on x and keeps y as the value date', async () => {
    const { entries } = await readAll(readCsv, schwab)
    expect(entries[1]).toMatchObject({
      booked: { raw: '07/01/2026 as of 06/30/2026', day: '2026-07-01', flag: 'as-of' },
      value: { day: '2026-06-30' },
      amount: '1000.00',
    })
  })

  test('values a transfer in kind by its quantity and price, without inventing cash', async () => {
    const { entries } = await readAll(readCsv, schwab)
    expect(entries[2]).toMatchObject({
      kind: 'investment',
      amount: '0',
      securities: [{ type: 'transfer', quantity: '250', value: '2500.00', security: { id: 'ABC', scheme: 'ticker' } }],
    })
  })

  test('says so when its total does not match its rows', async () => {
    const read = await readAll(readCsv, schwab.replace('"$0.11"', '"$0.12"'))
    expect(read.statements[0]?.checks).toMatchObject([{ ok: false, declared: '490.46', computed: '490.47' }])
  })
})

test('a Fidelity history is read between blank lines and footers, and its running balance is checked', async () => {
  const read = await readAll(readCsv, fidelity)
  expect(read.refused).toBeNull()
  expect(read.entries.map(({ kind, amount, booked }) => [kind, amount, booked.day])).toEqual([
    ['investment', '-51', '2026-10-01'],
    ['cash', '100', '2026-09-25'],
  ])
  expect(read.statements[0]?.checks).toMatchObject([{ name: 'running balance', ok: true }])
  expect(read.warnings.map(({ code }) => code)).toContain('rows-passed-over')
  const lost = await readAll(readCsv, fidelity.replace(',-51,49,', ',-50,49,'))
  expect(lost.statements[0]?.checks).toMatchObject([{ name: 'running balance', ok: false }])
})

test('a Vanguard download is one statement per account; its table of holdings is none', async () => {
  const read = await readAll(readCsv, vanguard)
  expect(read.statements.map(({ account, entries }) => [account.id, entries])).toEqual([
    ['12345678', 2],
    ['87654321', 1],
  ])
  expect(read.entries[0]?.amount).toBe('-2400.00')
  expect(read.entries[0]?.raw).toBe(read.entries[1]?.raw)
  expect(read.entries.map(({ index }) => index)).toEqual([0, 1, 0])
})

test('a German export has semicolons, decimal commas and days before months', async () => {
  const read = await readAll(readCsv, german, { currency: 'EUR' })
  expect(read.statements).toMatchObject([
    { account: { id: 'DE02120300000000202051' }, totals: [{ credits: '1000.00', debits: '12.50' }] },
  ])
  expect(read.entries[0]).toMatchObject({ booked: { day: '2024-03-15' }, value: { day: '2024-03-14' } })
})

test.each([
  ['two points', '12..34'],
  ['an exponent', '1e3'],
  ['a letter O', '1O0.00'],
  ['wrong grouping', '1,23,4.00'],
])('an amount with %s refuses the file, naming line and column', async (_why, amount) => {
  const read = await readAll(readCsv, schwab.replace('"$1,000.00"', `"${amount}"`))
  expect(read.refused).toMatchObject({ code: 'not-an-amount', line: 4, field: 'amount' })
})

test('a date that does not exist keeps its text and is flagged; the row is not lost', async () => {
  const read = await readAll(readCsv, schwab.replace('07/06/2026', '02/30/2026'))
  expect(read.entries[0]?.booked).toEqual({ raw: '02/30/2026', day: null, flag: 'impossible' })
  const garbled = await readAll(readCsv, schwab.replace('"06/14/2026"', '"June??"'))
  expect(garbled.entries).toHaveLength(5)
  expect(garbled.entries[4]?.booked.flag).toBe('unreadable')
})

test('a saved mapping reads a table without column names, with credits in a column of their own', async () => {
  const mapping: TableMapping = {
    header: [],
    columns: { date: [0], credit: [2], debit: [3], description: [1] },
    dateOrder: 'DMY',
    decimal: '.',
    delimiter: '|',
    currency: 'GBP',
    account: 'Main',
    inverted: false,
  }
  const read = await readAll(readCsv, '01/02/2024|Rent||950.00\n02/02/2024|Pay|2,100.00|\n', { mapping })
  expect(read.refused).toBeNull()
  expect(read.warnings).toEqual([])
  expect(read.statements[0]).toMatchObject({ account: { id: 'Main' }, currency: 'GBP', from: { day: '2024-02-01' } })
  expect(read.entries.map(({ amount }) => amount)).toEqual(['-950.00', '2100.00'])
})

test.each([
  ['no table', 'just some words\nand others\n', 'no-table', {}],
  [
    'a mapping for other columns',
    schwab,
    'no-table',
    { mapping: { header: ['datum', 'betrag'], columns: { date: [0], amount: [1] }, dateOrder: 'DMY', decimal: ',' } },
  ],
  ['a mapping without a date', schwab, 'not-a-mapping', { mapping: { header: [], columns: { amount: [1] } } }],
  ['a quote that never closes', `${schwab}"07/06/2026,Buy\n`, 'unclosed-quote', {}],
])('%s is refused by name', async (_what, text, code, options) => {
  expect((await readAll(readCsv, text, options)).refused?.code).toBe(code)
})

test.each([
  ['Schwab', schwab],
  ['Fidelity', fidelity],
  ['Vanguard', vanguard],
  ['German', german],
])('a damaged %s file is read or refused, and the size of its pieces changes nothing', async (_name, text) => {
  const bytes = new TextEncoder().encode(text)
  expect(await readAll(readCsv, bytes, {}, 3)).toEqual(await readAll(readCsv, bytes))
  for (const copy of damagedCopies(bytes, 40)) {
    const { refused } = await readAll(readCsv, copy)
    expect(refused?.code ?? 'read').toMatch(/^[a-z-]+$/)
  }
})

test('a preview proposes a mapping with its doubts; saved, it reads the file without guessing', async () => {
  const preview = await previewCsv(fromBytes(new TextEncoder().encode(vanguard)), { limits: DEFAULT_LIMITS }, 2)
  expect(preview.rows).toHaveLength(2)
  expect(preview.guess?.doubts).toEqual(['No column names a currency.'])
  const mapping: unknown = JSON.parse(JSON.stringify({ ...preview.guess?.mapping, currency: 'USD' }))
  const read = await readAll(readCsv, vanguard, { mapping })
  expect(read.warnings).toEqual([])
  expect(read.statements.map(({ currency }) => currency)).toEqual(['USD', 'USD'])
})
