import { describe, expect, test } from '@jest/globals'
import { guessDelimiter } from './guess-delimiter.ts'
import { currencyOfAmount, decimalEvidence, isAmbiguousAmount, readTableAmount } from './table-amount.ts'
import { contradictsOrder, orderEvidence, readAsOf, readTableDate, runningOrder } from './table-date.ts'
import { labelsOf } from './table-labels.ts'

describe('amounts as tables write them', () => {
  test.each([
    ['$1,234.56', '1234.56'],
    ['(123.45)', '-123.45'],
    ['($397.75)', '-397.75'],
    ['$(397.75)', '-397.75'],
    ['-$23.34', '-23.34'],
    ['$-1.0', '-1.0'],
    ['1,234.56-', '-1234.56'],
    ['USD 1,234.56', '1234.56'],
    ['12.50 DR', '-12.50'],
    ['−5.00', '-5.00'],
    ['.5', '0.5'],
    ["'544.00 $", '544.00'],
  ])('%s is %s', (text, amount) => expect(readTableAmount(text, '.')).toBe(amount))

  test.each(['12..34', '1e3', '1O.00', '1,23.4', '12,34', '-(5.00)', '(5', '--5', '', 'CR', '1.2.3', '0x1F', 'NaN'])(
    '"%s" is no amount',
    (text) => expect(readTableAmount(text, '.')).toBeNull(),
  )

  test.each([
    ['1.234,56', '1234.56'],
    ['-1 234,50 €', '-1234.50'],
    ["1'234,50", '1234.50'],
    ['+31070,11', '31070.11'],
    ['1.234', '1234'],
  ])('with a decimal comma, %s is %s', (text, amount) => expect(readTableAmount(text, ',')).toBe(amount))

  test.each([
    [['1,234', '1.234,56'], { comma: '1.234,56', ambiguous: '1,234' }],
    [['12,5'], { comma: '12,5' }],
    [['1,234', '5,678'], { ambiguous: '1,234' }],
    [['1.234.567'], { comma: '1.234.567' }],
    [['0.125'], { point: '0.125' }],
    [['12', '-7'], {}],
  ])('of %j the decimal sign is what they prove', (amounts, proof) =>
    expect(decimalEvidence(amounts)).toEqual({ point: null, comma: null, ambiguous: null, ...proof }),
  )

  test.each([
    ['15 EUR', 'EUR'],
    ['-USD 1,234.56', 'USD'],
    ['(1.234,50 €)', 'EUR'],
    ['£5.00', 'GBP'],
    ['$5.00', null],
    ['5.00 CR', null],
    ['5 XQZ', null],
    ['1234.56', null],
  ])('%s names the currency %s', (text, currency) => expect(currencyOfAmount(text)).toBe(currency))

  test('where nothing tells the sign, only what is the same with both is read', () => {
    expect(['12.50', '1,234.56', '7', '1,234'].map((text) => readTableAmount(text, null))).toEqual([
      '12.50',
      '1234.56',
      '7',
      null,
    ])
    expect(['1,234', '12..34', '12.50'].map(isAmbiguousAmount)).toEqual([true, false, false])
  })
})

