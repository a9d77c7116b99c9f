import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { channelName, directionName, outcomeName } from '../../terms/contact-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { Columns, Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import { AmendContact } from './AmendContact.tsx'
import styles from './Contact.module.css'
import { History } from './History.tsx'
import { reasonText } from './reason-text.ts'
import { amendRefusals } from './refusals.ts'

type Contact = Output<typeof client.getContact.operation>

/** One contact: who, what came of it, what it won, and everything it ever said. */
export function ContactPage() {
  const { contactId = '' } = useParams()
  const { data, error, refetch } = useQuery(client.getContact.query({ contactId }))
  if (data) return <Loaded contact={data} />
  if (error) return <ErrorState error={error} refusals={amendRefusals} onRetry={() => void refetch()} />
  return <PageLoading />
}

function Loaded({ contact }: { contact: Contact }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const [amending, setAmending] = useState(false)
  const { attendees } = contact
  const mayAmend = contact.amendable && mayOpen(user.roles, loggingRoles)
  useShortcut('e', t`Amend this contact`, () => setAmending(true), { off: !mayAmend })
  const [household] = attendees
  return (
    <Page
      title={contact.purpose}
      subtitle={
        <>
          {i18n._(channelName[contact.channel])} · <Instant value={contact.occurredAt} />
        </>
      }
      status={<Marks contact={contact} />}
      {...(household && {
        back: { to: paths.household({ householdId: household.household.id }), label: household.household.name },
      })}
      actions={
        mayAmend && (
          <Button icon="edit" shortcut="E" onClick={() => setAmending(true)}>
            <Trans>Amend</Trans>
          </Button>
        )
      }
    >
      <Columns aside={<Aside contact={contact} />}>
        <Section title={<Trans>Notes</Trans>}>
          {contact.notes ? (
            <p className={styles.notes}>{contact.notes}</p>
          ) : (
            <p className={styles.soft}>
              <Trans>Nothing was noted.</Trans>
            </p>
          )}
        </Section>
        <Section title={<Trans>Who was there</Trans>}>
          <ul className={styles.list}>
            {attendees.map((attendee) => (
              <li key={attendee.personId + attendee.household.id} className={styles.line}>
                <span>
                  {attendee.name}
                  <Link className={styles.soft} to={paths.household({ householdId: attendee.household.id })}>
                    {attendee.household.name}
                  </Link>
                </span>
                <span>{i18n._(outcomeName[attendee.outcome])}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={<Trans>What it won</Trans>}>
          {contact.claims.length === 0 ? (
            <p className={styles.soft}>
              <Trans>No deposit, promise or engagement was claimed with it.</Trans>
            </p>
          ) : (
            <ul className={styles.list}>
              {contact.claims.map((claim) => (
                <li key={claim.id} className={styles.line}>
                  <span>
                    <Link to={paths.claim({ claimId: claim.id })}>{i18n._(claimKindName[claim.kind])}</Link>
                    <span className={styles.soft}>
                      <Trans>
                        Confirmed: <Money value={claim.confirmed} whole />
                      </Trans>
                    </span>
                  </span>
                  <span className={styles.end}>
                    <Money value={claim.amount} whole />
                    <ClaimStatus state={claim.state as ClaimState} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <History contact={contact} />
      </Columns>
      {amending && <AmendContact contact={contact} onClose={() => setAmending(false)} />}
    </Page>
  )
}

function Marks({ contact }: { contact: Contact }) {
  return (
    <>
      {contact.late && (
        <StatusPill tone="overdue">
          <Trans>Entered late</Trans>
        </StatusPill>
      )}
      {contact.verdict === 'warn' && (
        <StatusPill tone="overdue">
          <Trans>In spite of a warning</Trans>
        </StatusPill>
      )}
      {contact.verdict === 'blocked' && (
        <StatusPill tone="refused">
          <Trans>In spite of a block</Trans>
        </StatusPill>
      )}
    </>
  )
}

function Aside({ contact }: { contact: Contact }) {
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const { initiative, onBehalfOf, inSpiteOf, reasons } = contact
  return (
    <>
      <Section title={<Trans>Facts</Trans>}>
        <Facts
          items={[
            { label: t`For the firm`, value: contact.representatives.map(({ name }) => name).join(', ') },
            { label: t`Who began it`, value: i18n._(directionName[contact.direction]) },
            ...(contact.mass ? [{ label: t`Mailing`, value: t`One text to many` }] : []),
            {
              label: t`Initiative`,
              value: initiative ? (
                <Link to={paths.initiative({ initiativeId: initiative.id })}>{initiative.name}</Link>
              ) : (
                t`None`
              ),
            },
            { label: t`Entered`, value: <Instant value={contact.enteredAt} /> },
            { label: t`Entered by`, value: contact.enteredBy.name },
            ...(onBehalfOf ? [{ label: t`On behalf of`, value: onBehalfOf.name }] : []),
          ]}
        />
      </Section>
      {reasons.length > 0 && (
        <Section title={<Trans>What stood against it</Trans>}>
          <ul className={styles.reasons}>
            {reasons.map((reason) => (
              <li key={reason.code + JSON.stringify(reason.details)}>{reasonText(reason, i18n, locale)}</li>
            ))}
          </ul>
          {inSpiteOf && <Facts items={[{ label: t`Why in spite of it`, value: inSpiteOf }]} />}
        </Section>
      )}
    </>
  )
}
