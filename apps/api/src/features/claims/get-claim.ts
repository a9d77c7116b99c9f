import type { contract } from '@rapport/contract/contract.ts'
import { readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'

export const getClaim: Handler<typeof contract.getClaim> = async ({ tx, today }, { claimId }, refuse) =>
  (await readClaim(tx, claimId, today)) ?? refuse('not_found')