describe('dates as tables write them', () => {
  test.each([
    ['09/02/2024', '2024-09-02'],
    ['9/2/24', '2024-09-02'],
    ['Oct-07-2026', '2026-10-07'],
    ['7 Oct 2026', '2026-10-07'],
    ['October 7, 2026', '2026-10-07'],
    ['3. Mai 2024', '2024-05-03'],
    ['20261007', '2026-10-07'],
    ['2026-10-07T10:00:00Z', '2026-10-07'],
    ['10/07/2026 10:41 pm', '2026-10-07'],
  ])('%s is %s', (text, day) => expect(readTableDate(text, 'MDY').day).toBe(day))

  test.each([
    ['02/30/2024', 'impossible'],
    ['99', 'unreadable'],
    ['Smarch 3, 2024', 'unreadable'],
    ['', 'missing'],
  ])('"%s" is %s', (text, flag) => expect(readTableDate(text, 'MDY')).toEqual({ raw: text, day: null, flag }))

  test('"x as of y" has two days', () => {
    const { booked, value } = readAsOf('12/16/2014 as of 12/15/2014', 'MDY')
    expect([booked.day, booked.flag, value?.day]).toEqual(['2014-12-16', 'as-of', '2014-12-15'])
  })

  test('a number above twelve, or a point, tells day from month', () => {
    const nothing = { monthFirst: null, dayFirst: null, ambiguous: null }
    expect(orderEvidence(['01/02/2020', '13/02/2020'])).toEqual({
      ...nothing,
      dayFirst: '13/02/2020',
      ambiguous: '01/02/2020',
    })
    expect(orderEvidence(['03/04/2020 as of 03/31/2020'])).toMatchObject({ monthFirst: '03/31/2020' })
    expect(orderEvidence(['01.02.2020'])).toMatchObject({ dayFirst: '01.02.2020' })
    expect(orderEvidence(['2020-01-02', '05/05/2020'])).toEqual(nothing)
  })

  test('where nothing tells, a date that is two days is neither', () => {
    expect(readTableDate('03/04/2024', null)).toEqual({ raw: '03/04/2024', day: null, flag: 'ambiguous' })
    expect(['05/05/2024', '31/01/2024', '3.4.2024'].map((text) => readTableDate(text, null).day)).toEqual([
      '2024-05-05',
      '2024-01-31',
      '2024-04-03',
    ])
  })

  test('dates that follow each other only with the month first are so', () => {
    expect(runningOrder(['02/10/2024', '03/01/2024', '03/05/2024', '04/02/2024'])).toBe('MDY')
    expect(runningOrder(['03/01/2024', '03/02/2024', '03/03/2024', '03/04/2024'])).toBeNull()
  })

  test('a day that exists only in the other order contradicts the mapping', () => {
    expect(contradictsOrder(readTableDate('13/02/2026', 'MDY'), 'MDY')).toBe(true)
    expect(contradictsOrder(readTableDate('02/30/2026', 'MDY'), 'MDY')).toBe(false)
  })
})

test.each([
  ['Transactions  for account Individual ...123 as of 10/15/2026 08:00:00 ET', '...123', 'Individual'],
  ['Transactions  for account nv_default XXXX-4245 as of 07/28/2013 02:11:18 ET', 'XXXX-4245', 'nv_default'],
  ['Transactions  for Checking account EAC as of 12/23/2020 16:00:10 ET', 'EAC', null],
  ['Account Number : 08088804068', '08088804068', null],
])('the title "%s" names account %s', (title, id, name) =>
  expect(labelsOf([title], '.')).toMatchObject([{ kind: 'account', account: { id, name } }]),
)

test.each([
  [['Account', 'U1234567 (Individual)'], { kind: 'account', account: { id: 'U1234567' } }],
  [['Account number:', '0240 00123456.01'], { kind: 'account', account: { id: '0240 00123456.01' } }],
  [['IBAN:', 'CH93 0076 2011 6238 5295 7'], { kind: 'account', account: { id: 'CH9300762011623852957' } }],
  [['For Account:', '#####1234'], { kind: 'account', account: { id: '#####1234' } }],
  [['Base Currency', 'GBP'], { kind: 'currency', currency: 'GBP' }],
  [['Beginning balance as of 01/01/2026', '', '1,000.00'], { kind: 'opening', amount: '1000.00' }],
  [['Ending balance as of 01/31/2026', '', '900.00'], { kind: 'closing', amount: '900.00' }],
  [['Total debits', '', '-100.00'], { kind: 'debits', amount: '-100.00' }],
])('the line %j says so', (cells, label) => expect(labelsOf(cells, '.')).toMatchObject([label]))

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['"a;b";c\n"1,0";2\n', ';'],
  ['a\tb\n1,5\t2,5\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
])('the delimiter of %j is %j', (sample, delimiter) => expect(guessDelimiter(sample)).toBe(delimiter))
