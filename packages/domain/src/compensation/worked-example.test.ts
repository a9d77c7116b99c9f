import { describe, expect, test } from '@jest/globals'
import { deposit, movement, payee, run, split, statementOf, usd } from './testing/facts.ts'

// Section 6.3: promise 12,000,000 for household K, shared 60/40 by specialist and advisor.
const of = { householdId: 'k', claimId: 'promise' }
const movements = [
  deposit('feb10', '2026-02-10', '6,000,000.00', of),
  deposit('feb12', '2026-02-12', '14,250.37', of),
  deposit('mar03', '2026-03-03', '2,500,000.00', of),
  movement('mar04', '2026-03-04', 'internal_journal', '1,000,000', of),
  movement('apr01', '2026-04-01', 'income', '38,400', of),
  movement('may15', '2026-05-15', 'external_out', '-750,000.00', of),
  movement('jun30', '2026-06-30', 'fee', '-21,500', of),
  movement('sep20', '2026-09-20', 'reversal', '-400,000.00', { ...of, splitOn: '2026-02-10' }),
  movement('dec31', '2026-12-31', 'market', '510,000', of),
]
const splits = [split('k', { specialist: '0.6', advisor: '0.4' })]
const payees = [
  payee('specialist', { openings: { net_new: usd('8,200,000') }, paidBefore: { growth: usd('4,100.00') } }),
  payee('advisor'),
]
const facts = {
  movements,
  splits,
  payees,
  promises: [{ claimId: 'promise', householdId: 'k', expectedOn: '2026-12-31', minor: usd('3,885,749.63') }],
}

describe('from activity to bonus, household K', () => {
  test('7,364,250.37 of new money is shared 4,418,550.22 and 2,945,700.15', () => {
    const result = run(facts)
    const credited = (id: string) => statementOf(result, id).credits.reduce((sum, { amount }) => sum + amount, 0n)
    expect(credited('specialist')).toBe(usd('4,418,550.22'))
    expect(credited('advisor')).toBe(usd('2,945,700.15'))
  })

  test('the specialist, at 8,200,000 before, is paid 2,994.84', () =>
    expect(statementOf(run(facts), 'specialist').payout).toBe(usd('2,994.84')))

  test('every line says from which deposit it comes, and what each part of it earned', () => {
    const lines = statementOf(run(facts), 'specialist').lines
    expect(lines.map(({ kind, trace, amount, bonus }) => [kind, trace?.activityId ?? null, amount, bonus])).toEqual([
      ['brought_forward', null, usd('8,200,000.00'), usd('4,100.00')],
      ['credit', 'feb10', usd('3,600,000.00'), usd('2,340.00')],
      ['credit', 'feb12', usd('8,550.22'), usd('6.84')],
      ['credit', 'mar03', usd('1,500,000.00'), usd('1,200.00')],
      ['credit', 'may15', usd('-450,000.00'), usd('-360.00')],
      ['credit', 'sep20', usd('-240,000.00'), usd('-192.00')],
      ['paid_before', null, usd('4,100.00'), usd('-4,100.00')],
    ])
    expect(lines[1]?.slices).toEqual([
      { amount: usd('1,800,000.00'), rate: '0.0005', bonus: usd('900.00') },
      { amount: usd('1,800,000.00'), rate: '0.0008', bonus: usd('1,440.00') },
    ])
    expect(lines[1]?.trace).toMatchObject({ claimId: 'promise', allocationId: 'allocation-feb10', householdId: 'k' })
  })

  test('what is promised and has not arrived is shown and pays nothing', () => {
    const statement = statementOf(run(facts), 'specialist')
    expect(statement.promised.map(({ own }) => own)).toEqual([usd('2,331,449.78')])
    expect(statementOf(run({ ...facts, promises: [] }), 'specialist').payout).toBe(statement.payout)
  })
})
