import { createHash } from 'node:crypto'
import connectPg from 'connect-pg-simple'
import type { RequestHandler } from 'express'
import session from 'express-session'
import type pg from 'pg'

declare module 'express-session' {
  interface SessionData {
    /** When this session was signed in, for its absolute end. */
    signedInAt: number
    passport: { user: string }
  }
}

const ABSOLUTE_MS = 10 * 60 * 60_000
const TOUCHES_IN_IDLE_TIME = 30
const REMEMBERED = 10_000
const PgStore = connectPg(session)

/**
 * Keeps a hash of each session's id: who reads the table cannot take over a session. That one is in use is written down
 * once in a thirtieth of the idle time, not with every question: a session ends that much early at most.
 */
class HashedStore extends PgStore {
  readonly #touched = new Map<string, number>()
  override get(sid: string, callback: (error: unknown, session?: session.SessionData | null) => void): void {
    super.get(hashOf(sid), callback)
  }
  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    super.set(hashOf(sid), data, callback)
  }
  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    super.destroy(hashOf(sid), callback)
  }
  override touch(sid: string, data: session.SessionData, callback?: () => void): void {
    const hash = hashOf(sid)
    const now = Date.now()
    const every = (data.cookie.originalMaxAge ?? 0) / TOUCHES_IN_IDLE_TIME
    if (now - (this.#touched.get(hash) ?? 0) < every) return callback?.()
    if (this.#touched.size >= REMEMBERED) this.#touched.clear()
    this.#touched.set(hash, now)
    super.touch(hash, data, callback)
  }
}

const hashOf = (sid: string): string => createHash('sha256').update(sid).digest('base64url')

export interface SessionOptions {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  readonly idleMinutes: number
}

/** Sessions in Postgres: idle and absolute expiry, an opaque cookie that no script can read. */
export function sessions({ pool, secret, secure, idleMinutes }: SessionOptions): {
  handler: RequestHandler
  close: () => void
} {
  const store = new HashedStore({ pool, schemaName: 'infra', tableName: 'session', pruneSessionInterval: 15 * 60 })
  const handler = session({
    name: cookieName(secure),
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: idleMinutes * 60_000 },
  })
  return { handler, close: () => store.close() }
}

export const cookieName = (secure: boolean): string => (secure ? '__Host-rapport' : 'rapport')

/** Ends a session that is older than a working day, however busy it was. */
export const absoluteExpiry: RequestHandler = (req, _res, next) => {
  const since = req.session.signedInAt
  if (since === undefined || Date.now() - since < ABSOLUTE_MS) next()
  else req.session.regenerate(next)
}
