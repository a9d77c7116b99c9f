import { isLostRace } from '@rapport/prisma/lost-race.ts'
import { common, HttpProblem } from './problem-response.ts'

// Text that Postgres could not read as what it should be: it came from the request.
const NOT_READABLE = new Set(['22P02', '22007', '22008', '22021'])
/** Postgres has no room left. */
export const DISK_FULL = '53100'
const NOT_REACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
  '3D000',
  '57014', // a statement took too long
  '25P03', // a transaction was idle too long
])

/** Any error as the problem that is answered; what nobody foresaw is `internal` and says nothing of itself. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  const { code, type, status, message } = (error ?? {}) as {
    code?: string
    type?: string
    status?: number
    message?: string
  }
  if (type === 'entity.parse.failed') {
    return common('malformed', { errors: [{ path: 'body', code: 'invalid_json', message: message ?? 'not JSON' }] })
  }
  if (type === 'entity.too.large') return common('too_large')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return common('wrong_media_type')
  if (status === 404) return common('no_such_route')
  if (type === 'request.aborted' || (typeof status === 'number' && status >= 400 && status < 500))
    return common('malformed')
  if (isLostRace(error) || code === '55P03') return common('busy')
  if (code && NOT_READABLE.has(code)) return common('malformed')
  if (code === DISK_FULL) return common('storage_full')
  if (code && NOT_REACHABLE.has(code)) return common('unavailable')
  if (
    message === 'timeout exceeded when trying to connect' ||
    message?.startsWith('Connection terminated') ||
    message?.startsWith('Client has encountered a connection error')
  )
    return common('unavailable')
  return common('internal')
}
