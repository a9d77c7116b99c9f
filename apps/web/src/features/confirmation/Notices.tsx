import { Trans, useLingui } from '@lingui/react/macro'
import type { Workbench } from '@rapport/contract/confirmation.ts'
import { isOpen } from '@rapport/domain/claims/claim.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { Icon } from '../../ui/control/Icon.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { type Chosen, chosenFrom, saysTheSame } from './allocations.ts'
import { barredText, confirmationRefusals } from './refusal-words.ts'
import styles from './WorkbenchPage.module.css'

interface Props {
  readonly bench: z.output<typeof Workbench>
  readonly chosen: Chosen
  /** Why the last attempt was refused. */
  readonly error: unknown
  readonly decides: boolean
  readonly onTakeOver: (chosen: Chosen) => void
}

/** What has to be known before anything else: barred, decided, signed once, refused. */
export function Notices({ bench, chosen, error, decides, onTakeOver }: Props) {
  const { i18n } = useLingui()
  const { user } = useSession()
  const { claim, barred, firstSignature } = bench
  return (
    <>
      {barred && (
        <p className={styles.barred}>
          <Icon name="lock" />
          {i18n._(barredText[barred])}
        </p>
      )}
      {!isOpen(claim) && (
        <p className={styles.barred}>
          <Icon name="info" />
          <span>
            <Trans>
              This claim is not open any more.{' '}
              <Link to={paths.claim({ claimId: claim.id })}>See what became of it</Link>.
            </Trans>
          </span>
        </p>
      )}
      {firstSignature && (
        <div className={styles.signed}>
          <p>
            <strong>
              {firstSignature.by.id === user.id ? (
                <Trans>You signed first. A second controller has to sign the same.</Trans>
              ) : (
                <Trans>{firstSignature.by.name} signed first. Your signature confirms it.</Trans>
              )}
            </strong>{' '}
            <Instant value={firstSignature.at} />
          </p>
          {firstSignature.reason && <blockquote>{firstSignature.reason}</blockquote>}
          {decides && !saysTheSame(chosen, firstSignature.allocations) && (
            <Button small onClick={() => onTakeOver(chosenFrom(firstSignature.allocations))}>
              <Trans>Take over the amounts of the first signature</Trans>
            </Button>
          )}
        </div>
      )}
      {error != null && (
        <div>
          <ErrorNote error={error} refusals={confirmationRefusals} />
          <Holders error={error} />
        </div>
      )}
    </>
  )
}

/** Who holds the rest of an activity, for whoever came second. */
function Holders({ error }: { error: unknown }) {
  if (!client.confirmClaim.refused(error, 'activity_exhausted')) return null
  const { available, heldBy } = error.problem.data
  return (
    <ul className={styles.holders}>
      <li>
        <Trans>
          Left of it: <Money value={available} />
        </Trans>
      </li>
      {heldBy.map(({ claimId, household, amount }) => (
        <li key={claimId}>
          <Link to={paths.claim({ claimId })}>{household}</Link>: <Money value={amount} />
        </li>
      ))}
    </ul>
  )
}
