import type { Handlers } from '../../http/handlers.ts'
import { editCost } from './edit-cost.ts'
import { getInitiative } from './get-initiative.ts'
import { listGuests } from './list-guests.ts'
import { listInitiativeMoney } from './list-initiative-money.ts'
import { listInitiatives } from './list-initiatives.ts'
import { setGuestStatus } from './set-guest-status.ts'

export const initiativeOperations = {
  editCost,
  getInitiative,
  listGuests,
  listInitiativeMoney,
  listInitiatives,
  setGuestStatus,
} satisfies Partial<Handlers>
