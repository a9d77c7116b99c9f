import { describe, expect, test } from '@jest/globals'
import { confirmClaim } from '../claims/confirm-claim.ts'
import { claimOf, confirmationOf, controller, usd, wireOf } from '../claims/testing/facts.ts'
import { correctFlow } from './correct-flow.ts'

const journal = { flow: 'internal_journal' } as const

describe('a controller corrects what a movement is', () => {
  test('with a reason', () =>
    expect(correctFlow(journal, { allocated: 0n }, 'external_in', ' from his former bank ')).toEqual({
      ok: true,
      fact: { from: 'internal_journal', to: 'external_in', reason: 'from his former bank' },
    }))
  test.each([
    ['not without one', journal, 0n, ' ', 'reason_missing'],
    ['not into what it is', { flow: 'external_in' } as const, 0n, 'x', 'nothing_changed'],
    ['not once it confirms a claim', journal, 1n, 'x', 'already_allocated'],
  ] as const)('%s', (_case, activity, allocated, reason, refusal) =>
    expect(correctFlow(activity, { allocated }, 'external_in', reason)).toEqual({ ok: false, reason: refusal }),
  )

  test('and a claim that rests on it needs two controllers', () => {
    const wire = wireOf('wire', usd(2_000_000))
    const facts = confirmationOf(claimOf(), [wire])
    const corrected = { ...facts, activities: facts.activities.map((one) => ({ ...one, flowCorrected: true })) }
    const request = { allocations: [{ activityId: 'wire', amount: usd(2_000_000) }], reason: 'seen' }
    expect(confirmClaim(facts, controller(), request, 7)).toMatchObject({ fact: { outcome: 'confirmed' } })
    expect(confirmClaim(corrected, controller(), request, 7)).toMatchObject({
      fact: { outcome: 'signed_first', secondControllerFor: ['manual_override'] },
    })
  })
})
