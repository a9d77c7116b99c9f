import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { isOpen, OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { ButtonLink } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Columns, Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { ClaimFacts } from './ClaimFacts.tsx'
import { ClaimLife } from './ClaimLife.tsx'
import styles from './ClaimPage.module.css'
import { ConfirmedParts } from './ConfirmedParts.tsx'
import { openOf } from './claim-columns.tsx'
import { ProvenancePicture } from './ProvenancePicture.tsx'

// An address that holds no id is one that leads to no claim.
const unknownClaim = { invalid: msg`There is nothing here, or it is not yours to see.` }

/** One claim: where it stands, what is asked, what confirmed it, and every step of its life. */
export function ClaimPage() {
  const { t, i18n } = useLingui()
  const { claimId = '' } = useParams()
  const { user } = useSession()
  const { data: claim, error, dataUpdatedAt, refetch } = useQuery(client.getClaim.query({ claimId }))
  if (error && !claim) {
    return (
      <Page back={{ to: paths.claims(), label: t`Claims` }} title={t`Claim`}>
        <ErrorState error={error} refusals={unknownClaim} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!claim) return <PageLoading />

  const answers =
    claim.state === 'returned' &&
    mayOpen(user.roles, client.answerClaim.operation.roles) &&
    (claim.claimant.id === user.id || user.roles.includes('assistant'))
  const decides = user.roles.includes('controller') && isOpen(claim)
  const kind = i18n._(claimKindName[claim.kind])
  const claimant = claim.claimant.name
  const confirmations = new Set(claim.parts.map(({ confirmationId }) => confirmationId)).size

  return (
    <Page
      back={{ to: paths.claims(), label: t`Claims` }}
      title={claim.household.name}
      status={<ClaimStatus state={claim.state} />}
      subtitle={
        <Trans>
          {kind} claimed by {claimant} on <Day value={claim.claimedOn} />
        </Trans>
      }
      actions={
        decides && (
          <ButtonLink kind="primary" icon="queue" to={paths.workbench({ claimId })}>
            <Trans>Decide in the workbench</Trans>
          </ButtonLink>
        )
      }
      figures={
        <>
          <Figure label={t`Claimed`}>
            <Money value={claim.amount} whole />
          </Figure>
          <Figure
            label={t`Confirmed`}
            context={
              claim.parts.length > 0 && (
                <Plural value={confirmations} one="by # confirmation" other="by # confirmations" />
              )
            }
            explanation={{
              formula: t`The sum of all allocations to this claim, compensating entries deducted.`,
              inputs: claim.parts.slice(0, 8).map((part) => ({
                label: part.counterparty || part.account,
                value: <Money value={part.amount} />,
              })),
              asOf: dataUpdatedAt,
            }}
          >
            <Money value={claim.confirmed} whole />
          </Figure>
          <Figure
            label={t`Open`}
            context={
              OPEN_STATES.includes(claim.state) ? (
                <Plural value={claim.ageDays} one="# day old" other="# days old" />
              ) : (
                <Trans>closed, not waited for</Trans>
              )
            }
            explanation={{
              formula: t`Claimed less confirmed, never below zero.`,
              inputs: [
                { label: t`Claimed`, value: <Money value={claim.amount} /> },
                { label: t`Confirmed`, value: <Money value={claim.confirmed} /> },
              ],
              asOf: dataUpdatedAt,
            }}
          >
            <Money value={openOf(claim)} whole />
          </Figure>
        </>
      }
    >
      {claim.question && (
        <section className={styles.question} aria-labelledby="question">
          <h2 id="question">
            <Trans>The controller asks</Trans>
          </h2>
          <blockquote>{claim.question}</blockquote>
          {answers ? (
            <AnswerForm claim={claim} />
          ) : (
            <p className={styles.soft}>
              <Trans>It waits for an answer by {claimant}.</Trans>
            </p>
          )}
        </section>
      )}
      <Section title={<Trans>From contact to credit</Trans>}>
        <ProvenancePicture claim={claim} />
      </Section>
      {claim.parts.length > 0 && (
        <Section title={<Trans>What confirmed it</Trans>}>
          <ConfirmedParts parts={claim.parts} claimId={claimId} />
        </Section>
      )}
      <Columns aside={<ClaimFacts claim={claim} />}>
        {claim.note && (
          <Section title={<Trans>Note</Trans>}>
            <p className={styles.note}>{claim.note}</p>
          </Section>
        )}
        <Section title={<Trans>Its life so far</Trans>}>
          <ClaimLife steps={claim.steps} />
        </Section>
      </Columns>
    </Page>
  )
}
