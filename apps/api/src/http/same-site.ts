import type { Request, RequestHandler } from 'express'
import { common } from './problem-response.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site asked for with our cookie: browsers say where a request comes from. A client that is
 * no browser sends neither header; it says by its method, its key or its type of content that it is no form of a page,
 * which an old browser would send from anywhere.
 */
export function sameSite(publicOrigin: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (SAFE.has(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const own = publicOrigin ?? `${req.protocol}://${req.get('host') ?? ''}`
    const named = site !== undefined ? site === 'same-origin' : origin === undefined ? noForm(req) : origin === own
    next(named ? undefined : common('cross_site'))
  }
}

/** What a form cannot send, nor a script of another site without asking first. */
const noForm = (req: Request): boolean =>
  req.method !== 'POST' ||
  req.get('idempotency-key') !== undefined ||
  Boolean(req.is(['application/json', 'application/octet-stream']))
