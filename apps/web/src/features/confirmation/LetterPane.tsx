import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail } from '@rapport/contract/claims.ts'
import type { z } from 'zod'
import { evidenceName } from '../../terms/claim-words.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Timeline } from '../../ui/figure/Timeline.tsx'
import styles from './WorkbenchPage.module.css'

/** An engagement is confirmed by its countersigned letter; its revenue counts when fees are invoiced or collected. */
export function LetterPane({ claim }: { claim: z.output<typeof ClaimDetail> }) {
  const { t, i18n } = useLingui()
  const letters = claim.evidence.filter(({ kind }) => kind === 'countersigned_letter')
  return (
    <>
      <h2 id="pane-activity">
        <Trans>The letter</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          You confirm a fact and no money: that the client has countersigned. Revenue counts when fees are invoiced or
          collected.
        </Trans>
      </p>
      {letters.length > 0 ? (
        <Timeline
          label={t`Letters`}
          entries={letters.map(({ id, kind, label, addedBy, addedAt }) => ({
            id,
            at: addedAt,
            icon: 'letter',
            title: i18n._(evidenceName[kind]),
            by: addedBy,
            children: label,
          }))}
        />
      ) : (
        <EmptyState icon="letter" title={<Trans>No countersigned letter is attached.</Trans>}>
          <Trans>Return the claim and ask for it.</Trans>
        </EmptyState>
      )}
    </>
  )
}
