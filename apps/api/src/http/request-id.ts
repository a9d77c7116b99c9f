import type { Request } from 'express'

/** The id that the log, the answer and the trail name this request by. */
export const requestIdOf = (req: Request): string => (typeof req.id === 'string' ? req.id : '')
