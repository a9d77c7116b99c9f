import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { Button, ButtonLink } from '../../ui/control/Button.tsx'
import { Disclosure, Facts } from '../../ui/figure/Facts.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Inspector } from '../../ui/page/Inspector.tsx'
import { Fact } from './Fact.tsx'
import { pathToSubject } from './subject.ts'
import styles from './trail.module.css'
import { type Row, Who } from './trail-columns.tsx'
import { operationName, subjectName } from './words.ts'

interface Props {
  readonly row: Row
  readonly onClose: () => void
  readonly onOnly: (only: { actorId?: string; householdId?: string; subjectId?: string; operation?: string }) => void
}

/** One row of the trail: who, when, in which request, and the fact in full. */
export function TrailInspector({ row, onClose, onOnly }: Props) {
  const { t, i18n } = useLingui()
  const { actor, household, subjectId, subjectKind, fact } = row
  const to = pathToSubject(subjectKind, subjectId, fact)
  const subject = i18n._(subjectName(subjectKind))
  return (
    <Inspector
      title={i18n._(operationName(row.operation))}
      subtitle={<Instant value={row.at} style="full" />}
      onClose={onClose}
      {...(to && {
        actions: (
          <ButtonLink kind="primary" to={to}>
            <Trans>Open the subject</Trans>
          </ButtonLink>
        ),
      })}
    >
      <Facts
        items={[
          { label: t`Who`, value: <Who row={row} /> },
          {
            label: t`Household`,
            value: household ? (
              <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
            ) : (
              <Dash />
            ),
          },
          {
            label: t`Subject`,
            value: (
              <>
                {subject} <code className={styles.code}>{subjectId}</code>
              </>
            ),
          },
          { label: t`Request`, value: row.requestId ? <code className={styles.code}>{row.requestId}</code> : <Dash /> },
        ]}
      />
      <section className={styles.section} aria-label={t`What was recorded`}>
        <h3>
          <Trans>What was recorded</Trans>
        </h3>
        <Fact fact={fact} />
      </section>
      <section className={styles.section} aria-label={t`More of the same`}>
        <h3>
          <Trans>More of the same</Trans>
        </h3>
        <div className={styles.ways}>
          <Button small onClick={() => onOnly({ subjectId })}>
            <Trans>Everything about this subject</Trans>
          </Button>
          {household && (
            <Button small onClick={() => onOnly({ householdId: household.id })}>
              <Trans>This household</Trans>
            </Button>
          )}
          {actor && (
            <Button small onClick={() => onOnly({ actorId: actor.id })}>
              <Trans>This person</Trans>
            </Button>
          )}
        </div>
      </section>
      <Disclosure title={<Trans>As stored</Trans>}>
        <pre className={styles.raw}>{JSON.stringify(fact, null, 2)}</pre>
      </Disclosure>
    </Inspector>
  )
}
