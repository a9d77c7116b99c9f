import { describe, expect, test } from '@jest/globals'
import type { Basis } from './basis.ts'
import { component, deposit, fee, fixed, payee, plan, problems, run, split, tiered } from './testing/facts.ts'

const sum = { id: 'x', payeeId: 'ana', minor: 1n }
const adjustment = { ...sum, reason: 'late file', author: 'boss', secondSignature: 'approver', correctsLine: null }
const recovery = { ...sum, since: '2026-05-01', allocationId: 'al', line: 'growth/credit/d' }
const release = { ...sum, line: 'growth' }
const won = { claimId: 'x', householdId: 'h', contactIds: [], confirmedOn: '2026-05-01' }

describe('nothing stands in a basis twice', () => {
  test.each<[keyof Basis, Partial<Basis>]>([
    ['payees', { payees: [payee('ana'), payee('x'), payee('x')] }],
    ['households', { households: [1, 2].map(() => ({ id: 'x', clientSince: null })) }],
    ['movements', { movements: [1, 2].map(() => deposit('x', '2026-03-01', '1')) }],
    ['fees', { fees: [1, 2].map(() => fee('x', '2026-03-01', '1')) }],
    ['engagements', { engagements: [won, won] }],
    ['scorecards', { scorecards: [sum, sum] }],
    ['adjustments', { adjustments: [adjustment, adjustment] }],
    ['recoveries', { recoveries: [recovery, recovery] }],
    ['releases', { releases: [release, release] }],
  ])('%s', (list, facts) => expect(problems(facts)).toEqual([{ code: 'duplicate', list, id: 'x' }]))
  test('splits', () =>
    expect(
      problems({
        splits: [1, 2].map((year) =>
          split('h', { ana: '1' }, { id: 'x', firstDay: `202${year}-01-01`, lastDay: `202${year}-12-31` }),
        ),
      }),
    ).toEqual([{ code: 'duplicate', list: 'splits', id: 'x' }]))
})

describe('what is paid or owed belongs to a payee of the run', () => {
  const stranger = { payeeId: 'zoe' }
  test.each<[keyof Basis, Partial<Basis>]>([
    ['scorecards', { scorecards: [{ ...sum, ...stranger }] }],
    ['adjustments', { adjustments: [{ ...adjustment, ...stranger }] }],
    ['recoveries', { recoveries: [{ ...recovery, ...stranger }] }],
    ['releases', { releases: [{ ...release, ...stranger }] }],
  ])('%s', (list, facts) => expect(problems(facts)).toEqual([{ code: 'payee_unknown', list, id: 'x', payee: 'zoe' }]))
})

describe('what somebody decided says who and why', () => {
  test.each([
    ['an adjustment without words', { reason: ' ' }, 'adjustment_unexplained'],
    ['one that nobody signed', { secondSignature: '' }, 'adjustment_signed_alone'],
    ['one that its author signed', { secondSignature: 'boss' }, 'adjustment_signed_alone'],
    ['one that its payee signed', { secondSignature: 'ana' }, 'adjustment_signed_alone'],
  ])('%s', (_case, more, code) =>
    expect(problems({ adjustments: [{ ...adjustment, ...more }] })).toEqual([{ code, id: 'x' }]),
  )
  test('a recovery of nothing is none, of a cent is one', () => {
    expect(problems({ recoveries: [{ ...recovery, minor: 0n }] })).toEqual([{ code: 'recovery_not_positive', id: 'x' }])
    expect(problems({ recoveries: [recovery] })).toEqual([])
  })
})

test('a plan with an error is not computed, one that only deserves a look is', () => {
  const closed = tiered({ tiers: [{ from: fixed('0'), to: fixed('100'), rate: '0.001' }] })
  expect(run({ plan: plan({ components: [component({ pay: closed })] }) }).totals.payout).toBe(0n)
  expect(problems({ plan: plan({ components: [] }), scorecards: [sum, sum] })).toEqual([
    { code: 'plan_invalid', findings: [{ severity: 'error', code: 'nothing_paid', path: 'components' }] },
  ])
})
