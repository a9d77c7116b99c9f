import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import type { AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { usePages } from '../../shell/use-pages.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import type { Initiative } from './InitiativePage.tsx'
import styles from './initiatives.module.css'
import { modelName } from './words.ts'

type Part = Output<typeof contract.listInitiativeMoney>['items'][number]

/**
 * The confirmed deposits behind the return, to the claim. The total is the same for every reader; deposits of households
 * that one may not see stand in one sum, since the day and the sum of one could tell whose it is.
 */
export function MoneyPanel({ initiative, model }: { initiative: Initiative; model: AttributionModel }) {
  const { t, i18n } = useLingui()
  const { rows, last, error, retry, more } = usePages(client.listInitiativeMoney, {
    initiativeId: initiative.id,
    model,
    limit: 100,
  })
  const { total, unseen } = last ?? {}
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
      cell: ({ claimant }) => claimant.name,
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
          {unseen && unseen.parts > 0 && (
            <span>
              <Plural
                value={unseen.parts}
                one="and # deposit of a household that is not shown to you:"
                other="and # deposits of households that are not shown to you:"
              />{' '}
              <Money value={unseen.attributed} />
            </span>
          )}
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
          <EmptyState
            icon="coins"
            title={
              unseen && unseen.parts > 0 ? (
                <Trans>Whose money it is, is not shown to you.</Trans>
              ) : (
                <Trans>No confirmed deposit came after it yet.</Trans>
              )
            }
          >
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
