import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { total } from '../money/divide.ts'
import { computeRun } from './compute-run.ts'
import { anyBasis } from './testing/any-basis.ts'
import { secondOpinion } from './testing/second-opinion.ts'

test('a second computation from the definitions agrees on every component, payout, deferred part and what is still owed', () =>
  fc.assert(
    fc.property(anyBasis, (basis) => {
      const run = computeRun(basis)
      if (!run.ok) throw new Error(`refused: ${run.reason.map(({ code }) => code).join()}`)
      const first = run.fact.statements.map(({ payeeId, components, payout, schedule, carriedForward }) => ({
        payee: payeeId,
        components: components.map(({ entitled }) => entitled),
        payout,
        later: schedule.map(({ minor }) => minor),
        owed: total(carriedForward.map(({ minor }) => minor)),
      }))
      expect(first).toEqual(secondOpinion(basis))
    }),
    { numRuns: 3_000 },
  ))
