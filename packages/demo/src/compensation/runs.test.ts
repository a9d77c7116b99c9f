import { describe, expect, test } from '@jest/globals'
import type { Basis } from '@rapport/domain/compensation/basis.ts'
import { computeRun } from '@rapport/domain/compensation/compute-run.ts'
import { hashBasis, hashResult } from '@rapport/domain/compensation/hash.ts'
import { validatePlan } from '@rapport/domain/compensation/plans/validate-plan.ts'
import { makeDemo } from '../make-demo.ts'
import type { Row } from '../rows.ts'

const TODAY = '2026-11-22'
const { rows } = makeDemo(TODAY, '', { households: 600 })

/** As the database gives it back: bigints are decimal text. */
const stored = (basis: unknown): unknown =>
  JSON.parse(JSON.stringify(basis, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))

const figures = ['openings', 'paidBefore', 'figures']

/** Money of the facts is bigint again; the plan keeps its texts. */
function revived(text: unknown): Basis {
  const { plan, ...facts } = text as Basis
  const read = JSON.parse(JSON.stringify(facts), (key, value: unknown) => {
    if (key === 'minor') return BigInt(String(value))
    if (figures.includes(key))
      return Object.fromEntries(Object.entries(value as object).map(([name, minor]) => [name, BigInt(String(minor))]))
    return value
  }) as Omit<Basis, 'plan'>
  return { plan, ...read }
}

const of = (table: Row[], column: string, value: unknown): Row[] => table.filter((row) => row[column] === value)
const sum = (list: readonly Row[], column: string): bigint =>
  list.reduce((total, row) => total + (row[column] as bigint), 0n)

describe('runs of closed quarters', () => {
  test('each reproduces its hashes from the basis that it stores', () => {
    expect(rows.run).toHaveLength(14)
    for (const { run_id, basis: kept } of rows.run_basis) {
      const [result] = of(rows.run_result, 'run_id', run_id)
      const basis = revived(stored(kept))
      const computed = computeRun(basis)
      expect(hashBasis(basis)).toBe(result?.['basis_hash'])
      expect(computed.ok && hashResult(computed.fact)).toBe(result?.['result_hash'])
    }
  })

  test('the lines of a statement are its payout, the statements of a run its total', () => {
    for (const run of rows.run) {
      const statements = of(rows.statement, 'run_id', run['id'])
      expect(sum(statements, 'total_minor')).toBe(of(rows.run_result, 'run_id', run['id'])[0]?.['total_minor'])
      for (const statement of statements)
        expect(sum(of(rows.statement_line, 'statement_id', statement['id']), 'bonus_minor')).toBe(
          statement['total_minor'],
        )
    }
  })

  test('no credit is paid twice under one plan', () => {
    const runOf = new Map(rows.statement.map((row) => [row['id'], row['run_id']]))
    const planOf = new Map(rows.run.map((row) => [row['id'], row['plan_id']]))
    const paid = rows.statement_line
      .filter((row) => row['credit_id'] !== null)
      .map((row) => `${String(planOf.get(runOf.get(row['statement_id'])))}/${String(row['credit_id'])}`)
    expect(paid.length).toBeGreaterThan(200)
    expect(new Set(paid).size).toBe(paid.length)
  })

  test('every line about new money leads to a credit, an allocation and a bank entry', () => {
    const inflows = rows.statement_line.filter((row) => row['allocation_id'] !== null)
    for (const row of inflows) {
      expect(row['credit_id']).not.toBeNull()
      expect(row['activity_id']).not.toBeNull()
      expect(row['claim_id']).not.toBeNull()
    }
  })

  test('the quarter that is over waits for its run, the one that runs is open', () => {
    const open = rows.period.filter((row) => row['closed_at'] === null)
    expect(open.map((row) => row['name'])).toEqual(['2026 Q3', '2026 Q4'])
    const withRun = new Set(rows.run.map((row) => row['period_id']))
    expect(open.some((row) => withRun.has(row['id']))).toBe(false)
  })

  test('the plans pass the check that every plan has to', () => {
    for (const version of rows.plan_version)
      expect(validatePlan(version['body'] as Basis['plan']).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('nobody in the demonstration approved what they wrote, confirmed or are paid', () => {
    for (const version of rows.plan_version) expect(version['approved_by']).not.toBe(version['author_id'])
  })
})
