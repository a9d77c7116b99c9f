import { Trans, useLingui } from '@lingui/react/macro'
import type { StatementDetail } from '@rapport/contract/compensation-values.ts'
import type { z } from 'zod'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import styles from './compensation.module.css'
import { isCount, lineName } from './line-words.ts'
import { RateText } from './RateText.tsx'

type Line = z.output<typeof StatementDetail>['lines'][number]

interface Props {
  readonly label: string
  readonly lines: readonly Line[]
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
}

/** The lines of one component in their stored order: it decides who gets which tier. A row opens where it comes from. */
export function LinesTable({ label, lines, selected, onSelect }: Props) {
  const { t, i18n } = useLingui()
  const name = ({ household, kind, reason }: Line) => reason ?? household?.name ?? i18n._(lineName(kind))
  const amount = (line: Line) => (isCount(line) ? <Count value={line.amount.minor} /> : <Money value={line.amount} />)
  return (
    <Table<Line>
      label={label}
      layout="fit"
      tall={lines.some(({ slices }) => slices.length > 1)}
      columns={[
        { id: 'line', header: t`Line`, width: 'minmax(12rem, 2fr)', cell: name },
        {
          id: 'day',
          header: t`Value date`,
          width: '8rem',
          narrow: 'hide',
          cell: ({ valueOn }) => <Day value={valueOn} />,
        },
        { id: 'amount', header: t`Amount`, width: '11rem', align: 'end', cell: amount },
        {
          id: 'rates',
          header: t`At which rates`,
          width: '14rem',
          align: 'end',
          narrow: 'hide',
          cell: (line) => <Slices line={line} />,
        },
        { id: 'bonus', header: t`Bonus`, width: '9rem', align: 'end', cell: ({ bonus }) => <Money value={bonus} /> },
      ]}
      rows={lines}
      rowKey={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      compact={(line) => (
        <TwoLines
          title={name(line)}
          figure={<Money value={line.bonus} />}
          detail={amount(line)}
          state={<Day value={line.valueOn} />}
        />
      )}
      empty={
        <EmptyState title={t`No line.`}>
          <Trans>Nothing was confirmed in this period that this component pays for.</Trans>
        </EmptyState>
      }
    />
  )
}

const SHOWN = 2

/** Each part of the amount at the rate of the tier it lies in; rounded once, here. */
function Slices({ line }: { line: Line }) {
  const more = line.slices.length - SHOWN
  return (
    <span className={styles.slices}>
      {line.slices.slice(0, SHOWN).map(({ amount, rate }, at) => (
        <span key={at}>
          <Money value={amount} whole />
          {rate !== null && (
            <>
              {' × '}
              <RateText value={rate} />
            </>
          )}
          {more > 0 && at === SHOWN - 1 && ' …'}
        </span>
      ))}
    </span>
  )
}
