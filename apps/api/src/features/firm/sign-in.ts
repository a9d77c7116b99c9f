import { createHash } from 'node:crypto'
import type { Request } from 'express'
import passport from 'passport'
import { Strategy } from 'passport-local'
import type pg from 'pg'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from '../../http/actor.ts'
import { common, HttpProblem } from '../../http/problem-response.ts'
import { raw } from '../../http/serve.ts'
import { findActor, findCredential } from './find-actor.ts'
import { isPassword } from './passwords.ts'
import { sessionOf } from './session-of.ts'

declare global {
  namespace Express {
    interface User extends Actor {}
  }
}

const WINDOW_SECONDS = 15 * 60
const TRIES_PER_NAME_AND_PLACE = 10
const TRIES_PER_PLACE = 100
// However many places somebody guesses from: few enough against guessing, too many to lock somebody out by chance.
const TRIES_PER_NAME = 100

// Addresses are as long as people like, and nobody's business in a table of tries.
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Passport with e-mail and password; failed tries are counted in Postgres, so that a restart forgives nothing. */
export function signInWith(pool: pg.Pool) {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      schemaName: 'infra',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    })
  const perName = limiter('sign_in', TRIES_PER_NAME_AND_PLACE)
  const perPlace = limiter('sign_in_place', TRIES_PER_PLACE)
  const perAccount = limiter('sign_in_name', TRIES_PER_NAME)
  const authenticator = new passport.Passport()
  authenticator.use(
    new Strategy({ usernameField: 'email' }, (email, password, done) => {
      void findCredential(pool, email.toLowerCase()).then(async (found) => {
        const right = await isPassword(found?.passwordHash, password)
        done(null, right && found ? found.actor : false)
      }, done)
    }),
  )
  authenticator.serializeUser<string>((user, done) => done(null, user.id))
  authenticator.deserializeUser<string>((id, done) => {
    findActor(pool, id).then((actor) => done(null, actor ?? false), done)
  })

  const signIn = raw(async (req, res, _input, _context) => {
    const place = req.ip ?? 'unknown'
    const account = hashOf(String((req.body as { email?: unknown }).email).toLowerCase())
    const name = hashOf(`${account}|${place}`)
    await Promise.all([take(perName, name), take(perPlace, place), take(perAccount, account)])
    const actor = await new Promise<Actor | null>((resolve, reject) => {
      const answer = (error: unknown, user?: Express.User | false | null) =>
        error ? reject(error as Error) : resolve(user || null)
      const next = (error?: unknown) => reject(error as Error)
      ;(authenticator.authenticate('local', { session: false }, answer) as (...of: unknown[]) => void)(req, res, next)
    })
    if (!actor) throw new HttpProblem(422, 'wrong_credentials', 'The e-mail address or the password is wrong.')
    await Promise.all([perName.delete(name), perPlace.reward(place, 1), perAccount.delete(account)])
    await startSession(req, actor)
    res.json(await sessionOf(pool, actor))
  })

  const signOut = raw(async (req, res) => {
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())),
    )
    res
      .clearCookie('rapport', { path: '/' })
      .clearCookie('__Host-rapport', { path: '/', secure: true })
      .status(204)
      .end()
  })

  return { authenticator, signIn, signOut }
}

/** A session of its own for every sign-in: passport makes a new id, so one that was known before is worth nothing. */
export async function startSession(req: Request, actor: Actor): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.logIn(actor, (error: unknown) => (error ? reject(error as Error) : resolve())),
  )
  req.session.signedInAt = Date.now()
  await new Promise<void>((resolve, reject) =>
    req.session.save((error: unknown) => (error ? reject(error as Error) : resolve())),
  )
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (limit) {
    // Whatever is no count is a failure to count: never an answer about the person.
    if (!(typeof limit === 'object' && limit !== null && 'msBeforeNext' in limit)) throw limit
    throw common('too_many_requests', {
      data: { retryAfterSeconds: Math.ceil((limit as RateLimiterRes).msBeforeNext / 1000) },
    })
  }
}
