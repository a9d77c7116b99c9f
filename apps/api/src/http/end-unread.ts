import type { RequestHandler } from 'express'

const GRACE_MS = 2_000

/**
 * Ends a connection on which somebody still sends what was answered already: a refused upload is not read to its end, and
 * a body that trickles in holds no connection. The answer gets a moment to arrive.
 */
export const endUnread: RequestHandler = (req, res, next) => {
  res.on('finish', () => {
    if (req.complete) return
    const timer = setTimeout(() => req.destroy(), GRACE_MS)
    timer.unref()
    req.on('end', () => clearTimeout(timer))
  })
  next()
}
