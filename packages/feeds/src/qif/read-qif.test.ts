import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { readQif } from './read-qif.ts'

const quicken = `!Type:Cat
NSalary
DSalary Income
T
R7360
I
^^
!Option:AutoSwitch
!Account
NChecking
TBank
^
NBroker
TInvst
^
!Clear:AutoSwitch
!Account
NChecking
DOur checking
TBank
^
!Type:Bank 
D12/31/95
T5,762.36
CX
POpening Balance
L[Checking]
^
D3/29' 0
U-405.00
T-405.00
PCanal Satellite
MMonthly
N6351
LLeisure
SLeisure
Echannel
$-305.00
SInterest
$-100.00
^
!Account
NBroker
TInvst
^
!Type:Invst
D1/ 6/89
NBuy
YFID Growth & Inc
I15.330    
Q32.616   
T500.00
^
D1/ 6/99
NShrsIn
YFID Govt Res
I1
Q1,035.34
T1,035.34
MOpening
^
D1/11' 0
NDivX
YAdobe
T0.75
L[Checking]
$0.75
^
D1/12' 0
NXOut
T250.00
L[Checking]
^
!Type:Memorized
KP
T-117.92
PA lease
^
`

test('bank and investment accounts are statements; lists and memorised entries are none', async () => {
  const read = await readAll(readQif, quicken, { currency: 'USD' })
  expect(read.refused).toBeNull()
  expect(read.format).toBe('QIF')
  expect(read.statements).toMatchObject([
    {
      account: { id: 'Checking', type: 'Bank' },
      currency: 'USD',
      entries: 2,
      totals: [{ credits: '5762.36', debits: '405.00' }],
    },
    { account: { id: 'Broker', type: 'Invst' }, entries: 4, investments: 3, totals: [{ debits: '250.00' }] },
  ])
})

test('an opening balance is shown, marked and warned of: it is no movement of money', async () => {
  const read = await readAll(readQif, quicken)
  expect(read.entries[0]?.code).toMatchObject({ code: 'OPENING' })
  expect(read.warnings.map(({ code }) => code)).toEqual(['no-currency', 'opening-balance'])
})

test('a last record without its end may be cut within its amount, and does not pass', async () => {
  const text = '!Type:Bank\nD1/13/24\nT5\n^\nD1/14/24\nT600.00\n^'
  const failed = async (content: string) =>
    (await readAll(readQif, content)).statements.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))
  expect(await failed(text)).toEqual([])
  expect(await failed(text.slice(0, -5))).toMatchObject([{ name: 'end of the last record', computed: 'missing' }])
})

test.each([
  ['the end of a record', '!Type:Bank\nD1/13/24\nT5\nPa\nD1/14/24\nT6\n^\n', 'merged-records', 5],
  ['the end of a record with splits', '!Type:Bank\nD1/13/24\nT5\nSx\n$5\nT6\n^\n', 'merged-records', 6],
  ['the name of a section', '!Type:Bajk\nD1/13/24\nT5\n^\n', 'unknown-section', 2],
  [
    'the section behind the account',
    '!Account\nNx\nTBank\n^\nD1/13/24\nT5\nN101\n^\n!Type:Bank\n',
    'unknown-section',
    5,
  ],
  ['the section itself', '!Account\nNx\nTBank\n^\nD1/13/24\nT5\n^\n', 'unknown-section', 5],
])('%s is lost: refused, since money would be', async (_what, text, code, line) => {
  expect((await readAll(readQif, text)).refused).toMatchObject({ code, line })
})

test('an investment account that is opened empty has no entry for it', async () => {
  const { entries, warnings, refused } = await readAll(
    readQif,
    "# notes\n!Account\nNPortfolio\nTInvst\n^\n!Type:Invst\nD1/13'01\nNCash\nL[Portfolio]\n^\nD1/14'01\nNCash\nL[Other]\nT5\n^\n",
  )
  expect(refused).toBeNull()
  expect(entries.map(({ amount }) => amount)).toEqual(['5'])
  expect(warnings.map(({ code }) => code)).toContain('row-without-amount')
})

test('securities, prices and memorised entries between accounts are none of theirs; a record may lack its end', async () => {
  const { statements, entries } = await readAll(
    readQif,
    '!Type:Security\nNABC\nSABC\nTMutual Fund\n^\n!Account\nNFunds\nTInvst\n^\n!Type:Invst\nD12/31/00\nNShrsIn\nYABC\nI30.34\nQ1,343.648538\nU40,766.30\nT40,766.30\n^^\nD2/13/04\nNSellX\nYABC\nI30.34\nQ10\nT303.40\nL[Bank]\n$303.40\n!Type:Prices\n"ABC",1 15/16,"01/03/19"\n^\n!Type:Memorized\nT-200.00\nPCash\nKP\n^\n',
  )
  expect(statements).toMatchObject([{ account: { id: 'Funds' }, entries: 2, investments: 2 }])
  expect(entries.map(({ amount, securities }) => [amount, securities[0]?.quantity])).toEqual([
    ['0', '1343.648538'],
    ['0', '-10'],
  ])
})

