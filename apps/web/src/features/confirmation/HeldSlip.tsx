import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { announce } from '../../ui/feedback/announce.ts'
import { isUnknownOutcome, problemOf } from '../../ui/feedback/problem.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { type ConfirmationIntent, confirmations, keepForReturn, UNDO_SECONDS } from './confirmations.ts'
import styles from './HeldSlip.module.css'
import { type Held, useHold } from './hold.ts'
import { confirmationRefusals } from './refusal-words.ts'

/** On every page: confirmations that wait a moment before they are sent, and those that were refused. */
export function HeldSlip() {
  const { user } = useSession()
  return user.roles.includes('controller') ? <Slips /> : null
}

function Slips() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const held = useHold(confirmations)
  const waits = held.some(({ state }) => state === 'waiting')
  const unfinished = held.some(({ state }) => state !== 'failed')
  useEffect(() => {
    if (!unfinished) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unfinished])

  const open = (intent: ConfirmationIntent, error: unknown) => {
    keepForReturn(intent, error)
    void navigate(paths.workbench({ claimId: intent.claimId }) + intent.search)
  }
  const undo = () => {
    const intent = confirmations.undo()
    if (!intent) return
    announce(t`Taken back: nothing was confirmed.`)
    open(intent, null)
  }
  useShortcut('z', t`Take the confirmation back`, undo, { off: !waits })
  return (
    <section className={styles.slips} aria-label={t`Confirmations under way`} aria-live="polite">
      {held.map((one) => (
        <Slip
          key={one.intent.key}
          held={one}
          onUndo={undo}
          onOpen={() => {
            confirmations.dismiss(one.intent)
            open(one.intent, one.state === 'failed' ? one.error : null)
          }}
        />
      ))}
    </section>
  )
}

function Slip({ held, onUndo, onOpen }: { held: Held<ConfirmationIntent>; onUndo: () => void; onOpen: () => void }) {
  const { t, i18n } = useLingui()
  const { intent, state } = held
  const name = intent.household
  if (state === 'failed') {
    const problem = problemOf(held.error)
    const refusal = (confirmationRefusals as Partial<typeof confirmationRefusals>)[
      problem.code as keyof typeof confirmationRefusals
    ]
    const again = () => {
      confirmations.dismiss(intent)
      confirmations.begin(intent)
      confirmations.sendNow()
    }
    return (
      <div className={`${styles.slip} ${styles.failed}`} role="alert">
        <p>
          <strong>
            <Trans>{name} was not confirmed.</Trans>
          </strong>{' '}
          {refusal ? (
            i18n._(refusal)
          ) : (
            <Trans>Rapport gave no clear answer. Trying again confirms it once, whatever happened.</Trans>
          )}
        </p>
        {isUnknownOutcome(problem) ? (
          <Button kind="quiet" small icon="retry" onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        ) : (
          <Button kind="quiet" small onClick={onOpen}>
            <Trans>Open the claim</Trans>
          </Button>
        )}
        <IconButton icon="close" label={t`Dismiss`} onClick={() => confirmations.dismiss(intent)} />
      </div>
    )
  }
  return (
    // Time stands still while somebody is here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.slip}
      onPointerEnter={() => confirmations.pause(true)}
      onPointerLeave={() => confirmations.pause(false)}
      onFocus={() => confirmations.pause(true)}
      onBlur={() => confirmations.pause(false)}
    >
      {state === 'waiting' && (
        <span className={styles.time} style={{ animationDuration: `${UNDO_SECONDS}s` }} aria-hidden="true" />
      )}
      <p>
        {intent.sum ? (
          <Trans>
            Confirming <Money value={intent.sum} whole /> for {name}
          </Trans>
        ) : (
          <Trans>Confirming the engagement of {name}</Trans>
        )}
      </p>
      {state === 'waiting' && (
        <>
          <Button kind="quiet" small icon="undo" shortcut="Z" onClick={onUndo}>
            <Trans>Undo</Trans>
          </Button>
          <Button kind="quiet" small onClick={confirmations.sendNow}>
            <Trans>Send now</Trans>
          </Button>
        </>
      )}
    </div>
  )
}
