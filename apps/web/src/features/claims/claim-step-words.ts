import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClaimAction } from '@rapport/domain/claims/claim.ts'
import type { IconName } from '../../ui/control/Icon.tsx'

/** What is stored as a step: what can be done to a claim, and the first of two signatures, which changes nothing yet. */
type Step = ClaimAction | 'sign_first'

const steps: Readonly<Record<Step, { readonly title: MessageDescriptor; readonly icon: IconName }>> = {
  submit: { title: msg`Submitted`, icon: 'add' },
  take_up: { title: msg`Taken up for review`, icon: 'eye' },
  confirm: { title: msg`Confirmed`, icon: 'check' },
  sign_first: { title: msg`Signed by the first of two controllers`, icon: 'edit' },
  return: { title: msg`Returned with a question`, icon: 'undo' },
  answer: { title: msg`Answered`, icon: 'letter' },
  reject: { title: msg`Rejected`, icon: 'close' },
  schedule: { title: msg`Instalments dated`, icon: 'calendar' },
  lapse: { title: msg`Lapsed: its time passed without money`, icon: 'clock' },
  write_off: { title: msg`Written off`, icon: 'close' },
  begin_hold: { title: msg`Hold began`, icon: 'lock' },
  retain: { title: msg`Retained through the hold`, icon: 'check' },
  reduce: { title: msg`Reduced: money left during the hold`, icon: 'alert' },
  compensate: { title: msg`Confirmation undone by a compensating entry`, icon: 'retry' },
}

const unnamed = { title: msg`Changed`, icon: 'edit' } as const

/** How a step of a claim's life is told. */
export const stepTold = (action: string): (typeof steps)[Step] =>
  (steps as Readonly<Record<string, (typeof steps)[Step]>>)[action] ?? unnamed
