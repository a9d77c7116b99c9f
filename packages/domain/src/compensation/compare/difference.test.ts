import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Basis } from '../basis.ts'
import { computeRun } from '../compute-run.ts'
import { anyBasis } from '../testing/any-basis.ts'
import {
  atLeast,
  basis,
  component,
  deposit,
  fixed,
  gate,
  minor,
  payee,
  plan,
  run,
  split,
  tiered,
  usd,
} from '../testing/facts.ts'
import { topGrowers } from '../testing/published-plans.ts'
import { differenceOf } from './difference.ts'
import { simulatePlan, whatIf } from './what-if.ts'

const changes = (before: Partial<Basis>, after: Partial<Basis>) =>
  differenceOf({ basis: basis(before), result: run(before) }, { basis: basis(after), result: run(after) }).map(
    ({ payeeId, lines }) => [payeeId, ...lines.map(({ key, change, cause }) => [key, change, cause])],
  )
const first = deposit('a', '2026-02-01', '9,000,000')
const second = deposit('b', '2026-03-01', '2,000,000')
const facts = { movements: [first, second] }

describe('two runs are compared line by line, each with its cause', () => {
  test('the same facts differ in nothing', () => expect(changes(facts, { movements: [second, first] })).toEqual([]))

  test('a deposit that came in late takes the tier of those after it', () =>
    expect(changes(facts, { movements: [first, deposit('late', '2026-02-15', '1,000,000'), second] })).toEqual([
      [
        'ana',
        ['growth/credit/b', usd('300.00'), 'position_changed'],
        ['growth/credit/late', usd('500.00'), 'fact_added'],
      ],
    ]))

  test('one that was withdrawn', () =>
    expect(changes(facts, { movements: [second] })).toEqual([
      [
        'ana',
        ['growth/credit/a', usd('-4,500.00'), 'fact_removed'],
        ['growth/credit/b', usd('-300.00'), 'position_changed'],
      ],
    ]))

  test('one that was corrected', () =>
    expect(changes(facts, { movements: [{ ...first, minor: usd('8,000,000') }, second] })).toEqual([
      [
        'ana',
        ['growth/credit/a', usd('-500.00'), 'fact_changed'],
        ['growth/credit/b', usd('-300.00'), 'position_changed'],
      ],
    ]))

  test('another split', () => {
    const payees = [payee('ana'), payee('ben')]
    expect(
      changes(
        { movements: [first], payees },
        { movements: [first], payees, splits: [split('h', { ana: '0.5', ben: '0.5' })] },
      ),
    ).toEqual([
      ['ana', ['growth/credit/a', usd('-2,250.00'), 'split_changed']],
      ['ben', ['growth/credit/a', usd('2,250.00'), 'split_changed']],
    ])
  })

  test('a gate that closed', () => {
    const gated = plan({ components: [component({ gates: [gate(atLeast('net_new', minor('10,000,000')))] })] })
    const [difference] = differenceOf(
      { basis: basis({ ...facts, plan: gated }), result: run({ ...facts, plan: gated }) },
      { basis: basis({ movements: [first], plan: gated }), result: run({ movements: [first], plan: gated }) },
    )
    expect(difference?.lines.map(({ key, cause }) => [key, cause])).toEqual([
      ['growth/credit/a', 'outcome_changed'],
      ['growth/credit/b', 'fact_removed'],
    ])
    expect(difference?.outcomes.map(({ before, after }) => [before?.outcome, after?.outcome])).toEqual([
      ['paid', 'gate_closed'],
    ])
  })

  test('another plan, a stated base, a waiver of time, and what was paid meanwhile', () => {
    const other = plan({ components: [component({ pay: tiered({ mode: 'cliff' }) })] })
    expect(changes(facts, { ...facts, plan: other })[0]).toEqual([
      'ana',
      ['growth/credit/a', usd('2,700.00'), 'plan_changed'],
      ['growth/credit/b', usd('300.00'), 'plan_changed'],
    ])
    const paid = { ...facts, payees: [payee('ana', { paidBefore: { growth: usd('100.00') } })] }
    expect(changes(facts, paid)).toEqual([['ana', ['growth/paid_before', usd('-100.00'), 'paid_since']]])
    const based = plan({ measures: [{ key: 'net_new', name: 'Pay', kind: 'figure', figure: 'pay', unit: 'money' }] })
    const pay = (amount: string) => ({ plan: based, payees: [payee('ana', { figures: { pay: usd(amount) } })] })
    expect(changes(pay('1,000'), pay('3,000'))).toEqual([
      ['ana', ['growth/base/net_new', usd('1.00'), 'figure_changed']],
    ])
  })

  test('a cap follows the lines it caps; an adjustment is a fact of its own', () => {
    const capped = plan({ caps: [{ kind: 'bonus', limit: fixed(minor('5,000.00')) }] })
    expect(changes({ plan: capped, movements: [first] }, { plan: capped, ...facts })).toEqual([
      ['ana', ['growth/credit/b', usd('1,300.00'), 'fact_added'], ['plan/cap/bonus', usd('-800.00'), 'follows']],
    ])
    const adjustment = {
      id: 'x',
      payeeId: 'ana',
      minor: 5n,
      reason: 'r',
      author: 'a',
      secondSignature: 'b',
      correctsLine: null,
    }
    expect(changes({}, { adjustments: [adjustment] })).toEqual([['ana', ['plan/adjustment/x', 5n, 'fact_added']]])
    expect(changes({ adjustments: [adjustment] }, { adjustments: [{ ...adjustment, reason: 'another' }] })).toEqual([
      ['ana', ['plan/adjustment/x', 0n, 'fact_changed']],
    ])
  })

  test('the changes of the lines add up to the change of the payout', () =>
    fc.assert(
      fc.property(anyBasis, anyBasis, (one, other) => {
        const after = { ...other, plan: one.plan }
        const [before, then] = [computeRun(one), computeRun(after)]
        if (!before.ok || !then.ok) throw new Error('a generated basis was refused')
        const differences = differenceOf({ basis: one, result: before.fact }, { basis: after, result: then.fact })
        for (const { lines, before: was, after: is } of differences)
          expect(lines.reduce((sum, { change }) => sum + change, 0n)).toBe(is - was)
        const changed = differences.reduce((sum, { before: was, after: is }) => sum + is - was, 0n)
        expect(changed).toBe(then.fact.totals.payout - before.fact.totals.payout)
      }),
      { numRuns: 60 },
    ))
})

