import { z } from 'zod'

/** One field of the request that is wrong: `path` as in `body.splits.0.basisPoints`. */
export const FieldError = z
  .object({ path: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'FieldError' })

/** RFC 9457: every error of the API looks like this. `code` is stable; `detail` is a sentence for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
    data: z.unknown().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof Problem>

/** What every operation may answer besides its own refusals. */
export const commonProblems = {
  malformed: { status: 400, says: 'The request could not be read.' },
  unauthenticated: { status: 401, says: 'Please sign in.' },
  forbidden: { status: 403, says: 'Your role does not include this.' },
  cross_site: { status: 403, says: 'The request did not come from Rapport itself.' },
  no_such_route: { status: 404, says: 'There is no such address.' },
  method_not_allowed: { status: 405, says: 'This address does not take that method.' },
  too_slow: { status: 408, says: 'The request did not arrive in time.' },
  request_running: { status: 409, says: 'The same request is still being worked on.' },
  busy: { status: 409, says: 'Too many people changed the same thing at once. Please try again.' },
  too_large: { status: 413, says: 'The request is too large.' },
  wrong_media_type: { status: 415, says: 'The request is of a type that is not taken here.' },
  invalid: { status: 422, says: 'Some fields are wrong.' },
  key_reused: { status: 422, says: 'This idempotency key was used for another request.' },
  version_missing: { status: 428, says: 'Say which version you are changing (If-Match).' },
  too_many_requests: { status: 429, says: 'Too many attempts. Please wait a moment.' },
  internal: { status: 500, says: 'Something went wrong on our side. Nothing was saved.' },
  storage_full: { status: 507, says: 'There is no room left to keep this. Nothing was saved.' },
  unavailable: { status: 503, says: 'Rapport cannot reach its database at the moment. Nothing was saved.' },
} as const
export type CommonProblem = keyof typeof commonProblems
