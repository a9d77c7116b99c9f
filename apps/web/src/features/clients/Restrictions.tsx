import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import styles from './Clients.module.css'
import type { HouseholdDetail } from './household-detail.ts'
import { restrictionKindName } from './words.ts'

/** What stands against contacting the household, before anything else. */
export function Restrictions({ restrictions }: { restrictions: HouseholdDetail['restrictions'] }) {
  const { i18n } = useLingui()
  if (restrictions.length === 0) return null
  return (
    <ul className={styles.restrictions}>
      {restrictions.map(({ kind, reason, since, until }) => (
        <li key={kind + since}>
          <StatusPill tone="refused">{i18n._(restrictionKindName(kind))}</StatusPill>
          <span>
            {reason}
            <span className={styles.soft}>
              {until ? (
                <Trans>
                  <Day value={since} /> to <Day value={until} />
                </Trans>
              ) : (
                <Trans>
                  since <Day value={since} />
                </Trans>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
