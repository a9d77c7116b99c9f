import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { client } from '../../shell/api.ts'
import { usePages } from '../../shell/use-pages.ts'
import { flowTypeName } from '../../terms/flow-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { problemOf } from '../../ui/feedback/problem.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Section } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'

type Movement = Output<typeof client.listActivities.operation>['items'][number]

/** What custodians and banks reported on the household's accounts, newest first. */
export function Movements({ householdId }: { householdId: string }) {
  const { t, i18n } = useLingui()
  const { rows, error, retry, more } = usePages(client.listActivities, { householdId, limit: 25 })
  // A server without account activity has nothing to show here, which is no fault of this page.
  if (error && ['no_such_route', 'method_not_allowed'].includes(problemOf(error).code)) return null
  const columns: readonly Column<Movement>[] = [
    { id: 'day', header: t`Value date`, width: '7.5rem', cell: (row) => <Day value={row.valueOn} /> },
    { id: 'type', header: t`Type`, width: '10rem', cell: (row) => i18n._(flowTypeName[row.flowType]) },
    {
      id: 'what',
      header: t`From or to`,
      width: 'minmax(10rem, 2fr)',
      cell: (row) => row.counterparty || row.text,
    },
    { id: 'account', header: t`Account`, width: 'minmax(9rem, 1fr)', narrow: 'hide', cell: (row) => row.account },
    {
      id: 'allocated',
      header: t`Allocated`,
      width: '9.5rem',
      align: 'end',
      narrow: 'hide',
      cell: (row) => <Money value={row.allocated} />,
    },
    {
      id: 'amount',
      header: t`Amount`,
      width: '10rem',
      align: 'end',
      cell: (row) => <Money value={row.amount} signed />,
    },
  ]
  return (
    <Section title={<Trans>Movements</Trans>}>
      <Table
        label={t`Movements`}
        layout="fit"
        columns={columns}
        rowKey={({ id }) => id}
        rows={rows}
        error={error}
        onRetry={retry}
        compact={(row) => (
          <TwoLines
            title={row.counterparty || row.text}
            figure={<Money value={row.amount} signed />}
            detail={<Day value={row.valueOn} />}
            state={i18n._(flowTypeName[row.flowType])}
          />
        )}
        empty={
          <EmptyState icon="document" title={<Trans>Nothing has moved on these accounts.</Trans>}>
            <Trans>Movements come from the files of custodians and banks that controllers import.</Trans>
          </EmptyState>
        }
      />
      {more.has && (
        <div>
          <Button kind="quiet" icon="chevronDown" busy={more.loading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </div>
      )}
    </Section>
  )
}
