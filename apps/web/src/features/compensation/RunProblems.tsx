import { Trans, useLingui } from '@lingui/react/macro'
import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Day } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import styles from './compensation.module.css'
import { problemText } from './run-words.ts'

/** Why a run could not be computed, each reason with what it is about. */
export function RunProblems({ run }: { run: z.output<typeof RunDetail> }) {
  const { i18n } = useLingui()
  return (
    <Section title={<Trans>It could not be computed</Trans>}>
      <p>
        <Trans>A run is never computed around a hole. Mend this, then compute it again.</Trans>
      </p>
      <ul className={styles.problems}>
        {run.problems.map(({ code, household, payee, day, detail }, at) => (
          <li key={at}>
            <span>{i18n._(problemText(code))}</span>
            <span className={styles.soft}>
              {household && <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>}
              {payee && <span>{payee.name}</span>}
              {day && <Day value={day} />}
              {detail && <span>{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