describe('what if', () => {
  const money = { minor: usd('3,000,000'), valueDate: '2026-04-01', householdId: 'h', share: '0.5' }
  const ask = (of: Partial<Basis>, more: Partial<typeof money> = {}) => {
    const decision = whatIf(basis(of), 'ana', { ...money, ...more })
    if (!decision.ok) throw new Error(JSON.stringify(decision.reason))
    return decision.fact
  }
  test('3,000,000 more, half of it mine: 1,200.00, at 8 bp', () => {
    const { today, imagined, difference } = ask(facts)
    expect([today.payout, imagined.payout]).toEqual([usd('5,800.00'), usd('7,000.00')])
    expect(difference?.lines.map(({ key, change }) => [key, change])).toEqual([
      ['growth/credit/what-if', usd('1,200.00')],
    ])
  })
  test('money that leaves', () =>
    expect(ask(facts, { minor: usd('-2,000,000') }).imagined.payout).toBe(usd('5,000.00')))
  test('what is shown and never paid is shown here, too', () => {
    const splits = [split('h', { ben: '1' }, { shadow: [{ payeeId: 'ana', share: '1' }] })]
    expect(ask({ ...facts, splits }).today.shadow.map(({ amount }) => amount)).toEqual([
      usd('9,000,000'),
      usd('2,000,000'),
    ])
  })
  test('nothing imagined changes nothing', () => {
    const { today, imagined } = ask(facts, { minor: 0n })
    expect(imagined.payout).toBe(today.payout)
  })
  test('a share that is no share, a day after the period and a stranger are refused', () => {
    expect(whatIf(basis(facts), 'ana', { ...money, share: '1.5' })).toMatchObject({
      ok: false,
      reason: [{ code: 'split_not_whole' }],
    })
    expect(whatIf(basis(facts), 'ana', { ...money, share: 'half' })).toMatchObject({
      ok: false,
      reason: [{ code: 'split_not_whole' }],
    })
    expect(whatIf(basis(facts), 'ana', { ...money, valueDate: '2027-01-01' })).toMatchObject({
      ok: false,
      reason: [{ code: 'after_period' }],
    })
    expect(whatIf(basis(facts), 'zoe', money)).toEqual({ ok: false, reason: 'payee_unknown' })
  })
  test('where payees are ranked, the others count, and equals share the better rank', () => {
    const ranked: Partial<Basis> = {
      plan: topGrowers,
      payees: ['ana', 'ben', 'cem'].map((id) =>
        payee(id, { figures: { prior_balances: usd('10,000,000'), production: usd('500,000') } }),
      ),
      splits: [split('h', { ana: '1' }), split('k', { ben: '1' })],
      movements: [deposit('b', '2026-03-01', '4,000,000', { householdId: 'k' })],
    }
    expect(ask(ranked, { share: '1' }).imagined.payout).toBe(0n)
    expect(ask(ranked, { share: '1', minor: usd('3,999,999.99') }).imagined.payout).toBe(0n)
    expect(ask(ranked, { share: '1', minor: usd('4,000,000.00') }).imagined.payout).toBe(usd('50,000.00'))
  })
  test('today is what the payee’s own statement says', () =>
    fc.assert(
      fc.property(anyBasis, (one) => {
        const full = computeRun(one)
        const payeeId = one.payees[0]?.id ?? ''
        const answer = whatIf(one, payeeId, { ...money, householdId: 'h0', valueDate: '2026-06-01' })
        if (!full.ok || !answer.ok) throw new Error('a generated basis was refused')
        expect(answer.fact.today).toEqual(full.fact.statements.find((statement) => statement.payeeId === payeeId))
      }),
      { numRuns: 60 },
    ))
})

