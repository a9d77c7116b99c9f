import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { Section } from '../../ui/page/Page.tsx'
import styles from './Clients.module.css'
import type { HouseholdDetail } from './household-detail.ts'
import { PeopleList } from './PeopleList.tsx'
import { organisationKindName } from './words.ts'

/** Everybody and everything that belongs to the household. */
export function People({ household }: { household: HouseholdDetail }) {
  const { i18n } = useLingui()
  const { organisations } = household
  return (
    <>
      <Section title={<Trans>People</Trans>}>
        <PeopleList members={household.members} householdId={household.id} />
      </Section>
      <Section title={<Trans>Organisations</Trans>}>
        {organisations.length === 0 ? (
          <p className={styles.soft}>
            <Trans>No company, trust or foundation belongs to this household.</Trans>
          </p>
        ) : (
          <ul className={styles.people}>
            {organisations.map(({ id, name, kind }) => (
              <li key={id} className={styles.organisation}>
                <span>{name}</span>
                <span className={styles.soft}>{i18n._(organisationKindName(kind))}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
