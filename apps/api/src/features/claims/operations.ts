import type { Handlers } from '../../http/handlers.ts'
import { agreeToSplit } from './agree-to-split.ts'
import { answerClaim } from './answer-claim.ts'
import { getClaim } from './get-claim.ts'
import { listClaims } from './list-claims.ts'
import { submitClaim } from './submit-claim.ts'

export const claimOperations = {
  agreeToSplit,
  answerClaim,
  getClaim,
  listClaims,
  submitClaim,
} satisfies Partial<Handlers>
