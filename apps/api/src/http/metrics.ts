import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Database } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { Router } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { z } from 'zod'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * `/metrics` for Prometheus: requests by operation and status, connections of the pool, work that waits, the process. No
 * client, no amount. Answered to who holds the token; without a token, to this machine alone and not through a proxy.
 */
export function metrics(db: Database, token: string | undefined): Router {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'rapport_request_seconds',
    help: 'Time to answer, by operation and status; "screens" for pages, "none" for what is no operation',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const running = new Gauge({
    name: 'rapport_requests_running',
    help: 'Requests that wait for their answer now',
    registers: [registry],
  })
  poolGauge(db, registry)
  const lookAgain = jobGauges(db, registry)

  const router = Router()
  router.get('/metrics', async (req, res, next) => {
    if (!(token === undefined ? isLocal(req) : holds(req, token))) return next()
    await lookAgain()
    res.type(registry.contentType).send(await registry.metrics())
  })
  router.use((req, res, next) => {
    const stop = seconds.startTimer()
    running.inc()
    res.once('close', () => {
      running.dec()
      const operation = (res.locals['operation'] as string | undefined) ?? otherwise(req.originalUrl)
      stop({ operation, status: res.writableFinished ? String(res.statusCode) : 'gone' })
    })
    next()
  })
  return router
}

const otherwise = (url: string): string => (/^\/api(\/|$)/.test(url) ? 'none' : 'screens')

function poolGauge(db: Database, registry: Registry): void {
  new Gauge({
    name: 'rapport_database_connections',
    help: 'Connections of the pool, by what they do',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, db.pool.idleCount)
      this.set({ state: 'busy' }, db.pool.totalCount - db.pool.idleCount)
      this.set({ state: 'waiting' }, db.pool.waitingCount)
    },
  })
}

/** What is left to do, as the database has it, so that every process says the same of it. @returns how to look again */
function jobGauges(db: Database, registry: Registry): () => Promise<void> {
  const labels = { labelNames: ['job'] as const, registers: [registry] }
  const waiting = new Gauge({ name: 'rapport_jobs_waiting', help: 'Files to read and runs to compute', ...labels })
  const age = new Gauge({ name: 'rapport_job_oldest_seconds', help: 'Age of the oldest that waits', ...labels })
  const up = new Gauge({ name: 'rapport_database_up', help: '1 when the database answers', registers: [registry] })
  return async () => {
    const rows = await lookAtJobs(db).catch(() => null)
    up.set(rows === null ? 0 : 1)
    for (const { job, count, oldest } of rows ?? []) {
      waiting.set({ job }, count)
      age.set({ job }, oldest)
    }
  }
}

const Jobs = z.object({ job: z.string(), count: z.number(), oldest: z.number() })
const lookAtJobs = (db: Database) =>
  db.readingAside({ userId: null, sight: 'oversight', today: '1970-01-01' }, (tx) =>
    tx.read(
      Jobs,
      sql`select 'import' as job, count(*)::int as count, coalesce(extract(epoch from now() - min(uploaded_at)), 0)::float8 as oldest
          from import_file where state in ('queued', 'reading')
          union all
          select 'run', count(*)::int, coalesce(extract(epoch from now() - min(computed_at)), 0)::float8
          from run where state = 'computing'`,
    ),
  )

function isLocal(req: IncomingMessage): boolean {
  return LOOPBACK.test(req.socket.remoteAddress ?? '') && FORWARDED.every((name) => req.headers[name] === undefined)
}

function holds(req: IncomingMessage, token: string): boolean {
  const [scheme, given = ''] = (req.headers.authorization ?? '').split(' ')
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return scheme?.toLowerCase() === 'bearer' && timingSafeEqual(digest(given), digest(token))
}
