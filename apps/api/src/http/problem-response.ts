import { type CommonProblem, commonProblems, type Problem } from '@rapport/contract/problem.ts'
import type { Response } from 'express'

/** An error with its answer: thrown anywhere in a request, sent by the one error handler. */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: string
  readonly extra: Pick<Problem, 'errors' | 'data'>
  constructor(status: number, code: string, detail: string, extra: Pick<Problem, 'errors' | 'data'> = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.extra = extra
  }
}

export const common = (code: CommonProblem, extra: Pick<Problem, 'errors' | 'data'> = {}): HttpProblem =>
  new HttpProblem(commonProblems[code].status, code, commonProblems[code].says, extra)

/** RFC 9457. */
export function sendProblem(res: Response, problem: HttpProblem, requestId: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  const body: Problem = {
    type: `urn:rapport:${problem.code}`,
    title: problem.code.replaceAll('_', ' '),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...problem.extra,
  }
  res.locals['refused'] = problem.code // for the log
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(body))
}
