import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@rapport/prisma/database.ts'
import { type Logger, pino } from 'pino'
import { createApp } from './app.ts'
import { startRunJobs } from './features/compensation/run-jobs.ts'
import { firmFacts } from './firm-facts.ts'
import { answerClientError } from './http/client-error.ts'
import type { Clock } from './http/context.ts'
import { forgetOldKeys } from './jobs/forget-old-keys.ts'
import { startImportRunner } from './jobs/import-runner.ts'
import { sealTrail } from './jobs/seal-trail.ts'

export interface ServerOptions {
  /** The API's own login, never the owner's. */
  readonly databaseUrl: string
  readonly sessionSecret: string
  readonly port: number
  readonly host: string
  readonly publicOrigin?: string | undefined
  /** Whose word about where a request came from is taken; a proxy on this machine unless told. */
  readonly trustedProxy?: readonly string[] | undefined
  readonly webFolder?: string | undefined
  readonly idleMinutes?: number
  readonly metricsToken?: string | undefined
  readonly logger?: Logger
  readonly clock?: Clock
  /** By which sessions end; the machine's own unless told otherwise. */
  readonly sessionClock?: Clock
  /** The largest file of a bank or custodian that is taken. */
  readonly uploadLimitBytes?: number
  /** How long a body of JSON may take to arrive. */
  readonly bodyWithinMs?: number
  /** Whether this process reads the files that were handed in; so it does unless told otherwise. */
  readonly readsImports?: boolean
}

export interface RunningServer {
  readonly address: string
  /** Answers what is under way, takes nothing more, lets go of the database. */
  stop(): Promise<void>
}

const DRAIN_MS = 10_000
const LINGER_MS = 500
// A gigabyte over a slow line takes its time; everything else is bounded by its size.
const REQUEST_MS = 30 * 60_000

/** Rapport on one port. @throws the listening error, such as EADDRINUSE */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const logger = options.logger ?? pino({ level: 'silent' })
  const db = openDatabase(options.databaseUrl, {
    onIdleError: (error) => logger.warn({ err: error.message }, 'idle database connection ended'),
  })
  const health = { draining: false }
  const { app, close } = createApp({ ...options, db, health, logger, idleMinutes: options.idleMinutes ?? 30 })
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, app)
  server.on('clientError', answerClientError)
  server.listen(options.port, options.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    close()
    await db.close()
    throw error
  }
  const clock = options.clock ?? Date.now
  const imports =
    options.readsImports === false
      ? null
      : startImportRunner({ databaseUrl: options.databaseUrl, firm: firmFacts(db), clock, logger })
  const runs = startRunJobs({ db, firm: firmFacts(db), clock, logger })
  const keys = forgetOldKeys(db, logger)
  const seals = sealTrail(db, logger)
  const { port } = server.address() as AddressInfo

  async function stop(): Promise<void> {
    health.draining = true
    keys.stop()
    // A connection in use ends with its next answer. Closing at once would meet some that are about to ask.
    if ((await connectionsOf(server)) > 0) await sleep(LINGER_MS)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const waited = new AbortController()
    const drained = Promise.race([closed, sleep(DRAIN_MS, undefined, { signal: waited.signal }).catch(() => {})])
    await Promise.all([drained, imports?.stop(), runs.stop()])
    waited.abort()
    server.closeAllConnections()
    await seals.stop()
    close()
    await db.close()
  }
  return { address: `http://${shownHost(options.host)}:${port}`, stop }
}

const connectionsOf = (server: Server): Promise<number> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count ?? 0)))

/** The address as a browser takes it. A machine's "localhost" is not always its IPv6 loopback, so that is named. */
function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}
