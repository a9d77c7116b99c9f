import { Trans, useLingui } from '@lingui/react/macro'
import { COST_CATEGORIES } from '@rapport/domain/initiatives/costs.ts'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { IconButton } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { CostBar } from './CostBar.tsx'
import { EditCost } from './EditCost.tsx'
import type { Initiative } from './InitiativePage.tsx'
import { categoryName } from './words.ts'

type Cost = Initiative['costs'][number]

const place = (cost: Cost): number => COST_CATEGORIES.indexOf(cost.category)

/** Every cost line, budget against actual; marketing and managers change them. */
export function CostsPanel({ initiative }: { initiative: Initiative }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const { sort, onSort } = useTableUrl()
  const [edited, setEdited] = useState<Cost | null>(null)
  const mayEdit = mayOpen(user.roles, client.editCost.operation.roles)
  const over = ({ actual, budget }: Cost) => ({ minor: actual.minor - budget.minor, currency: actual.currency })
  const several = initiative.children.length > 0
  const columns: readonly Column<Cost>[] = [
    {
      id: 'category',
      header: t`Category`,
      width: '9rem',
      narrow: 'hide',
      sort: (a, b) => place(a) - place(b),
      cell: (cost) => i18n._(categoryName[cost.category]),
    },
    {
      id: 'label',
      header: t`Cost line`,
      width: 'minmax(12rem, 2fr)',
      sort: (a, b) => a.label.localeCompare(b.label),
      cell: (cost) => cost.label,
    },
    ...(several
      ? [
          {
            id: 'initiative',
            header: t`Event`,
            width: 'minmax(10rem, 1fr)',
            narrow: 'hide' as const,
            sort: (a: Cost, b: Cost) => a.initiative.localeCompare(b.initiative),
            cell: (cost: Cost) => cost.initiative,
          },
        ]
      : []),
    {
      id: 'budget',
      header: t`Budget`,
      width: '9.5rem',
      align: 'end',
      sort: (a, b) => Number(a.budget.minor - b.budget.minor),
      cell: (cost) => <Money value={cost.budget} />,
    },
    {
      id: 'actual',
      header: t`Actual`,
      width: '9.5rem',
      align: 'end',
      sort: (a, b) => Number(a.actual.minor - b.actual.minor),
      cell: (cost) => <Money value={cost.actual} />,
    },
    {
      id: 'over',
      header: t`Difference`,
      width: '9.5rem',
      align: 'end',
      narrow: 'hide',
      sort: (a, b) => Number(over(a).minor - over(b).minor),
      cell: (cost) => <Money value={over(cost)} signed />,
    },
    {
      id: 'spent',
      header: t`Of budget`,
      width: '8rem',
      narrow: 'hide',
      cell: (cost) => <CostBar actual={cost.actual} budget={cost.budget} />,
    },
    ...(mayEdit
      ? [
          {
            id: 'edit',
            header: t`Change this line`,
            hideHeader: true,
            width: '3rem',
            cell: (cost: Cost) => (
              <IconButton icon="edit" label={t`Change ${cost.label}`} onClick={() => setEdited(cost)} />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <Table
        label={t`Costs`}
        columns={columns}
        rows={initiative.costs.toSorted((a, b) => place(a) - place(b))}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={onSort}
        {...(mayEdit ? { onOpen: setEdited } : {})}
        compact={(cost) => (
          <TwoLines
            title={cost.label}
            figure={<Money value={cost.actual} whole />}
            detail={i18n._(categoryName[cost.category])}
            state={<CostBar actual={cost.actual} budget={cost.budget} />}
          />
        )}
        empty={
          <EmptyState icon="coins" title={<Trans>No cost is recorded yet.</Trans>}>
            <Trans>Fee, hospitality, travel, gifts, staff hours and media stand here, budget against actual.</Trans>
          </EmptyState>
        }
      />
      {edited && <EditCost key={edited.id} cost={edited} onClose={() => setEdited(null)} />}
    </>
  )
}
