import { expect, test } from '@jest/globals'
import { NoAnswerError, ProblemError } from '@rapport/contract/client.ts'
import { isUnknownOutcome, problemOf } from './problem.ts'

const refused = (code: string, status = 409) =>
  new ProblemError({ type: 'about:blank', title: '', status, code, detail: '', requestId: 'r-1' })

test('a refusal keeps its code and the number for support', () => {
  expect(problemOf(refused('own_claim'))).toEqual({ code: 'own_claim', requestId: 'r-1', issues: [] })
})

test('refused fields are named as the form names them', () => {
  const errors = [{ path: 'body.attendees.0.outcome', code: 'too_small', message: 'Required' }]
  const error = new ProblemError({ ...refused('invalid', 422).problem, errors })
  expect(problemOf(error).issues).toEqual([{ path: 'attendees.0.outcome', message: 'Required' }])
})

test.each([
  ['no answer at all', new NoAnswerError('Rapport did not answer.'), true],
  ['something nobody foresaw', new TypeError('x is undefined'), true],
  ['a server that broke', refused('internal', 500), true],
  ['the same request still running', refused('request_running'), true],
  ['a refusal', refused('own_claim'), false],
  ['a session that ended', refused('unauthenticated', 401), false],
])('after %s, is the outcome unknown?', (_case, error, unknown) => {
  expect(isUnknownOutcome(problemOf(error))).toBe(unknown)
})
