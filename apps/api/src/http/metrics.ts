import type { Database } from '@rapport/prisma/database.ts'
import { Router } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** `/metrics` for Prometheus, answered to this machine only: request times by route, the pool, the process. */
export function metrics(db: Database): Router {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'rapport_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
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
  const router = Router()
  router.get('/metrics', async (req, res, next) => {
    if (!LOOPBACK.test(req.ip ?? '')) return next()
    res.type(registry.contentType).send(await registry.metrics())
  })
  router.use((req, res, next) => {
    const stop = seconds.startTimer()
    res.on('finish', () => {
      const route = (req.route as { path?: string } | undefined)?.path ?? 'other'
      stop({ method: req.method, route, status: String(res.statusCode) })
    })
    next()
  })
  return router
}
