import { describe, expect, test } from '@jest/globals'
import type { Basis } from './basis.ts'
import { canonical, hashBasis, hashResult } from './hash.ts'
import type { RunResult, Statement, StatementLine } from './statement.ts'
import { basis, component, deposit, fee, minor, payee, plan, run, split } from './testing/facts.ts'

const facts = basis({
  plan: plan({ components: [component(), component({ key: 'fixed', pay: { kind: 'fixed', minor: minor('5.00') } })] }),
  splits: [split('h', { ana: '1' }, { shadow: [{ payeeId: 'ana', share: '0.5' }] })],
  movements: [deposit('a', '2026-02-01', '11,000,000'), deposit('b', '2026-03-01', '1.00')],
})
const result = run(facts)

const lists: { readonly [List in Exclude<keyof Basis, 'plan'>]: Basis[List][number] } = {
  payees: payee('zoe'),
  households: { id: 'x', clientSince: null },
  movements: deposit('x', '2026-04-01', '1.00'),
  engagements: { claimId: 'x', householdId: 'h', contactIds: [], confirmedOn: '2026-04-01' },
  fees: fee('x', '2026-04-01', '1.00'),
  splits: split('x', { ana: '1' }),
  promises: { claimId: 'x', householdId: 'h', expectedOn: '2026-04-01', minor: 1n },
  scorecards: { id: 'x', payeeId: 'ana', minor: 1n },
  adjustments: {
    id: 'x',
    payeeId: 'ana',
    minor: 1n,
    reason: 'r',
    author: 'b',
    secondSignature: 'c',
    correctsLine: null,
  },
  recoveries: { id: 'x', payeeId: 'ana', minor: 1n, since: '2026-04-01', allocationId: 'al', line: 'l' },
  releases: { id: 'x', payeeId: 'ana', minor: 1n, line: 'l' },
}

describe('every fact of a basis is part of its identity', () => {
  test.each(Object.entries(lists))('one more of %s', (list, fact) =>
    expect(hashBasis({ ...facts, [list]: [...facts[list as keyof typeof lists], fact] })).not.toBe(hashBasis(facts)),
  )
  test('the same fact is another one in another list', () => {
    const { scorecards, releases } = { scorecards: [lists.scorecards], releases: [{ ...lists.scorecards, line: '' }] }
    expect(hashBasis({ ...facts, scorecards })).not.toBe(hashBasis({ ...facts, releases }))
  })
})

describe('every figure of a result is part of its identity', () => {
  const [statement] = result.statements
  if (!statement) throw new Error('no statement')
  const withStatement = (more: Partial<Statement>): RunResult => ({
    ...result,
    statements: [{ ...statement, ...more }],
  })
  const [line] = statement.lines
  if (!line) throw new Error('no line')
  const withLine = (more: Partial<StatementLine>) =>
    withStatement({ lines: [{ ...line, ...more }, ...statement.lines.slice(1)] })
  const [slice, second] = line.slices
  if (!slice || !second) throw new Error('not two slices')
  test.each<[string, RunResult]>([
    ['the plan’s version', { ...result, planVersion: 2 }],
    ['a sum of the run', { ...result, totals: { ...result.totals, deferred: 1n } }],
    ['a payout', withStatement({ payout: 1n })],
    ['a figure', withStatement({ figures: [{ measure: 'net_new', value: 1n }] })],
    ['a line’s key', withLine({ key: 'other' })],
    ['its amount', withLine({ amount: 1n })],
    ['its bonus', withLine({ bonus: 1n })],
    ['what a slice is of', withLine({ slices: [{ ...slice, amount: 1n }, second] })],
    ['its rate', withLine({ slices: [{ ...slice, rate: '0.9' }, second] })],
    ['what it earned', withLine({ slices: [{ ...slice, bonus: 1n }, second] })],
    ['the order of slices', withLine({ slices: [second, slice] })],
    ['a line less', withStatement({ lines: statement.lines.slice(1) })],
    ['a credit', withStatement({ credits: statement.credits.slice(1) })],
    ['what a credit is worth', withStatement({ credits: statement.credits.map((one) => ({ ...one, amount: 1n })) })],
    ['a shadow', withStatement({ shadow: statement.shadow.slice(1) })],
    [
      'a credit that becomes a shadow',
      withStatement({ credits: [], shadow: [...statement.credits, ...statement.shadow] }),
    ],
  ])('%s', (_case, other) => expect(hashResult(other)).not.toBe(hashResult(result)))
})

test('what looks alike is told apart: texts, numbers, nothing, lists in lists', () => {
  const alike = [
    '1n',
    1n,
    1,
    true,
    null,
    '',
    [],
    [''],
    ['', ''],
    [[], []],
    [[[]]],
    {},
    { a: '' },
    { a: null },
    '1',
    'null',
    '{}',
  ]
  expect(new Set(alike.map(canonical)).size).toBe(alike.length)
})
