import { Trans, useLingui } from '@lingui/react/macro'
import type { confirmation } from '@rapport/contract/confirmation.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { CLAIM_KINDS } from '@rapport/domain/claims/claim.ts'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { Tabs } from '../../ui/control/Tabs.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Keys } from '../../ui/keyboard/Keys.tsx'
import { Page } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { confirmations } from './confirmations.ts'
import { useHold } from './hold.ts'
import { useQueue } from './queue.ts'
import { Score } from './Score.tsx'
import { TakenBackNotice } from './TakenBackNotice.tsx'

type Row = Output<typeof confirmation.listConfirmationQueue>['items'][number]

/** What waits for a controller, the largest or the oldest first. Arrows move, Enter opens. */
export function QueuePage() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { view, change, list, search } = useQueue()
  const held = new Set(useHold(confirmations).map(({ intent }) => intent.claimId))
  const totals = list.last?.totals
  const frame = useFirstRow(list.rows !== undefined)

  const columns: Column<Row>[] = [
    { id: 'household', header: t`Household`, width: 'minmax(11.25rem, 2fr)', cell: (claim) => claim.household.name },
    { id: 'kind', header: t`Kind`, width: 'minmax(5.5rem, 0.8fr)', cell: (claim) => i18n._(claimKindName[claim.kind]) },
    {
      id: 'claimant',
      header: t`Claimed by`,
      width: 'minmax(9.75rem, 1.2fr)',
      narrow: 'hide',
      cell: (claim) => claim.claimant.name,
    },
    {
      id: 'claimed',
      header: t`Claimed`,
      width: 'minmax(8rem, 0.9fr)',
      align: 'end',
      cell: (claim) => <Money value={claim.amount} whole />,
    },
    {
      id: 'open',
      header: t`Open`,
      width: 'minmax(8rem, 0.9fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ amount, confirmed }) => (
        <Money value={{ minor: amount.minor - confirmed.minor, currency: amount.currency }} whole />
      ),
    },
    {
      id: 'age',
      header: t`Age, days`,
      width: 'minmax(5rem, 0.5fr)',
      align: 'end',
      cell: (claim) => <Count value={claim.ageDays} />,
    },
    {
      id: 'score',
      header: t`Best suggestion`,
      width: 'minmax(7rem, 0.8fr)',
      cell: (claim) => <Score value={claim.bestScore} />,
    },
    {
      id: 'state',
      header: t`State`,
      width: 'minmax(11.25rem, 1fr)',
      cell: (claim) =>
        held.has(claim.id) ? (
          <StatusPill tone="neutral">{t`Being confirmed`}</StatusPill>
        ) : (
          <ClaimStatus state={claim.state} />
        ),
    },
    {
      id: 'note',
      header: t`To note`,
      width: 'minmax(6.5rem, 0.7fr)',
      narrow: 'hide',
      cell: (claim) => claim.late && <StatusPill tone="neutral">{t`Late entry`}</StatusPill>,
    },
  ]
  return (
    <Page
      title={t`Confirmation queue`}
      layout="fill"
      figures={
        totals && (
          <>
            <Figure label={t`Claims waiting`}>
              <Count value={totals.count} />
            </Figure>
            {totals.sums
              .toSorted((a, b) => (a.minor < b.minor ? 1 : -1))
              .map((sum, at) => (
                <Figure
                  key={sum.currency}
                  small={at > 0}
                  label={at === 0 ? t`Not yet confirmed` : t`and in ${sum.currency}`}
                >
                  <Money value={sum} whole />
                </Figure>
              ))}
          </>
        )
      }
      bar={
        <>
          <Tabs
            label={t`Order`}
            tabs={[
              { id: 'value', label: t`Largest first` },
              { id: 'age', label: t`Oldest first` },
            ]}
            value={view.order}
            onChange={(order) => change({ order })}
          />
          <FilterBar
            filters={[
              {
                kind: 'choice',
                id: 'kind',
                label: t`Kind`,
                options: CLAIM_KINDS.map((value) => ({ value, label: i18n._(claimKindName[value]) })),
              },
            ]}
            values={view}
            onChange={change}
            result={
              <span aria-hidden="true">
                <Trans>
                  <Keys of="↑" /> <Keys of="↓" /> move, <Keys of="Enter" /> opens
                </Trans>
              </span>
            }
          />
        </>
      }
    >
      <TakenBackNotice />
      <div ref={frame} style={{ display: 'contents' }}>
        <Table
          label={t`Confirmation queue`}
          columns={columns}
          rows={list.rows}
          rowKey={(claim) => claim.id}
          onOpen={(claim) => void navigate(paths.workbench({ claimId: claim.id }) + search)}
          more={list.more}
          {...(totals ? { total: totals.count } : {})}
          error={list.error}
          onRetry={list.retry}
          place={`queue-${view.order}-${view.kind}`}
          compact={(claim) => (
            <TwoLines
              title={claim.household.name}
              figure={<Money value={claim.amount} whole />}
              detail={<Score value={claim.bestScore} />}
              state={<ClaimStatus state={claim.state} />}
            />
          )}
          empty={
            <EmptyState icon="check" title={<Trans>Nothing waits for you.</Trans>}>
              <Trans>Claims are here as soon as somebody submits one.</Trans>
            </EmptyState>
          }
        />
      </div>
    </Page>
  )
}

/** The list has the keys as soon as it is there, unless somebody has gone elsewhere by then. */
function useFirstRow(ready: boolean) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (!ready || (at !== document.body && at?.id !== 'page')) return
    frame.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true })
  }, [ready])
  return frame
}
