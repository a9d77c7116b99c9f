import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { usePages } from '../../shell/use-pages.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { channelIcon, channelName } from '../../terms/contact-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Timeline, type TimelineEntry } from '../../ui/figure/Timeline.tsx'
import styles from './Clients.module.css'

type Item = Output<typeof client.getHouseholdTimeline.operation>['items'][number]

/** Contacts, claims and confirmations, newest first. */
export function HouseholdTimeline({ householdId, latest }: { householdId: string; latest?: number }) {
  const { t, i18n } = useLingui()
  const { rows, error, retry, more } = usePages(client.getHouseholdTimeline, { householdId, limit: latest ?? 40 })
  if (error && !rows) return <ErrorState error={error} onRetry={retry} />
  if (!rows) return <Skeleton lines={8} />
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="clock"
        title={<Trans>Nothing has happened yet.</Trans>}
        action={
          <Button onClick={() => askToLog({ householdId })}>
            <Trans>Log the first contact</Trans>
          </Button>
        }
      >
        <Trans>Contacts, claims and confirmations will be here, newest first.</Trans>
      </EmptyState>
    )
  }
  const entry = (item: Item): TimelineEntry => {
    if (item.kind === 'contact') return contactEntry(item, i18n._(channelName[item.channel]))
    if (item.kind === 'claim') return claimEntry(item, i18n._(claimKindName[item.claimKind]))
    return confirmationEntry(item)
  }
  return (
    <>
      <Timeline label={t`What happened`} entries={rows.slice(0, latest).map(entry)} />
      {latest === undefined && more.has && (
        <div>
          <Button kind="quiet" icon="chevronDown" busy={more.loading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </div>
      )}
    </>
  )
}

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

function contactEntry(item: Of<'contact'>, channel: string): TimelineEntry {
  const { id, at, purpose, notes, by, attendees, initiative, late, verdict } = item
  return {
    id,
    icon: channelIcon[item.channel],
    at,
    title: <Link to={paths.contact({ contactId: id })}>{purpose}</Link>,
    by: [channel, attendees.join(', '), by.join(', ')].filter(Boolean).join(' · '),
    children: (notes || initiative || late || verdict !== 'permitted') && (
      <div className={styles.more}>
        {notes && <p className={styles.clamped}>{notes}</p>}
        <p className={styles.marks}>
          {initiative && (
            <Link to={paths.initiative({ initiativeId: initiative.id })} className={styles.soft}>
              {initiative.name}
            </Link>
          )}
          {late && (
            <StatusPill tone="overdue">
              <Trans>Entered late</Trans>
            </StatusPill>
          )}
          {verdict === 'warn' && (
            <StatusPill tone="overdue">
              <Trans>In spite of a warning</Trans>
            </StatusPill>
          )}
          {verdict === 'blocked' && (
            <StatusPill tone="refused">
              <Trans>In spite of a block</Trans>
            </StatusPill>
          )}
        </p>
      </div>
    ),
  }
}

function claimEntry({ id, at, state, amount, by }: Of<'claim'>, kind: string): TimelineEntry {
  return {
    id,
    icon: 'star',
    at,
    title: (
      <>
        <Link to={paths.claim({ claimId: id })}>{kind}</Link> <Money value={amount} whole />
      </>
    ),
    by,
    children: <ClaimStatus state={state as ClaimState} />,
  }
}

function confirmationEntry({ id, claimId, at, amount, by }: Of<'confirmation'>): TimelineEntry {
  return {
    id,
    icon: 'check',
    at,
    title: (
      <Link to={paths.claim({ claimId })}>
        {amount.minor < 0n ? (
          <Trans>
            Confirmation taken back: <Money value={amount} whole />
          </Trans>
        ) : (
          <Trans>
            Confirmed: <Money value={amount} whole />
          </Trans>
        )}
      </Link>
    ),
    by,
  }
}
