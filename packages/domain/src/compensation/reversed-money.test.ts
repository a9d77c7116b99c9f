import { describe, expect, test } from '@jest/globals'
import { takenByReversal } from './reversed-money.ts'
import { usd } from './testing/facts.ts'

// 6,000,000.00 arrived; 3.0 M of it confirm one claim, 2.0 M another, 1.0 M none.
const inflow = {
  amount: usd('6,000,000.00'),
  reversedBefore: 0n,
  holders: [
    { claimId: 'first', minor: usd('3,000,000.00') },
    { claimId: 'second', minor: usd('2,000,000.00') },
  ],
}
const taken = (reversed: string, before = '0.00') =>
  takenByReversal({ ...inflow, reversedBefore: usd(before) }, usd(reversed)).map(({ claimId, minor }) => [
    claimId,
    minor,
  ])

describe('a reclaim takes back', () => {
  test('first what confirmed nothing', () => {
    expect(taken('400,000.00')).toEqual([])
    expect(taken('1,000,000.00')).toEqual([])
  })
  test('then of each claim in proportion to what it holds', () =>
    expect(taken('1,500,000.00')).toEqual([
      ['first', usd('300,000.00')],
      ['second', usd('200,000.00')],
    ]))
  test('on top of what earlier ones took', () =>
    expect(taken('1,000,000.00', '1,500,000.00')).toEqual([
      ['first', usd('600,000.00')],
      ['second', usd('400,000.00')],
    ]))
  test('the odd cent of the larger remainder, and never a line of nothing', () =>
    expect(taken('0.01', '1,000,000.00')).toEqual([['first', 1n]]))
  test('nothing of an inflow that confirms nothing', () =>
    expect(takenByReversal({ ...inflow, holders: [] }, usd('6,000,000.00'))).toEqual([]))
})
