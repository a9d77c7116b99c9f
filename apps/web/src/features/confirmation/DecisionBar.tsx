import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail } from '@rapport/contract/claims.ts'
import { needsReason } from '@rapport/domain/claims/confirm-claim.ts'
import type { SecondControllerReason } from '@rapport/domain/claims/second-controller.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '../../ui/control/Button.tsx'
import { Icon } from '../../ui/control/Icon.tsx'
import { announce } from '../../ui/feedback/announce.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import type { Outcome } from './allocations.ts'
import { confirmationRefusals } from './refusal-words.ts'
import { secondText } from './second-words.ts'
import styles from './WorkbenchPage.module.css'

interface Props {
  readonly claim: z.output<typeof ClaimDetail>
  readonly outcome: Outcome
  /** Something is chosen. */
  readonly started: boolean
  /** A field holds no amount that could be read. */
  readonly incomplete: boolean
  /** What the server would refuse. */
  readonly refusal: string | null
  readonly signatures: readonly SecondControllerReason[]
  readonly signedFirst: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onConfirm: () => void
  readonly onReturn?: () => void
  readonly onReject?: () => void
}

const REASON = 'confirmation-reason'

/** What is about to be confirmed, what stays open, and the decision. */
export function DecisionBar(props: Props) {
  const { t, i18n } = useLingui()
  const { claim, outcome, started, incomplete, refusal, signatures, signedFirst, reason, onReason } = props
  const [missing, setMissing] = useState(false)
  const letter = claim.kind === 'engagement'
  const twice = started && (signatures.length > 0 || signedFirst)
  const asksWhy = twice || (started && needsReason(claim, outcome.closes, signatures))
  const why = refusalText()

  function refusalText() {
    if (!started) return confirmationRefusals.nothing_to_confirm
    if (incomplete) return confirmationRefusals.amount_not_positive
    if (outcome.over) return confirmationRefusals.more_than_claimed
    return refusal === null
      ? null
      : ((confirmationRefusals as Readonly<Record<string, typeof confirmationRefusals.not_found>>)[refusal] ?? null)
  }
  const confirm = () => {
    if (why) return announce(i18n._(why))
    if (asksWhy && reason.trim() === '') {
      setMissing(true)
      document.getElementById(REASON)?.focus()
      return
    }
    props.onConfirm()
  }
  useShortcut('mod+Enter', t`Confirm`, confirm)
  const list = signatures.map((one) => i18n._(secondText[one])).join(', ')
  return (
    <footer className={styles.decision}>
      <div className={styles.sums}>
        {letter ? (
          <strong>
            <Trans>The fact, with its letter</Trans>
          </strong>
        ) : (
          <dl>
            <div>
              <dt>{t`To confirm`}</dt>
              <dd>
                <strong>
                  <Money value={outcome.sum} whole />
                </strong>
              </dd>
            </div>
            <div>
              <dt>{t`Stays open`}</dt>
              <dd>
                <Money value={outcome.left} whole />{' '}
                {started &&
                  (outcome.closes ? (
                    <StatusPill tone="confirmed">
                      <Trans>Closes the claim</Trans>
                    </StatusPill>
                  ) : (
                    <StatusPill tone="open">
                      <Trans>In part</Trans>
                    </StatusPill>
                  ))}
              </dd>
            </div>
          </dl>
        )}
        <p className={styles.why} aria-live="polite">
          {why ? (
            <>
              <Icon name="info" size={14} /> {i18n._(why)}
            </>
          ) : (
            twice &&
            (signedFirst ? (
              <Trans>The second of two signatures.</Trans>
            ) : (
              <Trans>Two controllers have to sign: {list}.</Trans>
            ))
          )}
        </p>
      </div>
      <div className={styles.reason}>
        <TextField
          id={REASON}
          label={t`Reason`}
          optional={!asksWhy}
          maxLength={2000}
          value={reason}
          onChange={(next) => {
            onReason(next)
            setMissing(false)
          }}
          error={missing ? i18n._(confirmationRefusals.reason_missing) : undefined}
        />
      </div>
      <div className={styles.ways}>
        {props.onReject && (
          <Button kind="quiet" shortcut="X" onClick={props.onReject}>
            <Trans>Reject</Trans>
          </Button>
        )}
        {props.onReturn && (
          <Button shortcut="R" onClick={props.onReturn}>
            <Trans>Return</Trans>
          </Button>
        )}
        <Button kind="primary" shortcut="mod+Enter" aria-disabled={why !== null || undefined} onClick={confirm}>
          {twice && !signedFirst ? <Trans>Sign</Trans> : <Trans>Confirm</Trans>}
        </Button>
      </div>
    </footer>
  )
}
