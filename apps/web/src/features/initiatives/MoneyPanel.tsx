import { Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import type { AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { usePages } from '../../shell/use-pages.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Dash, Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import type { Initiative } from './InitiativePage.tsx'
import styles from './initiatives.module.css'
import { modelName } from './words.ts'

type Part = Output<typeof contract.listInitiativeMoney>['items'][number]

/**
 * Every confirmed deposit behind the return, to the claim. The figures are the same for every reader; whose money it is
 * stands beside them for who may see that claim.
 */
export function MoneyPanel({ initiative, model }: { initiative: Initiative; model: AttributionModel }) {
  const { t, i18n } = useLingui()
  const { rows, last, error, retry, more } = usePages(client.listInitiativeMoney, {
    initiativeId: initiative.id,
    model,
    limit: 100,
  })
  const total = last?.total
  const columns: readonly Column<Part>[] = [
    { id: 'valueOn', header: t`Value date`, width: '8.5rem', cell: (part) => <Day value={part.valueOn} /> },
    {
      id: 'household',
      header: t`Household`,
      width: 'minmax(10rem, 2fr)',
      cell: (part) => <Whose part={part} />,
    },
    {
      id: 'claimant',
      header: t`Claimed by`,
      width: 'minmax(8rem, 1fr)',
      narrow: 'hide',
      cell: ({ claimant }) => claimant?.name ?? <Dash />,
    },
    {
      id: 'touches',
      header: t`Met before it came`,
      width: 'minmax(12rem, 2fr)',
      narrow: 'hide',
      cell: ({ touches }) => <Touches touches={touches} own={initiative.id} />,
    },
    {
      id: 'confirmed',
      header: t`Confirmed`,
      width: '10.5rem',
      align: 'end',
      cell: (part) => <Money value={part.confirmed} />,
    },
    {
      id: 'attributed',
      header: t`Attributed`,
      width: '10.5rem',
      align: 'end',
      cell: (part) => <Money value={part.attributed} />,
    },
  ]
  return (
    <>
      {total && (
        <div className={styles.bottom}>
          <strong>
            <Trans>
              Realised <Money value={total} />
            </Trans>
          </strong>
          <span>
            <Trans>the sum of these lines, attributed by: {i18n._(modelName[model])}</Trans>
          </span>
        </div>
      )}
      <Table
        label={t`Money behind it`}
        columns={columns}
        rows={rows}
        rowKey={({ allocationId }) => allocationId}
        error={error}
        onRetry={retry}
        more={more}
        compact={(part) => (
          <TwoLines
            title={<Whose part={part} />}
            figure={<Money value={part.attributed} whole />}
            detail={<Day value={part.valueOn} />}
            state={
              <Trans>
                of <Money value={part.confirmed} whole />
              </Trans>
            }
          />
        )}
        empty={
          <EmptyState icon="coins" title={<Trans>No confirmed deposit came after it yet.</Trans>}>
            <Trans>
              A deposit stands here once a controller has confirmed it, if its household came in the look-back before.
            </Trans>
          </EmptyState>
        }
      />
    </>
  )
}

function Whose({ part: { claimId, household } }: { part: Part }) {
  if (!claimId || !household) {
    return (
      <span className={styles.faint}>
        <Trans>not shown to you</Trans>
      </span>
    )
  }
  return <Link to={paths.claim({ claimId })}>{household.name}</Link>
}

function Touches({ touches, own }: { touches: Part['touches']; own: string }) {
  return touches.map(({ initiativeId, name, on }, at) => (
    <span key={`${initiativeId}-${on}-${at}`}>
      {at > 0 && ', '}
      {initiativeId === own ? name : <Link to={paths.initiative({ initiativeId })}>{name}</Link>}
    </span>
  ))
}
