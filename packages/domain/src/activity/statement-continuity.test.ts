import { describe, expect, test } from '@jest/globals'
import { continuityOf, type StatementSpan } from './statement-continuity.ts'

const span = (from: string, to: string, more: Partial<StatementSpan> = {}): StatementSpan => ({
  from,
  to,
  sequence: '',
  opening: null,
  closing: null,
  ...more,
})
const codes = (statement: StatementSpan, ...known: StatementSpan[]) =>
  continuityOf(statement, known).map((finding) => finding.code)

describe('a statement beside those that were imported before', () => {
  test.each([
    ['follows the one before to the cent', [span('2026-03-01', '2026-03-07', { closing: 500n })], []],
    ['opens with another balance', [span('2026-03-01', '2026-03-07', { closing: 400n })], ['balance_gap']],
    [
      'is followed by one that opens otherwise',
      [span('2026-03-16', '2026-03-20', { opening: 1n, sequence: '13' })],
      ['balance_gap'],
    ],
    [
      'leaves out a number, although the balances agree',
      [span('2026-03-01', '2026-03-07', { closing: 500n, sequence: '10' })],
      ['sequence_gap'],
    ],
    ['follows the number before', [span('2026-03-01', '2026-03-07', { closing: 500n, sequence: '11/2' })], []],
    ['begins a new year of numbers', [span('2026-03-01', '2026-03-07', { closing: 500n, sequence: '212' })], []],
    ['shares a day with the one before', [span('2026-03-01', '2026-03-09', { closing: 500n })], []],
    ['covers days of another', [span('2026-03-05', '2026-03-11')], ['period_overlap']],
    ['leaves working days open', [span('2026-03-01', '2026-03-04')], ['days_missing']],
    ['leaves only a weekend open', [span('2026-03-01', '2026-03-06')], []],
    ['has no place without a period', [span('2026-03-01', '2026-03-04', { from: null })], []],
    ['was there already', [span('2026-03-09', '2026-03-13', { sequence: '12', opening: 500n, closing: 700n })], []],
  ])('%s', (_case, known, expected) => {
    const statement = span('2026-03-09', '2026-03-13', { sequence: '12', opening: 500n, closing: 700n })
    expect(codes(statement, ...known)).toEqual(expected)
  })

  test('is told by how much balances part, and which numbers and days are missing', () => {
    const first = span('2026-03-01', '2026-03-06', { closing: 400n, sequence: '3' })
    const [gap] = continuityOf(span('2026-03-09', '2026-03-13', { opening: 500n }), [first])
    expect(gap).toEqual({ code: 'balance_gap', side: 'before', beside: first, apart: 100n })
    const [numbers] = continuityOf(span('2026-03-09', '2026-03-13', { sequence: '7' }), [first])
    expect(numbers).toEqual({ code: 'sequence_gap', beside: first, first: 4, last: 6 })
    const [days] = continuityOf(span('2026-03-11', '2026-03-13'), [span('2026-03-01', '2026-03-06')])
    expect(days).toMatchObject({ code: 'days_missing', first: '2026-03-07', last: '2026-03-10' })
  })

  test('is compared with its neighbours, whichever came first', () => {
    const march = span('2026-03-01', '2026-03-31', { closing: 1n })
    const may = span('2026-05-01', '2026-05-31', { opening: 9n })
    const april = span('2026-04-01', '2026-04-30', { opening: 1n, closing: 8n })
    expect(continuityOf(april, [may, march])).toMatchObject([{ code: 'balance_gap', side: 'after', apart: 1n }])
    expect(continuityOf(may, [march, april])).toMatchObject([{ code: 'balance_gap', side: 'before', apart: 1n }])
  })
})
