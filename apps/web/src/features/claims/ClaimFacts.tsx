import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail } from '@rapport/contract/claims.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { evidenceName } from '../../terms/claim-words.ts'
import { channelName } from '../../terms/contact-words.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import { useZone } from '../../ui/words/zone.tsx'
import styles from './ClaimPage.module.css'
import { arrivedByInstalment } from './instalments.ts'
import { Splits } from './Splits.tsx'

type Claim = z.output<typeof ClaimDetail>

/** What is known of a claim beside its figures: who, since when, shared how, expected when, proved by what. */
export function ClaimFacts({ claim }: { claim: Claim }) {
  const { t } = useLingui()
  const { household, claimant, enteredBy, initiative } = claim
  return (
    <>
      <Section title={<Trans>The claim</Trans>}>
        <Facts
          items={[
            ...(claim.title ? [{ label: t`About`, value: claim.title }] : []),
            {
              label: t`Household`,
              value: <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>,
            },
            { label: t`Claimed by`, value: claimant.name },
            {
              label: t`Entered`,
              value: (
                <>
                  <Instant value={claim.submittedAt} />
                  {enteredBy.id !== claimant.id && <span className={styles.soft}> {enteredBy.name}</span>}
                </>
              ),
            },
            ...(claim.late
              ? [{ label: t`Entry`, value: <StatusPill tone="neutral">{t`Late entry`}</StatusPill> }]
              : []),
            ...(initiative
              ? [
                  {
                    label: t`Initiative`,
                    value: <Link to={paths.initiative({ initiativeId: initiative.id })}>{initiative.name}</Link>,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Contacts contacts={claim.contacts} />
      {claim.instalments.length > 0 && <Instalments claim={claim} />}
      <Splits claim={claim} />
      <Evidence evidence={claim.evidence} />
    </>
  )
}

function Contacts({ contacts }: Pick<Claim, 'contacts'>) {
  const { i18n } = useLingui()
  return (
    <Section title={<Trans>Where it came from</Trans>}>
      <ul className={styles.rows}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Link to={paths.contact({ contactId: contact.id })}>
              {i18n._(channelName[contact.channel as keyof typeof channelName])}
            </Link>
            <span className={styles.soft}>
              <Instant value={contact.occurredAt} />
            </span>
            <span className={styles.soft}>
              {contact.purpose} · {contact.by}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Instalments({ claim }: { claim: Claim }) {
  const { today } = useSession()
  const { currency } = claim.amount
  return (
    <Section title={<Trans>Instalments</Trans>}>
      <ul className={styles.rows}>
        {arrivedByInstalment(claim).map(({ number, dueOn, amount, arrived }) => (
          <li key={number}>
            <Day value={dueOn} />
            <span className={styles.number}>
              <Money value={amount} whole />
            </span>
            <span>
              {arrived >= amount.minor ? (
                <StatusPill tone="confirmed">
                  <Trans>Arrived</Trans>
                </StatusPill>
              ) : dueOn < today ? (
                <StatusPill tone="overdue">
                  <Trans>Overdue</Trans>
                </StatusPill>
              ) : (
                <StatusPill tone="promised">
                  <Trans>Expected</Trans>
                </StatusPill>
              )}
            </span>
            <span className={`${styles.soft} ${styles.number}`}>
              {arrived > 0n && arrived < amount.minor && (
                <Trans>
                  <Money value={{ minor: arrived, currency }} whole /> arrived
                </Trans>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Evidence({ evidence }: Pick<Claim, 'evidence'>) {
  const { i18n } = useLingui()
  const zone = useZone()
  return (
    <Section title={<Trans>Evidence</Trans>}>
      {evidence.length === 0 ? (
        <p className={styles.soft}>
          <Trans>None attached.</Trans>
        </p>
      ) : (
        <ul className={styles.rows}>
          {evidence.map(({ id, kind, label, addedBy, addedAt }) => (
            <li key={id}>
              <span>{i18n._(evidenceName[kind])}</span>
              <span className={styles.soft}>
                <Day value={localDay(Date.parse(addedAt), zone)} />
              </span>
              <span className={styles.soft}>
                {label} · {addedBy}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
