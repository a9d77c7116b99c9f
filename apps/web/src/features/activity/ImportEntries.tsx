import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportEntryValue } from '@rapport/contract/import-values.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { usePages } from '../../shell/use-pages.ts'
import { flowRuleText, flowTypeName } from '../../terms/flow-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import styles from './activity.module.css'

type Row = z.output<typeof ImportEntryValue>

interface Props {
  readonly importId: string
  readonly statement: number
  readonly account: string
}

const AT_ONCE = 50

/** The entries of a statement as the file says them, fetched once somebody asks to see them. */
export function ImportEntries(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.entries}>
      <Button
        small
        kind="quiet"
        icon={open ? 'chevronDown' : 'chevronRight'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Trans>Entry by entry</Trans>
      </Button>
      {open && <Entries {...props} />}
    </div>
  )
}

function Entries({ importId, statement, account }: Props) {
  const { t, i18n } = useLingui()
  const list = usePages(client.listImportEntries, { importId, statement, limit: AT_ONCE })
  const columns: Column<Row>[] = [
    {
      id: 'line',
      header: t`Line`,
      width: '4.5rem',
      align: 'end',
      narrow: 'hide',
      cell: ({ line }) => <Count value={line} />,
    },
    { id: 'day', header: t`Value date`, width: '6.75rem', cell: ({ valueOn }) => <Day value={valueOn} /> },
    {
      id: 'from',
      header: t`Other side and text`,
      width: 'minmax(10rem, 2.4fr)',
      narrow: 'hide',
      cell: ({ counterparty, text }) => [counterparty, text].filter(Boolean).join(' · ') || '–',
    },
    {
      id: 'flow',
      header: t`Flow type`,
      width: 'minmax(8rem, 1fr)',
      cell: ({ flowType, flowRule }) => (
        <span title={i18n._(flowRuleText(flowRule))}>{i18n._(flowTypeName[flowType])}</span>
      ),
    },
    {
      id: 'amount',
      header: t`Amount`,
      width: 'minmax(9rem, 1fr)',
      align: 'end',
      cell: ({ amount }) => <Money value={amount} />,
    },
    {
      id: 'books',
      header: t`In the books`,
      width: 'minmax(6.5rem, 0.7fr)',
      narrow: 'hide',
      cell: (entry) => <InTheBooks entry={entry} />,
    },
  ]
  return (
    <>
      <Table
        label={t`Entries of ${account}`}
        layout="fit"
        columns={columns}
        rows={list.rows}
        rowKey={({ number }) => String(number)}
        error={list.error}
        onRetry={list.retry}
        compact={(entry) => (
          <TwoLines
            title={entry.counterparty || i18n._(flowTypeName[entry.flowType])}
            figure={<Money value={entry.amount} />}
            detail={<Day value={entry.valueOn} />}
            state={<InTheBooks entry={entry} />}
          />
        )}
      />
      {list.more.has && (
        <Button small busy={list.more.loading} onClick={list.more.load}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  )
}

function InTheBooks({ entry: { activityId, status } }: { entry: Row }) {
  if (activityId !== null) {
    return (
      <Link to={`${paths.activity()}?tab=movements&selected=${activityId}`}>
        <Trans>Yes</Trans>
      </Link>
    )
  }
  return (
    <>
      <StatusPill tone="promised">
        <Trans>New</Trans>
      </StatusPill>
      {status === 'pending' && (
        <span className={styles.soft}>
          {' '}
          <Trans>announced</Trans>
        </span>
      )}
    </>
  )
}
