import { createHash } from 'node:crypto'
import connectPg from 'connect-pg-simple'
import { type Request, type RequestHandler, Router } from 'express'
import session from 'express-session'
import type pg from 'pg'

declare module 'express-session' {
  interface SessionData {
    /** When this session was signed in, for its absolute end. */
    signedInAt: number
    /** That the screen asks by itself, with nobody at it; said by each request, and not kept. */
    unattended?: boolean
    /** That it is written down; known while the request runs that began it. */
    kept?: boolean
    /** The state of the credential that it began with. */
    epoch: number
    /** Without a user when it turned out that the session was of an earlier credential. */
    passport: { user?: string }
  }
}

declare global {
  namespace Express {
    interface Request {
      /** Whom the session is of, read with it. */
      sessionUser?: User | null
    }
  }
}

export interface FoundSession {
  readonly sess: session.SessionData
  readonly user: Express.User | null
}
export type FindSession = (pool: pg.Pool, hash: string, now: number) => Promise<FoundSession | null>

const ABSOLUTE_MS = 10 * 60 * 60_000
const TOUCHES_IN_IDLE_TIME = 30
const REMEMBERED = 10_000
const PgStore = connectPg(session)

/**
 * Keeps a hash of each session's id: who reads the table cannot take over a session. A session is
 * written once, when it is complete, and a request only puts its end off: one that was signed out meanwhile stays so. That
 * one is in use is written down once in a thirtieth of the idle time, not with every question: it ends that much early at most.
 */
class HashedStore extends PgStore {
  readonly #touched = new Map<string, number>()
  readonly #pool: pg.Pool
  readonly #clock: () => number
  readonly #idleMs: number
  readonly #find: FindSession
  readonly #users = new WeakMap<session.SessionData, Express.User | null>()

  constructor({
    pool,
    clock,
    idleMs,
    find,
  }: { pool: pg.Pool; clock: () => number; idleMs: number; find: FindSession }) {
    super({ pool, schemaName: 'infra', tableName: 'session', pruneSessionInterval: 15 * 60 })
    this.#pool = pool
    this.#clock = clock
    this.#idleMs = idleMs
    this.#find = find
  }
  override get(sid: string, callback: (error: unknown, session?: session.SessionData | null) => void): void {
    void this.#find(this.#pool, hashOf(sid), this.#clock()).then((found) => {
      if (found) this.#users.set(found.sess, found.user)
      callback(null, found?.sess ?? null)
    }, callback)
  }
  override createSession(req: Request, data: session.SessionData): session.Session & session.SessionData {
    req.sessionUser = this.#users.get(data) ?? null
    return super.createSession(req, data)
  }
  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    if (data.signedInAt === undefined || data.kept) return callback?.()
    if (data.passport.user === undefined) return this.destroy(sid, callback)
    Object.defineProperty(data, 'kept', { value: true })
    void this.#pool
      .query('insert into infra.session (sid, sess, expire) values ($1, $2, to_timestamp($3))', [
        hashOf(sid),
        JSON.stringify(data),
        this.#end(),
      ])
      .then(() => callback?.(), callback)
  }
  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    super.destroy(hashOf(sid), callback)
  }
  override touch(sid: string, data: session.SessionData, callback?: () => void): void {
    if (data.unattended) return callback?.()
    const hash = hashOf(sid)
    const now = this.#clock()
    if (now - (this.#touched.get(hash) ?? 0) < this.#idleMs / TOUCHES_IN_IDLE_TIME) return callback?.()
    if (this.#touched.size >= REMEMBERED) this.#touched.clear()
    this.#touched.set(hash, now)
    void this.#pool
      .query('update infra.session set expire = to_timestamp($2) where sid = $1', [hash, this.#end()])
      .then(() => callback?.(), callback)
  }
  /** When a session ends at which nobody is from now on, in seconds. */
  readonly #end = (): number => (this.#clock() + this.#idleMs) / 1000
}

const hashOf = (sid: string): string => createHash('sha256').update(sid).digest('base64url')

export interface SessionOptions {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  readonly idleMinutes: number
  readonly clock: () => number
  readonly find: FindSession
}

/** Sessions in Postgres: idle and absolute expiry, an opaque cookie that no script can read. */
export function sessions({ pool, secret, secure, idleMinutes, clock, find }: SessionOptions): {
  handler: RequestHandler
  close: () => void
} {
  const store = new HashedStore({ pool, clock, idleMs: idleMinutes * 60_000, find })
  const handler = session({
    name: cookieName(secure),
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: idleMinutes * 60_000 },
  })
  return { handler: secure ? Router().use(openedByTls, handler) : handler, close: () => store.close() }
}

/**
 * What people open is https, so a cookie for TLS alone may leave, however the last step to here was made: a proxy that we do
 * not know by its address does not get to say so.
 */
const openedByTls: RequestHandler = (req, _res, next) => {
  Object.defineProperty(req, 'secure', { value: true })
  next()
}

export const cookieName = (secure: boolean): string => (secure ? '__Host-rapport' : 'rapport')

/**
 * Ends a session that is older than a working day, however busy it was. A screen that asks by itself says so
 * (`x-unattended`): it puts no end off.
 */
export const expiry =
  (clock: () => number): RequestHandler =>
  (req, _res, next) => {
    const { signedInAt } = req.session
    if (signedInAt !== undefined && clock() - signedInAt >= ABSOLUTE_MS) return req.session.regenerate(next)
    // Not enumerable: it is no part of what is kept.
    if (req.get('x-unattended') !== undefined) Object.defineProperty(req.session, 'unattended', { value: true })
    next()
  }
