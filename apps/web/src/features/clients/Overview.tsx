import { Trans, useLingui } from '@lingui/react/macro'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { Link } from 'react-router'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Percent } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Columns, Section } from '../../ui/page/Page.tsx'
import { CadenceFacts } from './CadenceFacts.tsx'
import styles from './Clients.module.css'
import { HouseholdTimeline } from './HouseholdTimeline.tsx'
import type { HouseholdDetail } from './household-detail.ts'
import { PeopleList } from './PeopleList.tsx'
import { Restrictions } from './Restrictions.tsx'
import { coverageRoleName } from './words.ts'

/** What the next caller needs at one look. */
export function Overview({ household }: { household: HouseholdDetail }) {
  const { t, i18n } = useLingui()
  const { id, coverage, defaultSplit, restrictions, notes, clientSince, zone } = household
  const current = coverage.filter(({ until }) => until === null)
  const former = coverage.filter(({ until }) => until !== null)
  return (
    <Columns
      aside={
        <>
          <Section title={<Trans>Cadence</Trans>}>
            <CadenceFacts cadence={household.cadence} />
          </Section>
          <Section title={<Trans>Team</Trans>}>
            <Facts
              items={current.map(({ user, role, since }) => ({
                label: i18n._(coverageRoleName(role)),
                value: (
                  <>
                    {user.name}
                    <span className={styles.aside}>
                      <Trans>
                        since <Day value={since} />
                      </Trans>
                    </span>
                  </>
                ),
              }))}
            />
            {former.length > 0 && (
              <p className={styles.soft}>
                <Trans>Before: {former.map(({ user }) => user.name).join(', ')}</Trans>
              </p>
            )}
          </Section>
          {defaultSplit.length > 0 && (
            <Section title={<Trans>Default split</Trans>}>
              <Facts
                numbers
                items={defaultSplit.map(({ user, basisPoints }) => ({
                  label: user.name,
                  value: <Percent value={decimalText(BigInt(basisPoints), 4)} digits={2} />,
                }))}
              />
            </Section>
          )}
          <Section title={<Trans>Facts</Trans>}>
            <Facts
              items={[
                { label: t`Client since`, value: clientSince ? <Day value={clientSince} /> : t`Not a client yet` },
                { label: t`Time zone`, value: zone },
              ]}
            />
          </Section>
        </>
      }
    >
      {restrictions.length > 0 && (
        <Section title={<Trans>What stands against contact</Trans>}>
          <Restrictions restrictions={restrictions} />
        </Section>
      )}
      <Section title={<Trans>People</Trans>}>
        <PeopleList members={household.members} householdId={id} />
      </Section>
      {notes && (
        <Section title={<Trans>Notes</Trans>}>
          <p className={styles.notes}>{notes}</p>
        </Section>
      )}
      <Section
        title={<Trans>Latest</Trans>}
        actions={
          <Link to="?tab=timeline">
            <Trans>Everything</Trans>
          </Link>
        }
      >
        <HouseholdTimeline householdId={id} latest={5} />
      </Section>
    </Columns>
  )
}
