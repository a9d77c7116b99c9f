import { greatest, least } from '../money/divide.ts'
import { share } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import type { RecoveryDue } from './basis.ts'
import type { RecoveryCap } from './plan.ts'

/**
 * What one run takes back of what a payee owes (6.5): the oldest first, up to the plan's cap, the rest carries forward.
 * A cap as a share of the payout takes nothing when there is none. Taken and carried always add up to what was due.
 */
export function recover(
  due: readonly RecoveryDue[],
  cap: RecoveryCap,
  payout: bigint,
): { readonly taken: readonly RecoveryDue[]; readonly carriedForward: readonly RecoveryDue[] } {
  const oldestFirst = due.toSorted((a, b) => byText(a.since, b.since) || byText(a.id, b.id))
  let room = roomFor(cap, payout)
  const taken: RecoveryDue[] = []
  const carriedForward: RecoveryDue[] = []
  for (const one of oldestFirst) {
    const now = room === null ? one.minor : least(one.minor, room)
    if (room !== null) room -= now
    if (now > 0n) taken.push({ ...one, minor: now })
    if (now < one.minor) carriedForward.push({ ...one, minor: one.minor - now })
  }
  return { taken, carriedForward }
}

function roomFor(cap: RecoveryCap, payout: bigint): bigint | null {
  if (cap.kind === 'none') return null
  if (cap.kind === 'fixed') return BigInt(cap.minor)
  return share(greatest(payout, 0n), cap.rate, 'down')
}
