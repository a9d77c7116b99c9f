import { describe, expect, test } from '@jest/globals'
import { answerQuestion, rejectClaim, returnClaim, takeUpClaim } from './return-claim.ts'
import { advisor, claimOf, controller, interestsOf } from './testing/facts.ts'

const facts = { claim: claimOf(), interests: interestsOf() }
const question = { question: 'Which account did it arrive on?', evidenceAsked: ['account_statement' as const] }
const letter = { id: 'statement', kind: 'account_statement' } as const

describe('a controller', () => {
  test('takes up a submitted claim', () => {
    const submitted = { ...facts, claim: claimOf({ state: 'submitted' }) }
    expect(takeUpClaim(submitted, controller(), 7)).toEqual({
      ok: true,
      fact: { claimId: 'claim', from: 'submitted', to: 'in_review', by: 'carla', onBehalfOf: null, at: 7, reason: '' },
    })
    expect(takeUpClaim(facts, controller(), 7)).toEqual({ ok: false, reason: 'not_under_review' })
    expect(takeUpClaim(submitted, advisor('erin'), 7)).toEqual({ ok: false, reason: 'not_a_controller' })
  })

  test('returns it with a question and the evidence that would answer it', () => {
    expect(returnClaim(facts, controller(), question, 7)).toMatchObject({
      fact: { to: 'returned', reason: 'Which account did it arrive on?', evidenceAsked: ['account_statement'] },
    })
  })

  test('rejects it with a reason, also when the answer never came', () => {
    expect(rejectClaim(facts, controller(), { reason: 'no such money' }, 7)).toMatchObject({ fact: { to: 'rejected' } })
    const returned = { ...facts, claim: claimOf({ state: 'returned' }) }
    expect(rejectClaim(returned, controller(), { reason: 'no answer' }, 7)).toMatchObject({ ok: true })
  })

  test.each([
    ['without words', controller(), 'reason_missing', ' '],
    ['who made the claim', { ...controller('rita') }, 'own_claim', 'x'],
    ['who shares it', { ...controller('saul') }, 'benefits_from_claim', 'x'],
    ['who is none', advisor('erin'), 'not_a_controller', 'x'],
  ])('%s neither returns nor rejects', (_case, who, reason, words) => {
    expect(returnClaim(facts, who, { ...question, question: words }, 7)).toEqual({ ok: false, reason })
    expect(rejectClaim(facts, who, { reason: words }, 7)).toEqual({ ok: false, reason })
  })

  test.each(['draft', 'confirmed', 'partly_confirmed', 'rejected'] as const)(
    'does not return or reject what is %s',
    (state) => {
      const decided = { ...facts, claim: claimOf({ state }) }
      expect(returnClaim(decided, controller(), question, 7)).toEqual({ ok: false, reason: 'not_under_review' })
      expect(rejectClaim(decided, controller(), { reason: 'x' }, 7)).toEqual({ ok: false, reason: 'not_under_review' })
    },
  )
})

describe('the claimant', () => {
  const asked = { claim: claimOf({ state: 'returned' }), evidenceAsked: ['account_statement' as const] }

  test('answers with what was asked for, and the claim is back in the queue', () => {
    expect(answerQuestion(asked, advisor(), { answer: 'On hers.', evidence: [letter] }, 7)).toMatchObject({
      fact: { from: 'returned', to: 'submitted', reason: 'On hers.', evidence: [letter] },
    })
  })

  test('need not attach what is there already', () => {
    const there = { ...asked, claim: { ...asked.claim, evidence: [letter] } }
    expect(answerQuestion(there, advisor(), { answer: 'It is attached.', evidence: [] }, 7)).toMatchObject({ ok: true })
  })

  test.each([
    ['nobody else answers', advisor('saul'), { answer: 'x', evidence: [letter] }, 'not_for_claimant'],
    ['silence is no answer', advisor(), { answer: ' ', evidence: [letter] }, 'answer_missing'],
    ['evidence that was asked for is needed', advisor(), { answer: 'x', evidence: [] }, 'evidence_missing'],
  ])('%s', (_case, who, what, reason) => expect(answerQuestion(asked, who, what, 7)).toEqual({ ok: false, reason }))

  test('attaches all that was asked for, each of its kind', () => {
    const two = { ...asked, evidenceAsked: ['account_statement', 'transfer_form'] as const }
    const form = { id: 'form', kind: 'transfer_form' as const }
    const answer = (...evidence: (typeof letter | typeof form)[]) =>
      answerQuestion(two, advisor(), { answer: ' x ', evidence }, 7)
    expect(answer(letter)).toEqual({ ok: false, reason: 'evidence_missing' })
    expect(answer(form)).toEqual({ ok: false, reason: 'evidence_missing' })
    expect(answer(letter, form)).toMatchObject({ fact: { reason: 'x' } })
  })

  test('answers only what was asked', () => {
    expect(answerQuestion({ ...asked, claim: claimOf() }, advisor(), { answer: 'x', evidence: [] }, 7)).toEqual({
      ok: false,
      reason: 'not_returned',
    })
  })
})
