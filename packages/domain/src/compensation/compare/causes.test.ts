import { describe, expect, test } from '@jest/globals'
import type { Basis } from '../basis.ts'
import type { Plan } from '../plan.ts'
import {
  basis,
  component,
  deposit,
  fee,
  fixed,
  minor,
  payee,
  plan,
  run,
  split,
  tiered,
  tiersOf,
  usd,
} from '../testing/facts.ts'
import { differenceOf } from './difference.ts'
import { whatIf } from './what-if.ts'

const changes = (before: Partial<Basis>, after: Partial<Basis>) =>
  differenceOf({ basis: basis(before), result: run(before) }, { basis: basis(after), result: run(after) })
const causes = (before: Partial<Basis>, after: Partial<Basis>) =>
  changes(before, after).flatMap(({ lines }) => lines.map(({ key, cause }) => [key, cause]))

const flat = tiered({ tiers: tiersOf(['0', '0.001']) })
const movements = [deposit('d', '2026-03-01', '1,000,000')]
const sum = { id: 'x', payeeId: 'ana', minor: usd('10.00') }
const owed = { ...sum, since: '2026-05-01', allocationId: 'al', line: 'growth/credit/d' }

describe('what came, went or was corrected is a fact of its own', () => {
  const subjective = plan({ components: [component({ key: 'subjective', pay: { kind: 'scorecard' } })] })
  const won = { claimId: 'e', householdId: 'h', contactIds: [], confirmedOn: '2026-05-01' }
  const bankers = plan({
    measures: [{ key: 'fees', name: 'Fees', kind: 'fees_collected', stage: 'collected' }],
    components: [component({ key: 'fees', pay: { kind: 'rate', on: 'fees', rate: '0.03' } })],
  })
  test.each<[string, string, Partial<Basis>, (minor: bigint) => Partial<Basis>]>([
    ['a recovery', 'plan/recovery/x', {}, (amount) => ({ recoveries: [{ ...owed, minor: amount }] })],
    ['a deferred part', 'plan/released/x', {}, (amount) => ({ releases: [{ ...sum, line: 'growth', minor: amount }] })],
    [
      'a scorecard',
      'subjective/scorecard/x',
      { plan: subjective },
      (amount) => ({ scorecards: [{ ...sum, minor: amount }] }),
    ],
    [
      'a fee',
      'fees/credit/x',
      { plan: bankers },
      (amount) => ({ fees: [fee('x', '2026-05-01', '1', { minor: amount })] }),
    ],
  ])('%s', (_case, key, before, fact) => {
    const [large, small] = [usd('1,000.00'), usd('500.00')].map((amount) => ({ ...before, ...fact(amount) }))
    expect(causes(before, large ?? {})).toEqual([[key, 'fact_added']])
    expect(causes(large ?? {}, before)).toEqual([[key, 'fact_removed']])
    expect(causes(large ?? {}, small ?? {})).toEqual([[key, 'fact_changed']])
  })
  test('an engagement changes no line where none is paid for', () =>
    expect(changes({}, { engagements: [won] })).toEqual([]))
})

describe('what follows other lines says so, unless its own rule is another one', () => {
  const capped = (limit: string) => component({ pay: flat, caps: [{ kind: 'bonus', limit: fixed(minor(limit)) }] })
  const half: Plan['deferral'] = {
    kind: 'instalments',
    parts: [
      { months: 0, share: '0.5' },
      { months: 12, share: '0.5' },
    ],
  }
  const more = [...movements, deposit('e', '2026-04-01', '1,000,000')]
  test('a component’s cap', () => {
    const facts = { plan: plan({ components: [capped('600.00')] }) }
    expect(causes({ ...facts, movements }, { ...facts, movements: more })).toEqual([
      ['growth/cap/0/bonus', 'follows'],
      ['growth/credit/e', 'fact_added'],
    ])
    expect(causes({ ...facts, movements }, { plan: plan({ components: [capped('500.00')] }), movements })).toEqual([
      ['growth/cap/0/bonus', 'plan_changed'],
    ])
  })
  test('what is deferred', () => {
    const facts = { plan: plan({ components: [component({ pay: flat })], deferral: half }) }
    expect(causes({ ...facts, movements }, { ...facts, movements: more })).toEqual([
      ['growth/credit/e', 'fact_added'],
      ['plan/deferred', 'follows'],
    ])
  })
  test('other money, measures or gates of the plan are other rules for every component', () => {
    const before = plan({ components: [component({ pay: flat })] })
    const gross = { ...before, newMoney: { ...before.newMoney, net: ['external_in' as const] } }
    const facts = { movements, payees: [payee('ana')] }
    expect(causes({ ...facts, plan: before }, { ...facts, plan: gross })).toEqual([])
    const out = deposit('o', '2026-05-01', '-100,000', { flow: 'external_out', allocationId: null, claimId: null })
    const left = { ...facts, movements: [...movements, out] }
    expect(causes({ ...left, plan: before }, { ...left, plan: gross })).toEqual([['growth/credit/o', 'plan_changed']])
  })
})

test('a payee who is only in one of two runs differs by everything they were paid', () => {
  const two = { movements, payees: [payee('ana'), payee('ben')], splits: [split('h', { ana: '0.5', ben: '0.5' })] }
  const [ben] = changes({ ...two, payees: [payee('ana')] }, two)
  expect(ben).toMatchObject({ payeeId: 'ben', before: 0n, after: usd('250.00') })
  expect(ben?.outcomes.map(({ before, after }) => [before, after?.outcome])).toEqual([[null, 'paid']])
})

test('what others are owed, were given or adjusted is no matter of one payee’s what-if', () => {
  const ofBen = { ...sum, payeeId: 'ben' }
  const facts: Partial<Basis> = {
    movements,
    payees: [payee('ana'), payee('ben')],
    households: [{ id: 'h', clientSince: null }],
    recoveries: [owed, { ...owed, id: 'y', payeeId: 'ben' }],
    releases: [
      { ...sum, line: 'growth' },
      { ...ofBen, id: 'y', line: 'growth' },
    ],
  }
  const decision = whatIf(basis(facts), 'ana', {
    minor: usd('1,000,000'),
    valueDate: '2026-06-01',
    householdId: 'h',
    share: '1',
  })
  const full = run(facts).statements.find(({ payeeId }) => payeeId === 'ana')
  expect(decision).toMatchObject({ ok: true, fact: { today: { payout: full?.payout, lines: full?.lines } } })
})
