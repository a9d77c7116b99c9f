import type { ActivityRow, ClaimRow } from '@rapport/contract/claims.ts'
import type { CheckValue } from '@rapport/contract/confirmation.ts'
import {
  DEFAULT_SECOND_CONTROLLER_POLICY,
  type SecondControllerReason,
  secondControllerReasons,
} from '@rapport/domain/claims/second-controller.ts'
import type { z } from 'zod'
import type { Chosen } from './allocations.ts'

/**
 * Why two controllers will probably have to sign, so that the reason is asked for before it is refused. The server
 * decides: it knows the firm's threshold and the rate of other currencies, which this does not.
 */
export function expectedSignatures(
  claim: Pick<z.output<typeof ClaimRow>, 'amount' | 'confirmed' | 'late'>,
  confirmed: bigint,
  chosen: Chosen,
  activities: readonly z.output<typeof ActivityRow>[],
  checks: readonly z.output<typeof CheckValue>[],
): SecondControllerReason[] {
  const says = (name: string, answer: string) => checks.some((check) => check.name === name && check.answer === answer)
  const { currency } = claim.amount
  const policy = DEFAULT_SECOND_CONTROLLER_POLICY
  const inAll = { minor: claim.confirmed.minor + confirmed, currency }
  const comparable = currency === policy.above.currency
  return secondControllerReasons(
    comparable ? inAll : { minor: 0n, currency: policy.above.currency },
    '1',
    {
      lateEntry: claim.late,
      roundTrip: chosen.size > 0 && says('really_new', 'no'),
      manualOverride:
        activities.some(({ id, flowReason }) => chosen.has(id) && flowReason !== null) ||
        (chosen.size > 0 && says('in_window', 'no')),
    },
    policy,
  )
}
