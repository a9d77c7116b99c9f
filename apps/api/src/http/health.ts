import type { Database } from '@rapport/prisma/database.ts'
import { Router } from 'express'

/** Flips to draining when the process is told to stop: it still answers, but asks for no new work. */
export interface Health {
  draining: boolean
}

/**
 * `/healthz`: the process lives. `/readyz`: it can work: its database answers and it is not stopping. While it stops,
 * every answer ends its connection: one that is kept in use would otherwise be cut in the end, with a request under way.
 */
export function health(state: Health, db: Database): Router {
  const router = Router()
  router.use((_req, res, next) => {
    if (state.draining) res.set('connection', 'close')
    next()
  })
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/readyz', async (_req, res) => {
    const ready =
      !state.draining &&
      (await db.pool.query('select 1').then(
        () => true,
        () => false,
      ))
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : state.draining ? 'draining' : 'no database' })
  })
  return router
}
