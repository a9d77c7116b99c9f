import { describe, expect, test } from '@jest/globals'
import { type AgreedShare, defaultShares, defaultSplits } from './default-splits.ts'

const agreed = (payeeId: string, share: string, since: string, until: string | null = null): AgreedShare => ({
  payeeId,
  share,
  since,
  until,
})
const covers = (userId: string, role: 'lead' | 'specialist', since: string, until: string | null = null) => ({
  userId,
  role,
  since,
  until,
})
const team = [
  covers('saul', 'specialist', '2026-01-01'),
  covers('rita', 'lead', '2026-01-01', '2026-06-30'),
  covers('tom', 'lead', '2026-07-01'),
]
const split = [agreed('saul', '0.4', '2026-03-01', '2026-08-31'), agreed('rita', '0.6', '2026-03-01', '2026-08-31')]

describe('who shares where no claim says otherwise', () => {
  test.each([
    ['the lead alone before anything was agreed', '2026-02-28', [['rita', '1']]],
    [
      'as agreed, in the order of their ids',
      '2026-03-01',
      [
        ['rita', '0.6'],
        ['saul', '0.4'],
      ],
    ],
    [
      'as agreed, whoever leads meanwhile',
      '2026-08-31',
      [
        ['rita', '0.6'],
        ['saul', '0.4'],
      ],
    ],
    ['the lead of that day when the agreement is over', '2026-09-01', [['tom', '1']]],
    ['nobody before anybody led', '2025-12-31', []],
  ])('%s', (_case, day, shares) =>
    expect(defaultShares(split, team, day).map(({ payeeId, share }) => [payeeId, share])).toEqual(shares),
  )

  test('a split that is not whole is no agreement', () => {
    expect(defaultShares([agreed('saul', '0.4', '2026-01-01')], team, '2026-02-01')).toEqual([
      { payeeId: 'rita', share: '1' },
    ])
    expect(
      defaultShares([agreed('saul', '0.4', '2026-01-01')], [covers('saul', 'specialist', '2026-01-01')], '2026-02-01'),
    ).toEqual([])
  })
})

test('for all days: one split for every stretch on which nothing changes', () =>
  expect(
    defaultSplits('K', split, team).map(({ id, firstDay, lastDay, shares }) => [
      id,
      firstDay,
      lastDay,
      shares.map(({ payeeId }) => payeeId).join(),
    ]),
  ).toEqual([
    ['K/2026-01-01', '2026-01-01', '2026-02-28', 'rita'],
    ['K/2026-03-01', '2026-03-01', '2026-06-30', 'rita,saul'],
    ['K/2026-07-01', '2026-07-01', '2026-08-31', 'rita,saul'],
    ['K/2026-09-01', '2026-09-01', null, 'tom'],
  ]))

test('a household that nobody leads has none', () => expect(defaultSplits('K', [], [])).toEqual([]))
