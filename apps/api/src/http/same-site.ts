import type { RequestHandler } from 'express'
import { common } from './problem-response.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site asked for with our cookie: browsers say where a request comes from. A client that is
 * no browser sends neither header, and carries a cookie only if it was given one.
 */
export function sameSite(publicOrigin: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (SAFE.has(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const own = publicOrigin ?? `${req.protocol}://${req.get('host') ?? ''}`
    if (site !== undefined ? site === 'same-origin' : origin === undefined || origin === own) return next()
    next(common('cross_site'))
  }
}
