import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import type { Basis } from './basis.ts'
import { holdsWholeYear, NOTHING_SO_FAR, type SoFar, soFarAfter } from './carry-over.ts'
import { computeRun } from './compute-run.ts'
import type { Plan } from './plan.ts'
import type { Statement } from './statement.ts'
import { anyBasis } from './testing/any-basis.ts'

function statementsOf(basis: Basis): readonly Statement[] {
  const decision = computeRun(basis)
  if (!decision.ok) throw new Error(`refused: ${decision.reason.map(({ code }) => code).join()}`)
  return decision.fact.statements
}

/** The plan without what counts households, so that its sums can go on; `null` when nothing is left of it. */
function ofSums(plan: Plan): Plan | null {
  const households = plan.measures.filter(({ kind }) => /household/.test(kind)).map(({ key }) => JSON.stringify(key))
  const isOfSums = (part: unknown) => !households.some((key) => JSON.stringify(part).includes(key))
  const components = plan.components
    .filter(isOfSums)
    .map((one) => ({ ...one, caps: one.caps.filter(({ kind }) => kind !== 'household') }))
  const measures = plan.measures.filter(({ key }) => !households.includes(JSON.stringify(key)))
  return components.length === 0 ? null : { ...plan, measures, components, gates: plan.gates.filter(isOfSums) }
}

/** The plan alone over the year: without what is said once, owed, or paid later. */
const ofTheYear = (basis: Basis): Basis => ({
  ...basis,
  plan: { ...basis.plan, deferral: { kind: 'none' } },
  payees: basis.payees.map((payee) => ({ ...payee, ...NOTHING_SO_FAR })),
  adjustments: [],
  recoveries: [],
  releases: [],
})

/** What four runs pay, one after the other, each going on from the one before. */
function paidInParts(basis: Basis, ends: readonly string[]): bigint[] {
  const paid = basis.payees.map(() => 0n)
  const soFar = new Map<string, SoFar>()
  let from = ''
  for (const to of [...ends, basis.plan.period.lastDay]) {
    const isIn = (day: string) => day <= to && (holdsWholeYear(basis.plan) || day > from)
    const statements = statementsOf({
      ...basis,
      payees: basis.payees.map((payee) => ({ ...payee, ...(soFar.get(payee.id) ?? NOTHING_SO_FAR) })),
      movements: basis.movements.filter(({ valueDate }) => isIn(valueDate)),
      fees: basis.fees.filter(({ on }) => isIn(on)),
      engagements: basis.engagements.filter(({ confirmedOn }) => isIn(confirmedOn)),
    })
    statements.forEach((statement, i) => {
      paid[i] = (paid[i] ?? 0n) + statement.payout
      soFar.set(statement.payeeId, soFarAfter(basis.plan, statement))
    })
    from = to
  }
  return paid
}

const ends = fc
  .array(fc.integer({ min: 0, max: 220 }), { minLength: 3, maxLength: 3 })
  .map((days) => days.sort((a, b) => a - b).map((day) => addDays('2026-01-01', day)))

test('where households count, a year paid in four parts pays what it pays at once, to the cent', () =>
  fc.assert(
    fc.property(anyBasis, ends, (basis, days) => {
      fc.pre(holdsWholeYear(basis.plan))
      const year = ofTheYear(basis)
      expect(paidInParts(year, days)).toEqual(statementsOf(year).map(({ payout }) => payout))
    }),
    { numRuns: 200 },
  ))

test('where sums go on, it pays the same but for the rounding of its slices', () =>
  fc.assert(
    fc.property(anyBasis, ends, (basis, days) => {
      const plan = ofSums(basis.plan)
      fc.pre(plan !== null)
      const year = ofTheYear({ ...basis, plan: plan ?? basis.plan })
      expect(holdsWholeYear(year.plan)).toBe(false)
      const paid = paidInParts(year, days)
      statementsOf(year).forEach(({ payout, lines }, i) => {
        const off = payout - (paid[i] ?? 0n)
        const slices = BigInt(lines.flatMap((one) => one.slices).length)
        expect(off <= slices && -off <= slices).toBe(true)
      })
    }),
    { numRuns: 400 },
  ))
