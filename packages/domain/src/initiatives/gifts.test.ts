import { expect, test } from '@jest/globals'
import { type Gift, giveGift } from './gifts.ts'

const gift = (cost: number, marketValue = cost, more: Partial<Gift> = {}): Gift => ({
  recipientId: 'Mrs K',
  on: '2026-09-12',
  cost: BigInt(cost * 100),
  marketValue: BigInt(marketValue * 100),
  ...more,
})
const override = { approvedBy: 'compliance', reason: 'fiftieth anniversary' }

test('gifts of a year add up to the limit of 300, and what crosses it is blocked', () => {
  const earlier = [gift(120), gift(100)]
  expect(giveGift(gift(80), earlier, 'rita', null)).toMatchObject({
    ok: true,
    fact: { yearToDate: 30_000n, aboveLimit: 0n, limit: { minor: 30_000n, currency: 'USD' } },
  })
  expect(giveGift(gift(81), earlier, 'rita', null)).toEqual({ ok: false, reason: 'limit_crossed' })
})

test('a ticket bought for 50 that is worth 310 counts 310', () => {
  expect(giveGift(gift(50, 310), [], 'rita', null)).toEqual({ ok: false, reason: 'limit_crossed' })
  expect(giveGift(gift(310, 50), [], 'rita', null)).toEqual({ ok: false, reason: 'limit_crossed' })
})

test('last year’s gifts and other people’s gifts do not count', () => {
  const earlier = [gift(290, 290, { on: '2025-12-31' }), gift(290, 290, { recipientId: 'Mr L' })]
  expect(giveGift(gift(300), earlier, 'rita', null)).toMatchObject({ ok: true })
})

test('somebody else can override with a reason, and the excess is on record', () => {
  expect(giveGift(gift(500), [], 'rita', override)).toMatchObject({ ok: true, fact: { aboveLimit: 20_000n, override } })
  expect(giveGift(gift(500), [], 'compliance', override)).toEqual({ ok: false, reason: 'override_by_giver' })
  const silent = { ...override, reason: ' ' }
  expect(giveGift(gift(500), [], 'rita', silent)).toEqual({ ok: false, reason: 'override_reason_missing' })
})

test('within the limit an override is not used up', () => {
  expect(giveGift(gift(10), [], 'rita', override)).toMatchObject({ fact: { override: null } })
})

test('a gift may have cost nothing, but neither cost nor worth is negative', () => {
  expect(giveGift(gift(0, 40), [], 'rita', null)).toMatchObject({ fact: { value: 4_000n } })
  expect(giveGift(gift(40, 0), [], 'rita', null)).toMatchObject({ fact: { value: 4_000n } })
  for (const one of [gift(-1, 1), gift(1, -1)]) {
    expect(giveGift(one, [], 'rita', null)).toEqual({ ok: false, reason: 'value_negative' })
  }
})
