import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { computeRun } from './compute-run.ts'
import { anyBasis } from './testing/any-basis.ts'
import { secondOpinion } from './testing/second-opinion.ts'

test('a second computation from the definitions agrees on every component and payout', () =>
  fc.assert(
    fc.property(anyBasis, (basis) => {
      const run = computeRun(basis)
      if (!run.ok) throw new Error(`refused: ${run.reason.map(({ code }) => code).join()}`)
      const first = run.fact.statements.map(({ payeeId, components, payout }) => ({
        payee: payeeId,
        components: components.map(({ entitled }) => entitled),
        payout,
      }))
      expect(first).toEqual(secondOpinion(basis))
    }),
    { numRuns: 2_000 },
  ))
