import type { Handlers } from '../../http/handlers.ts'
import { getCapacity } from './get-capacity.ts'
import { getToday } from './get-today.ts'
import { listCadence } from './list-cadence.ts'

export const worklistOperations = { getCapacity, getToday, listCadence } satisfies Partial<Handlers>
