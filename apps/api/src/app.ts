import { contract } from '@rapport/contract/contract.ts'
import type { Operation } from '@rapport/contract/operation.ts'
import type { Database } from '@rapport/prisma/database.ts'
import express, { type ErrorRequestHandler, type Express, Router } from 'express'
import { type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'
import { findSession } from './features/firm/find-actor.ts'
import { signingWith } from './features/firm/sign-in.ts'
import { firmFacts } from './firm-facts.ts'
import { apiReference } from './http/api-reference.ts'
import type { Clock } from './http/context.ts'
import { endUnread } from './http/end-unread.ts'
import { headers } from './http/headers.ts'
import { type Health, health } from './http/health.ts'
import { logging } from './http/logging.ts'
import { metrics } from './http/metrics.ts'
import { problemOf } from './http/problem-of.ts'
import { common, sendProblem } from './http/problem-response.ts'
import { quietError } from './http/quiet-error.ts'
import { requestIdOf } from './http/request-id.ts'
import { sameSite } from './http/same-site.ts'
import { sealedWith } from './http/sealed.ts'
import { serve } from './http/serve.ts'
import { expiry, sessions } from './http/session.ts'
import { webFiles } from './http/web-files.ts'
import { operations } from './operations.ts'

export interface AppOptions {
  readonly db: Database
  readonly sessionSecret: string
  readonly idleMinutes: number
  readonly publicOrigin?: string | undefined
  /** Whose word about where a request came from is taken; a proxy on this machine unless told. */
  readonly trustedProxy?: readonly string[] | undefined
  /** Where the built screens are; without them only the API is served. */
  readonly webFolder?: string | undefined
  readonly logger?: Logger
  readonly clock?: Clock
  /** By which sessions end; the machine's own. */
  readonly sessionClock?: Clock | undefined
  readonly health: Health
  readonly uploadLimitBytes?: number
  readonly bodyWithinMs?: number | undefined
  /** Who may read `/metrics` from elsewhere. */
  readonly metricsToken?: string | undefined
}

/** The middleware in the order it runs. */
export function createApp(options: AppOptions): { app: Express; close: () => void } {
  const { db, publicOrigin, logger = pino({ level: 'silent' }), clock = Date.now, sessionClock = Date.now } = options
  const secure = publicOrigin?.startsWith('https:') ?? false
  const firm = firmFacts(db)
  const { handler: session, close } = sessions({
    pool: db.pool,
    secret: options.sessionSecret,
    secure,
    idleMinutes: options.idleMinutes,
    clock: sessionClock,
    find: findSession,
  })
  const signing = signingWith({ pool: db.pool, secret: options.sessionSecret, secure, clock, sessionClock })

  const app: Express = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', options.trustedProxy ?? 'loopback')
  app.use(pinoHttp(logging(logger)))
  app.use((req, res, next) => {
    res.set('x-request-id', requestIdOf(req))
    next()
  })
  app.use(endUnread)
  app.use(headers(secure))
  app.use(health(options.health, db))
  app.use(metrics(db, options.metricsToken))

  const api = Router({ caseSensitive: true })
  api.use((_req, res, next) => {
    res.set('cache-control', 'no-store')
    next()
  })
  api.use(apiReference())
  api.use(sameSite(publicOrigin), session, expiry(sessionClock), signing.authenticator.session())
  const sealer = sealedWith(options.sessionSecret)
  const known = operations(db, firm, signing, options.uploadLimitBytes)
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    const handler = known[name as keyof typeof known]
    if (handler)
      serve(api, name, operation, handler as never, { db, firm, clock, sealer, bodyWithinMs: options.bodyWithinMs })
  }
  api.use((req, res) => {
    const methods = methodsOf(req.path)
    if (methods.length === 0) throw common('no_such_route')
    res.set('allow', methods.join(', '))
    throw common('method_not_allowed')
  })
  app.use('/api', api)
  if (options.webFolder) app.use(webFiles(options.webFolder))
  app.use(() => {
    throw common('no_such_route')
  })
  app.use(answerError)
  return { app, close }
}

/** The last resort of every request: one shape of error, and only the unforeseen reaches the log with its stack. */
const answerError: ErrorRequestHandler = (error, req, res, _next) => {
  const problem = problemOf(error)
  if (problem.status >= 500) req.log.error({ err: quietError(error) }, 'request failed')
  if (problem.status === 429)
    res.set('retry-after', String((problem.extra.data as { retryAfterSeconds?: number }).retryAfterSeconds ?? 60))
  sendProblem(res, problem, requestIdOf(req))
}

const patterns = Object.values<Operation>(contract).map(({ path, method }) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
}))
const methodsOf = (path: string): string[] => {
  const taken = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
  return [...new Set<string>(taken.includes('GET') ? [...taken, 'HEAD'] : taken)].sort()
}
