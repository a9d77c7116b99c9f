import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { SecondControllerReason } from '@rapport/domain/claims/second-controller.ts'

/** Why one controller is not enough. */
export const secondText: Record<SecondControllerReason, MessageDescriptor> = {
  above_threshold: msg`above the threshold`,
  late_entry: msg`late entry`,
  round_trip: msg`money that may be coming back`,
  manual_override: msg`a corrected type, or outside the window`,
}
