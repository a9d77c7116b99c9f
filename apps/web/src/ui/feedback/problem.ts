import { NoAnswerError, ProblemError } from '@rapport/contract/client.ts'
import { PartMissingError } from './part-missing.ts'

/** A field that was refused, by its path in what was sent: `attendees.0.outcome`. */
export interface ProblemIssue {
  readonly path: string
  readonly message: string
}

/** Why an action or a question gave no result, as far as the screen needs it. */
export interface Problem {
  /** A stable word: a refusal of the operation, a common problem of the contract, `no_answer`, `part_missing` or `unforeseen`. */
  readonly code: string
  /** What support needs to find it in the log. */
  readonly requestId: string | null
  readonly issues: readonly ProblemIssue[]
}

/** Any error as a problem: the API's own, no answer at all, or something nobody foresaw. */
export function problemOf(error: unknown): Problem {
  if (error instanceof PartMissingError) return { code: 'part_missing', requestId: null, issues: [] }
  if (error instanceof NoAnswerError) return { code: 'no_answer', requestId: null, issues: [] }
  if (!(error instanceof ProblemError)) return { code: 'unforeseen', requestId: null, issues: [] }
  const { code, requestId, errors = [] } = error.problem
  const issues = errors.map(({ path, message }) => ({ path: path.replace(/^body\./, ''), message }))
  return { code, requestId: requestId || null, issues }
}

const UNKNOWN = new Set(['no_answer', 'unforeseen', 'request_running', 'internal', 'unavailable'])

/**
 * Whether nobody knows if the work was done: no answer, or a server that broke while answering. Asking again needs the
 * same idempotency key, and then has one effect in all.
 */
export const isUnknownOutcome = ({ code }: Problem): boolean => UNKNOWN.has(code)

/** Whether signing in again is what helps. */
export const isSignedOut = ({ code }: Problem): boolean => code === 'unauthenticated'
