import type { Handlers } from '../../http/handlers.ts'
import { listTrail } from './list-trail.ts'

export const trailOperations = { listTrail } satisfies Partial<Handlers>
