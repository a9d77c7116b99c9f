import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CheckValue } from '@rapport/contract/confirmation.ts'
import type { CheckName } from '@rapport/domain/claims/checklist.ts'
import type { z } from 'zod'
import { StatusPill, type Tone } from '../../ui/figure/StatusPill.tsx'
import styles from './Checklist.module.css'

const question: Record<CheckName, MessageDescriptor> = {
  external_inflow: msg`Booked money from outside?`,
  household_account: msg`An account of this household?`,
  amount: msg`The amount, within the tolerance?`,
  in_window: msg`Value date in the window?`,
  really_new: msg`Really new: no journal, no money coming back?`,
  contact_before_inflow: msg`A contact by the claimant before it?`,
  not_allocated: msg`Not yet allocated to another claim?`,
  covered_household: msg`Did the claimant cover the household?`,
  split_agreed: msg`Split agreed?`,
  entered_in_time: msg`Entered in time?`,
  evidence_attached: msg`Evidence attached?`,
}

type Answer = z.output<typeof CheckValue>['answer']

const answerText: Record<Answer, MessageDescriptor> = { yes: msg`Yes`, no: msg`No`, unknown: msg`Unknown` }
const answerTone: Record<Answer, Tone> = { yes: 'confirmed', no: 'refused', unknown: 'neutral' }

/** What has to be known before confirming. An unknown is never a yes. */
export function Checklist({ checks, stale }: { checks: readonly z.output<typeof CheckValue>[]; stale: boolean }) {
  const { t, i18n } = useLingui()
  return (
    <ul className={styles.checks} aria-label={t`Checklist`} aria-busy={stale}>
      {checks.map(({ name, answer }) => (
        <li key={name}>
          <span>{i18n._(question[name])}</span>
          <StatusPill tone={answerTone[answer]}>{i18n._(answerText[answer])}</StatusPill>
        </li>
      ))}
    </ul>
  )
}
