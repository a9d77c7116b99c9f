import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import type { Basis, Movement } from './basis.ts'
import { computeRun } from './compute-run.ts'
import { hashBasis, hashResult } from './hash.ts'
import type { RunResult } from './statement.ts'
import { anyBasis, anyGrowingBasis } from './testing/any-basis.ts'
import { deposit } from './testing/facts.ts'

function computed(basis: Basis): RunResult {
  const decision = computeRun(basis)
  if (!decision.ok) throw new Error(`refused: ${decision.reason.map(({ code }) => code).join()}`)
  return decision.fact
}
const day = fc.integer({ min: 0, max: 360 }).map((n) => addDays('2026-01-01', n))

describe('whatever the plan and the facts', () => {
  test('slices add up to lines, lines to payouts, payouts to the run', () =>
    fc.assert(
      fc.property(anyBasis, (basis) => {
        const { statements, totals } = computed(basis)
        for (const { lines, payout } of statements) {
          for (const { slices, amount, bonus } of lines.filter((one) => one.slices.length > 0)) {
            expect(total(slices.map((one) => one.amount))).toBe(amount)
            expect(total(slices.map((one) => one.bonus))).toBe(bonus)
          }
          expect(total(lines.map(({ bonus }) => bonus))).toBe(payout)
          expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
        }
        expect(total(statements.map(({ payout }) => payout))).toBe(totals.payout)
      }),
      { numRuns: 400 },
    ))

  test('what is credited is what was confirmed, to the cent', () =>
    fc.assert(
      fc.property(anyBasis, (basis) => {
        const credits = computed(basis).statements.flatMap((one) => one.credits)
        const credited = (id: string) => credits.filter(({ trace }) => trace.kind === 'movement' && trace.id === id)
        const own = basis.movements.filter(({ id, currency }) => currency === 'USD' && credited(id).length > 0)
        const sums = own.map(({ id }) => total(credited(id).map(({ amount }) => amount)))
        expect(sums).toEqual(own.map(({ minor }) => minor))
      }),
      { numRuns: 300 },
    ))

  test('the order of the facts changes neither the result nor a hash', () =>
    fc.assert(
      fc.property(anyBasis, fc.infiniteStream(fc.nat()), (basis, luck) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, at: luck.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one)
        const other: Basis = {
          ...basis,
          payees: shuffle(basis.payees),
          households: shuffle(basis.households),
          movements: shuffle(basis.movements),
          splits: shuffle(basis.splits).map((one) => ({ ...one, shares: shuffle(one.shares) })),
          fees: shuffle(basis.fees),
          engagements: shuffle(basis.engagements),
        }
        const [first, second] = [computed(basis), computed(other)]
        expect(hashBasis(other)).toBe(hashBasis(basis))
        expect(hashResult(second)).toBe(hashResult(first))
        expect(second).toEqual(first)
      }),
      { numRuns: 200 },
    ))

  test('a promise never pays', () =>
    fc.assert(
      fc.property(
        anyBasis,
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 5 }),
        (basis, amounts) => {
          const promises = amounts.map((minor, i) => ({
            claimId: `promise${i}`,
            householdId: `h${i % 4}`,
            expectedOn: '2026-09-30',
            minor,
          }))
          const [without, promised] = [computed(basis), computed({ ...basis, promises })]
          expect(promised.statements.map(({ lines }) => lines)).toEqual(without.statements.map(({ lines }) => lines))
          expect(promised.totals).toEqual(without.totals)
        },
      ),
      { numRuns: 200 },
    ))

  test('shadow credit is in no line and no total', () =>
    fc.assert(
      fc.property(anyBasis, (basis) => {
        const bare = { ...basis, splits: basis.splits.map((one) => ({ ...one, shadow: [] })) }
        const [shadowed, without] = [computed(basis), computed(bare)]
        expect(shadowed.statements.map((one) => ({ ...one, shadow: [] }))).toEqual(without.statements)
        expect(shadowed.totals).toEqual(without.totals)
      }),
      { numRuns: 200 },
    ))

  test('an inflow that no controller confirmed changes nothing', () =>
    fc.assert(
      fc.property(anyBasis, fc.bigInt({ min: 1n, max: 10n ** 9n }), (basis, minor) => {
        const claimed: Movement = deposit('claimed', '2026-05-05', minor, { householdId: 'h0', allocationId: null })
        expect(computed({ ...basis, movements: [...basis.movements, claimed] })).toEqual(computed(basis))
      }),
      { numRuns: 200 },
    ))
})

describe('under a plan without malus', () => {
  const household = fc.constantFrom('h0', 'h1', 'h2', 'h3')
  const amount = fc.bigInt({ min: 1n, max: 60_000n })
  const withMore = (basis: Basis, valueDate: string, minor: bigint, householdId: string): Basis => ({
    ...basis,
    movements: [...basis.movements, deposit('more', valueDate, minor, { householdId })],
  })
  const slices = ({ statements }: RunResult) => statements.map(({ lines }) => lines.flatMap((one) => one.slices).length)

  test('where nothing has left, more confirmed money never pays anybody less', () =>
    fc.assert(
      fc.property(anyGrowingBasis, amount, household, (basis, minor, householdId) => {
        const arrived = { ...basis, movements: basis.movements.filter((one) => one.minor >= 0n) }
        const [before, after] = [computed(arrived), computed(withMore(arrived, '2026-12-30', minor, householdId))]
        before.statements.forEach(({ payout }, i) => expect((after.statements[i]?.payout ?? 0n) >= payout).toBe(true))
      }),
      { numRuns: 400 },
    ))

  test('and wherever it stands in the order, whatever left: at most by the rounding of a slice', () =>
    fc.assert(
      fc.property(anyGrowingBasis, amount, household, day, (basis, minor, householdId, valueDate) => {
        const [before, after] = [computed(basis), computed(withMore(basis, valueDate, minor, householdId))]
        const counts = slices(after)
        before.statements.forEach(({ payout }, i) => {
          const less = payout - (after.statements[i]?.payout ?? 0n)
          expect(less <= BigInt(counts[i] ?? 0)).toBe(true)
        })
      }),
      { numRuns: 400 },
    ))

  test('nobody owes anything but what they were paid before', () =>
    fc.assert(
      fc.property(anyGrowingBasis, (basis) => {
        for (const { components } of computed(basis).statements)
          expect(components.every(({ entitled }) => entitled >= 0n)).toBe(true)
      }),
      { numRuns: 300 },
    ))
})
