import { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import type { Database } from '@rapport/prisma/database.ts'
import type { Request, Response } from 'express'
import passport from 'passport'
import { Strategy } from 'passport-local'
import type pg from 'pg'
import { audit } from '../../audit.ts'
import type { FirmFacts } from '../../firm-facts.ts'
import { sightOf } from '../../http/actor.ts'
import { type Clock, contextOf } from '../../http/context.ts'
import { HttpProblem } from '../../http/problem-response.ts'
import { requestIdOf } from '../../http/request-id.ts'
import { raw } from '../../http/serve.ts'
import { findCredential, type SignedIn } from './find-actor.ts'
import { knownDevice } from './known-device.ts'
import { isPassword } from './passwords.ts'
import { sessionOf } from './session-of.ts'
import { accountOf, countTries, type Tries } from './tries.ts'

declare global {
  namespace Express {
    interface User extends SignedIn {}
  }
}

export interface SigningOptions {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  readonly clock: Clock
  readonly sessionClock: Clock
}

export interface Signing extends Tries {
  /** A session of its own for every sign-in: passport makes a new id, so one that was known before is worth nothing. */
  readonly begin: (req: Request, res: Response, actor: SignedIn) => Promise<void>
  readonly authenticator: passport.Authenticator
  readonly clock: Clock
}

/** Passport with e-mail and password, and what begins a session however somebody proved who they are. */
export function signingWith({ pool, secret, secure, clock, sessionClock }: SigningOptions): Signing {
  const device = knownDevice(secret, secure)
  const authenticator = new passport.Passport()
  authenticator.use(
    new Strategy({ usernameField: 'email', passReqToCallback: true }, (req, email, password, done) => {
      void findCredential(pool, email.toLowerCase()).then(async (found) => {
        if (req.res) req.res.locals['tried'] = found?.actor.id // for the log: whose name was tried, never what was typed
        const right = await isPassword(found?.passwordHash, password)
        done(null, right && found ? found.actor : false)
      }, done)
    }),
  )
  authenticator.serializeUser<string>((user, done) => done(null, user.id))
  // A session is of the credential that it began with: another password, other roles or a lock have ended it.
  authenticator.deserializeUser<string, Request>((req, id, done) => {
    const user = req.sessionUser
    done(null, user?.id === id && user.epoch === req.session.epoch ? user : false)
  })
  return {
    ...countTries(pool, device),
    authenticator,
    clock,
    async begin(req, res, actor) {
      await settled((done) => req.logIn(actor, done))
      // With this the session is complete, and written.
      req.session.signedInAt = sessionClock()
      req.session.epoch = actor.epoch
      await settled((done) => req.session.save(done))
      device.remember(req, res, accountOf(actor.email))
    },
  }
}

export const signIn = (db: Database, firm: FirmFacts, signing: Signing) =>
  raw(async (req, res, input) => {
    const { email } = input as Input<typeof contract.signIn>
    const actor = await signing.toSignIn(req, email, () => authenticated(signing.authenticator, req, res))
    const { status, says } = contract.signIn.refusals.wrong_credentials
    if (!actor) throw new HttpProblem(status, 'wrong_credentials', says)
    const context = await contextOf(firm, actor, { requestId: requestIdOf(req), now: signing.clock() })
    await db.writing({ userId: actor.id, sight: sightOf(actor), today: context.today }, (tx) =>
      audit({ ...context, tx }, { operation: 'signIn', subject: ['user', actor.id], fact: {} }),
    )
    await signing.begin(req, res, actor)
    res.json(await sessionOf(db.pool, signing.clock, actor))
  })

/** Ends this session on the server, and takes its cookie away. */
export async function leave(req: Request, res: Response): Promise<void> {
  await settled((done) => req.session.destroy(done))
  res.clearCookie('rapport', { path: '/' }).clearCookie('__Host-rapport', { path: '/', secure: true })
}

function authenticated(authenticator: passport.Authenticator, req: Request, res: Response): Promise<SignedIn | null> {
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, user?: Express.User | false | null) =>
      error ? reject(error as Error) : resolve(user || null)
    const next = (error?: unknown) => reject(error as Error)
    ;(authenticator.authenticate('local', { session: false }, answer) as (...of: unknown[]) => void)(req, res, next)
  })
}

const settled = (ask: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => ask((error) => (error ? reject(error as Error) : resolve())))
