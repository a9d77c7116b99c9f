import { describe, expect, test } from '@jest/globals'
import { guessDelimiter } from './guess-mapping.ts'
import { detectDecimalSign, readTableAmount } from './table-amount.ts'
import { detectDateOrder, readAsOf, readTableDate } from './table-date.ts'
import { titleAccount } from './table-title.ts'

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

  test('the decimal sign is what a column proves', () => {
    expect(detectDecimalSign(['1,234', '1.234,56'])).toBe(',')
    expect(detectDecimalSign(['12,5'])).toBe(',')
    expect(detectDecimalSign(['1,234', '5,678'])).toBe('.')
    expect(detectDecimalSign(['1.234.567'])).toBe(',')
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

  test('a number above twelve tells day from month for the whole column', () => {
    expect(detectDateOrder(['01/02/2020', '13/02/2020'], 'MDY')).toEqual({ order: 'DMY', certain: true, mixed: false })
    expect(detectDateOrder(['01/02/2020'], 'MDY')).toEqual({ order: 'MDY', certain: false, mixed: false })
    expect(detectDateOrder(['13/02/2020', '02/13/2020'], 'MDY').mixed).toBe(true)
  })
})

test.each([
  ['Transactions  for account Individual ...123 as of 10/15/2026 08:00:00 ET', '...123', 'Individual'],
  ['Transactions  for account nv_default XXXX-4245 as of 07/28/2013 02:11:18 ET', 'XXXX-4245', 'nv_default'],
  ['Account Number : 08088804068', '08088804068', null],
])('the title "%s" names account %s', (title, id, name) => expect(titleAccount([title])).toMatchObject({ id, name }))

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['"a;b";c\n"1,0";2\n', ';'],
  ['a\tb\n1,5\t2,5\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
])('the delimiter of %j is %j', (sample, delimiter) => expect(guessDelimiter(sample)).toBe(delimiter))
