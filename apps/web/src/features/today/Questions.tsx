import { Trans } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { ButtonLink } from '../../ui/control/Button.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import { useZone } from '../../ui/words/zone.tsx'
import styles from './Today.module.css'

type Question = Output<typeof client.getToday.operation>['questions'][number]

/** What controllers ask about one's claims: nothing is confirmed until it is answered. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  const zone = useZone()
  return (
    <Section title={<Trans>Questions from the controllers</Trans>}>
      <ul className={styles.list}>
        {questions.map(({ claimId, household, amount, question, askedBy, askedAt }) => (
          <li key={claimId} className={styles.question}>
            <div>
              <p className={styles.asked}>{question}</p>
              <p className={styles.soft}>
                <Trans>
                  {household.name}, <Money value={amount} whole /> · asked by {askedBy} on{' '}
                  <Day value={localDay(Date.parse(askedAt), zone)} style="short" />
                </Trans>
              </p>
            </div>
            <ButtonLink small to={paths.claim({ claimId })}>
              <Trans>Answer it</Trans>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
