import { join } from 'node:path'
import express, { Router } from 'express'

const YEAR = 31_536_000

/** The built screens: files named by their content are kept for a year, the page itself is asked for every time. */
export function webFiles(folder: string): Router {
  const router = Router()
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR * 1000, fallthrough: false, index: false }),
  )
  router.use(
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('cache-control', 'no-cache'),
    }),
  )
  router.get('/{*path}', (req, res, next) => {
    if (!req.accepts('html')) return next()
    res.set('cache-control', 'no-cache').sendFile('index.html', { root: folder })
  })
  return router
}
