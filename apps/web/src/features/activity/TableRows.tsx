import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { COLUMN_ROLES, type tableMappings } from '@rapport/contract/table-mappings.ts'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import { shownFigure } from './check-figures.ts'
import { columnRoleName } from './column-words.ts'
import { findingText } from './file-words.ts'
import { type ColumnRole, type Mapping, roleOf, withRole } from './table-draft.ts'
import styles from './table-rows.module.css'

type Trial = Output<typeof tableMappings.tryTableMapping>

interface Props {
  readonly rows: readonly (readonly string[])[]
  /** The row of the column names; -1 for none. */
  readonly header: number
  readonly columns: Mapping['columns']
  readonly onChange: (columns: Mapping['columns']) => void
  readonly trial: Trial | undefined
}

/** The table as it stands, the meaning of each column above it, and behind each row what it is read as. */
export function TableRows({ rows, header, columns, onChange, trial }: Props) {
  const { t, i18n } = useLingui()
  const width = Math.max(0, ...rows.map((row) => row.length))
  const places = Array.from({ length: width }, (_, at) => at)
  const read = new Map(trial?.rows.map((one) => [one.row, one]))
  return (
    // Wide tables scroll, by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroller} tabIndex={0} aria-label={t`First rows of the table`}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Row</Trans>
            </th>
            {places.map((at) => (
              <th key={at} scope="col">
                <select
                  aria-label={t`Meaning of column ${at + 1}: ${rows[header]?.[at] ?? ''}`}
                  value={roleOf(columns, at)}
                  data-set={roleOf(columns, at) !== '' || undefined}
                  onChange={(event) => onChange(withRole(columns, at, event.target.value as ColumnRole | ''))}
                >
                  <option value="">{t`Nothing`}</option>
                  {(Object.keys(columnRoleName) as ColumnRole[])
                    .filter((role) => COLUMN_ROLES.includes(role))
                    .map((role) => (
                      <option key={role} value={role}>
                        {i18n._(columnRoleName[role])}
                      </option>
                    ))}
                </select>
              </th>
            ))}
            <th scope="col" className={styles.readAs}>
              <Trans>Is read as</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} data-names={at === header || undefined} data-above={at < header || undefined}>
              <th scope="row">{at + 1}</th>
              {places.map((place) => (
                <td key={place}>{row[place]}</td>
              ))}
              <td className={styles.readAs}>
                {at === header ? (
                  <span className={styles.soft}>
                    <Trans>Column names</Trans>
                  </span>
                ) : (
                  <ReadAs row={read.get(at)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ReadAs({ row }: { row: Trial['rows'][number] | undefined }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (!row) {
    return (
      <span className={styles.soft}>
        <Trans>no entry</Trans>
      </span>
    )
  }
  if (row.problem) {
    const text = findingText(row.problem.code)
    return (
      <span title={row.problem.message}>
        <StatusPill tone="refused">{text ? i18n._(text) : row.problem.message}</StatusPill>
      </span>
    )
  }
  return (
    <>
      <Day value={row.bookedOn} /> ·{' '}
      <strong>{[row.currency, shownFigure(row.amount, locale)].filter(Boolean).join(' ')}</strong>
      {row.account && ` · ${row.account}`}
    </>
  )
}