describe('a plan over a past basis', () => {
  const other = plan({
    id: 'next',
    period: { firstDay: '2027-01-01', lastDay: '2027-12-31' },
    components: [component({ pay: tiered({ mode: 'cliff' }) })],
  })
  test('what it would have paid, beside what the plan of that time pays', () =>
    expect(
      simulatePlan(other, basis({ ...facts, payees: [payee('ana', { paidBefore: { growth: usd('99.00') } })] })),
    ).toEqual({
      ok: true,
      fact: [{ payeeId: 'ana', before: usd('5,800.00'), after: usd('8,800.00') }],
    }))
  test('is judged over the period of the facts: its new households are new then', () => {
    const next = plan({
      ...other,
      measures: [{ key: 'new', name: 'New', kind: 'new_households', minimum: '1', sizedBy: 'household' }],
      components: [component({ pay: { kind: 'per_unit', of: 'new', after: '0', minor: minor('500.00') } })],
    })
    expect(simulatePlan(next, basis({ ...facts, households: [{ id: 'h', clientSince: '2026-02-01' }] }))).toMatchObject(
      {
        fact: [{ after: usd('500.00') }],
      },
    )
  })
  test('what it defers is paid all the same', () =>
    expect(
      simulatePlan({ ...other, deferral: { kind: 'instalments', parts: [{ months: 12, share: '1' }] } }, basis(facts)),
    ).toMatchObject({ fact: [{ after: usd('8,800.00') }] }))
  test('a plan that asks for what nobody stated then is refused', () =>
    expect(simulatePlan(topGrowers, basis(facts))).toMatchObject({
      ok: false,
      reason: [{ code: 'figure_missing' }, { code: 'figure_missing' }],
    }))
})
