import { describe, expect, test } from '@jest/globals'
import type { Split } from './claim.ts'
import { agreeToSplit, creditParts, proposedSplit, type SplitTerms, splitWaitsFor } from './split-agreement.ts'
import { claimOf } from './testing/facts.ts'

const shared = (shares: Record<string, string>): Split[] =>
  Object.entries(shares).map(([payee, share]) => ({ payee, share }))
const sixtyForty = shared({ ana: '0.6', ben: '0.4' })
const terms: SplitTerms = { claimant: 'ana', splits: sixtyForty, usual: [], agreements: [] }
const waits = (more: Partial<SplitTerms>) => splitWaitsFor({ ...terms, ...more }, 100)

describe('a split is agreed by both before confirmation', () => {
  test('the claimant has agreed by claiming, the other one has to', () => {
    expect(waits({})).toEqual(['ben'])
    expect(waits({ agreements: [{ payee: 'ben', at: 100 }] })).toEqual([])
    expect(waits({ agreements: [{ payee: 'ben', at: 101 }] })).toEqual(['ben'])
    expect(waits({ agreements: [{ payee: 'eve', at: 1 }] })).toEqual(['ben'])
    expect(waits({ claimant: 'lang' })).toEqual(['ana', 'ben'])
  })
  test('what the household’s team agreed on holds without a word, in whichever order and however it is written', () => {
    expect(waits({ usual: sixtyForty })).toEqual([])
    expect(waits({ usual: shared({ ben: '0.40', ana: '0.6000' }) })).toEqual([])
  })
  test('another one than that needs the word of whoever is left out, too', () => {
    expect(waits({ splits: shared({ ana: '1' }), usual: sixtyForty })).toEqual(['ben'])
    expect(waits({ splits: shared({ ana: '0.7', ben: '0.3' }), usual: sixtyForty })).toEqual(['ben'])
    expect(waits({ splits: shared({ ana: '0.6', cid: '0.4' }), usual: sixtyForty })).toEqual(['ben', 'cid'])
    expect(waits({ usual: shared({ ana: '0.5', ben: '0.3', cid: '0.2' }) })).toEqual(['ben', 'cid'])
  })
  test('who has all of it needs nobody’s word, where the team agreed on nothing', () => {
    expect(waits({ splits: shared({ ana: '1' }) })).toEqual([])
    expect(waits({ splits: shared({ ben: '1' }) })).toEqual(['ben'])
  })
  test('what the team left incomplete is nothing that was agreed on', () =>
    expect(waits({ splits: shared({ ana: '1' }), usual: shared({ ana: '0.5', ben: '0.4' }) })).toEqual([]))
})

test('a claim begins with what the team agreed on, else with all for the claimant', () => {
  expect(proposedSplit(sixtyForty, 'cid')).toBe(sixtyForty)
  expect(proposedSplit([], 'cid')).toEqual([{ payee: 'cid', share: '1' }])
  expect(proposedSplit(shared({ ana: '0.6' }), 'cid')).toEqual([{ payee: 'cid', share: '1' }])
})

test('an allocation is credited to the cent, equal remainders in the order of the payees’ ids', () => {
  const equal = shared({ cid: '0.3333', ben: '0.3333', ana: '0.3334' })
  expect(creditParts(101n, equal)).toEqual([
    { payee: 'ana', amount: 34n },
    { payee: 'ben', amount: 34n },
    { payee: 'cid', amount: 33n },
  ])
  expect(creditParts(-101n, equal).map(({ amount }) => amount)).toEqual([-34n, -34n, -33n])
})

describe('agreeing', () => {
  const agree = (who: string, more: Partial<SplitTerms> = {}, claim = claimOf()) =>
    agreeToSplit(claim, { ...terms, ...more }, who, 100)
  test('is for whoever is asked, once', () => {
    expect(agree('ben')).toEqual({ ok: true, fact: { payee: 'ben', at: 100 } })
    expect(agree('ben', { agreements: [{ payee: 'ben', at: 1 }] })).toEqual({ ok: false, reason: 'not_asked' })
    for (const who of ['ana', 'eve']) expect(agree(who)).toEqual({ ok: false, reason: 'not_asked' })
  })
  test('is possible while the claim is open, and while its claimant is asked something', () => {
    expect(agree('ben', {}, claimOf({ state: 'returned' })).ok).toBe(true)
    expect(agree('ben', {}, claimOf({ state: 'rejected' }))).toEqual({ ok: false, reason: 'not_open' })
    expect(agree('ben', {}, claimOf({ state: 'confirmed' }))).toEqual({ ok: false, reason: 'not_open' })
  })
})
