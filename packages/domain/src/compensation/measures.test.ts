import { describe, expect, test } from '@jest/globals'
import type { Measure, Plan } from './plan.ts'
import { component, deposit, movement, payee, plan, run, split, statementOf, usd } from './testing/facts.ts'

const net: Measure = { key: 'net_new', name: 'Net', kind: 'net_new_assets', product: null }
const prior: Measure = { key: 'prior', name: 'Prior', kind: 'figure', figure: 'prior', unit: 'money' }
const growth: Measure = { key: 'growth', name: 'Growth', kind: 'ratio', part: 'net_new', whole: 'prior' }
const measuring = (...measures: Measure[]): Plan =>
  plan({ measures, components: [component({ pay: { kind: 'fixed', minor: '0' } })] })

describe('a ratio, in millionths', () => {
  const grown = (amount: string, balances: string) =>
    statementOf(
      run({
        plan: measuring(net, prior, growth),
        payees: [payee('ana', { figures: { prior: usd(balances) } })],
        movements: amount.startsWith('-')
          ? [movement('m', '2026-03-01', 'external_out', amount)]
          : [deposit('m', '2026-03-01', amount)],
      }),
    ).figures.find(({ measure }) => measure === 'growth')?.value
  test.each([
    ['a twentieth', '5,000,000', '100,000,000', 50_000n],
    ['a third is rounded down', '1', '3', 333_333n],
    ['and so is a loss of a third', '-1', '3', -333_334n],
    ['of a single cent', '0.01', '0.01', 1_000_000n],
    ['of nothing there is none', '1', '0', 0n],
    ['nor of less than nothing', '1', '-1', 0n],
  ])('%s', (_case, part, whole, millionths) => expect(grown(part, whole)).toBe(millionths))
})

describe('a new household', () => {
  const counted = (clientSince: string | null, amount: string) =>
    statementOf(
      run({
        plan: measuring({ key: 'new', name: 'New', kind: 'new_households', minimum: '0', sizedBy: 'payee_share' }),
        households: [{ id: 'h', clientSince }],
        movements: [
          deposit('in', '2026-03-01', '100.00'),
          movement('out', '2026-03-02', 'external_out', amount, { splitOn: '2026-03-02' }),
        ],
        splits: [split('h', { ana: '1' })],
      }),
    ).figures[0]?.value
  test('became a client inside the period, its first and last day included', () =>
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', null].map((day) => counted(day, '-1.00'))).toEqual([
      0n,
      1n,
      1n,
      0n,
      0n,
    ]))
  test('counts only while something of it is credited', () =>
    expect(['-99.99', '-100.00', '-100.01'].map((left) => counted('2026-02-01', left))).toEqual([1n, 0n, 0n]))
})
