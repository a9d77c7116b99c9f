import type { ClaimDetail } from '@rapport/contract/claims.ts'
import { openInstalments } from '@rapport/domain/claims/promise.ts'
import type { z } from 'zod'

type Claim = Pick<z.output<typeof ClaimDetail>, 'instalments' | 'confirmed'>

/** Each instalment with what arrived of it: confirmed money fulfils the earliest first. Minor units. */
export function arrivedByInstalment(claim: Claim) {
  const open = openInstalments({
    confirmed: claim.confirmed.minor,
    instalments: claim.instalments.map(({ dueOn, amount }) => ({ expectedOn: dueOn, amount: amount.minor })),
  })
  // Those still open are the last ones, in their order.
  const fulfilled = claim.instalments.length - open.length
  return claim.instalments.map((instalment, at) => ({
    ...instalment,
    arrived: instalment.amount.minor - (at < fulfilled ? 0n : (open[at - fulfilled]?.open ?? 0n)),
  }))
}
