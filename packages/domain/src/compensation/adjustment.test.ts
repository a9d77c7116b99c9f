import { expect, test } from '@jest/globals'
import { proposeAdjustment, signAdjustment } from './adjustment.ts'

const proposed = { id: 'x', payeeId: 'ana', minor: 7_500n, reason: ' late file ', author: 'boss', correctsLine: null }
const approver = { id: 'approver', onBehalfOf: null }

test('an adjustment is kept as it was proposed, its reason without the space around it', () => {
  expect(proposeAdjustment(proposed, [])).toEqual({ ok: true, fact: { ...proposed, reason: 'late file' } })
  expect(signAdjustment(proposed, approver, [])).toEqual({
    ok: true,
    fact: { ...proposed, reason: 'late file', secondSignature: 'approver' },
  })
})

test('a second signature does not heal what may not be proposed', () => {
  expect(signAdjustment({ ...proposed, reason: ' ' }, approver, [])).toEqual({ ok: false, reason: 'reason_missing' })
  expect(signAdjustment({ ...proposed, minor: 0n }, approver, [])).toEqual({ ok: false, reason: 'nothing_adjusted' })
})
