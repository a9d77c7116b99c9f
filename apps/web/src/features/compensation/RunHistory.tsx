import { Trans, useLingui } from '@lingui/react/macro'
import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import styles from './compensation.module.css'

/** What names the run, and who did what to it. */
export function RunHistory({ run }: { run: z.output<typeof RunDetail> }) {
  const { t } = useLingui()
  const { previousRun, plan } = run
  return (
    <div className={styles.reading}>
      <Facts
        items={[
          { label: t`Plan`, value: `${plan.name}, ${plan.version}` },
          { label: t`Computation`, value: <Count value={run.number} /> },
          {
            label: t`Compared with`,
            value: previousRun ? (
              <Link to={paths.run({ runId: previousRun.id })}>
                <Trans>Computation {previousRun.number}</Trans>
              </Link>
            ) : (
              <Dash />
            ),
          },
          { label: t`Computed`, value: <Instant value={run.computedAt} /> },
          { label: t`Computed by`, value: run.computedBy.name },
          { label: t`Reviewed by`, value: run.reviewedBy?.name ?? <Dash /> },
          { label: t`Approved by`, value: run.approvedBy?.name ?? <Dash /> },
          { label: t`Approved`, value: <Instant value={run.approvedAt} /> },
          { label: t`Closed`, value: <Instant value={run.closedAt} /> },
          { label: t`Hash of the inputs`, value: <code className={styles.hash}>{run.basisHash ?? '–'}</code> },
          { label: t`Hash of the result`, value: <code className={styles.hash}>{run.resultHash ?? '–'}</code> },
        ]}
      />
      <p className={styles.soft}>
        <Trans>
          The inputs are kept with the run. The same inputs, in any order, give the same hash; so anybody can compute it
          again in ten years and see that nothing was touched.
        </Trans>
      </p>
    </div>
  )
}