test('splits are details, and must add up to their entry', async () => {
  const read = await readAll(readQif, quicken)
  expect(read.entries[1]?.details.map(({ amount, text }) => [amount, text])).toEqual([
    ['-305.00', 'channel'],
    ['-100.00', ''],
  ])
  expect(read.statements[0]?.checks).toEqual([])
  const wrong = await readAll(readQif, quicken.replace('$-305.00', '$-304.00'))
  expect(wrong.statements[0]?.checks).toMatchObject([{ declared: '-405.00', computed: '-404.00', ok: false }])
})

test('trades, transfers in kind and cash through another account', async () => {
  const { entries } = await readAll(readQif, quicken)
  expect(
    entries
      .slice(2)
      .map(({ kind, amount, securities }) => [
        kind,
        amount,
        securities[0]?.type,
        securities[0]?.quantity,
        securities[0]?.value,
      ]),
  ).toEqual([
    ['investment', '-500.00', 'buy', '32.616', '500.00'],
    ['investment', '0', 'transfer', '1035.34', '1035.34'],
    ['investment', '0', 'income', null, '0.75'],
    ['cash', '-250.00', undefined, undefined, undefined],
  ])
})

const bank = (...dates: readonly string[]): string =>
  `!Type:Bank\n${dates.map((date) => `D${date}\nT1.00\n^\n`).join('')}`

describe('dates', () => {
  test.each([
    ["Quicken's apostrophe and blanks", ["3/29' 0"], ['2000-03-29']],
    ['days first, proven by one of them', ['01/02/2024', '13/02/2024'], ['2024-02-01', '2024-02-13']],
    ['months first, proven by one of them', ['01/02/2024', '02/13/2024'], ['2024-01-02', '2024-02-13']],
    ['points', ['1.2.2024'], ['2024-02-01']],
    ['ISO', ['2013-08-12'], ['2013-08-12']],
    ['a day that does not exist', ['02/30/2024', '12/31/2024'], [null, '2024-12-31']],
    ['a year that broke in 2000', ['03/25/099Share Withdrawal'], [null]],
  ])('%s', async (_case, dates, days) => {
    const { entries } = await readAll(readQif, bank(...dates))
    expect(entries.map(({ booked }) => booked.day)).toEqual(days)
    expect(entries.map(({ booked }) => booked.raw)).toEqual(dates)
  })

  test('where nothing tells day from month no day is taken, and a person is asked', async () => {
    const { warnings, entries } = await readAll(readQif, bank('01/02/2024'))
    expect(warnings.map(({ code }) => code)).toContain('ambiguous-dates')
    expect(entries[0]?.booked).toEqual({ raw: '01/02/2024', day: null, flag: 'ambiguous' })
    const stated = await readAll(readQif, bank('01/02/2024'), { mapping: { dateOrder: 'DMY' } })
    expect(stated.entries[0]?.booked.day).toBe('2024-02-01')
  })

  test('dates that contradict each other refuse the file', async () => {
    const { refused } = await readAll(readQif, bank('13/02/2024', '02/13/2024'))
    expect(refused).toMatchObject({ code: 'mixed-dates', field: 'D' })
  })
})

test.each([
  ['two points', '12..34'],
  ['a letter O', '1O.00'],
  ['an exponent', '1e3'],
  ['wrong grouping', '1,23.00'],
])('an amount with %s is refused with its line', async (_case, amount) => {
  const { refused } = await readAll(readQif, `!Type:CCard\nD1/31/24\nT${amount}\n^\n`)
  expect(refused).toMatchObject({ code: 'not-an-amount', line: 3, field: 'T' })
})

test.each([
  ['no section', 'D1/1/24\nT1\n^\n', 'no-statement'],
  ['no amount', '!Type:Bank\nD1/1/24\nPX\n^\n', 'no-amount'],
  ['an unknown action', '!Type:Invst\nD1/1/24\nNTeleport\nT1\n^\n', 'unknown-action'],
])('%s is refused', async (_case, text, code) => expect((await readAll(readQif, text)).refused?.code).toBe(code))

test('decimal commas are found over the whole file', async () => {
  const { entries } = await readAll(readQif, '!Type:Bank\nD31/1/24\nT1.234,50\n^\nD31/1/24\nT-1.000\n^\n')
  expect(entries.map(({ amount }) => amount)).toEqual(['1234.50', '-1000'])
})

test('any list of entries is read as it was written', async () => {
  const entry = fc.record({
    day: fc.date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true }),
    units: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    payee: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,20}[a-z]$/),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (list, size) => {
        const amounts = list.map(({ units }) => (units / 100).toFixed(2))
        const days = list.map(({ day }) => day.toISOString().slice(0, 10))
        const text = list
          .map(({ payee }, at) => {
            const [year = '', month = '', day = ''] = (days[at] ?? '').split('-')
            return `D${month}/${day}/${year}\nT${amounts[at]}\nP${payee}\n^\n`
          })
          .join('')
        const read = await readAll(readQif, `!Type:Bank\nD12/31/1999\nT0.00\n^\n${text}`, {}, size)
        expect(read.refused).toBeNull()
        expect(read.entries.slice(1).map(({ amount, booked }) => [Number(amount).toFixed(2), booked.day])).toEqual(
          amounts.map((amount, at) => [Number(amount).toFixed(2), days[at]]),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('a damaged file is read or refused by name', async () => {
  for (const copy of damagedCopies(new TextEncoder().encode(quicken), 100)) {
    const { refused } = await readAll(readQif, copy)
    expect(refused?.code ?? 'read').toMatch(/^[a-z-]+$/)
  }
})
