import type { Handlers } from '../../http/handlers.ts'
import { checkAllocation } from './check-allocation.ts'
import { confirmClaim } from './confirm-claim.ts'
import { getWorkbench } from './get-workbench.ts'
import { listConfirmationQueue } from './list-confirmation-queue.ts'
import { listTakenBack } from './list-taken-back.ts'
import { rejectClaim } from './reject-claim.ts'
import { returnClaim } from './return-claim.ts'
import { undoConfirmation } from './undo-confirmation.ts'

export const confirmationOperations = {
  checkAllocation,
  confirmClaim,
  getWorkbench,
  listConfirmationQueue,
  listTakenBack,
  rejectClaim,
  returnClaim,
  undoConfirmation,
} satisfies Partial<Handlers>
