import { Trans, useLingui } from '@lingui/react/macro'
import type { AuditRow } from '@rapport/contract/trail.ts'
import type { z } from 'zod'
import { Dash } from '../../ui/figure/Money.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import styles from './trail.module.css'
import { operationName, subjectName } from './words.ts'

export type Row = z.output<typeof AuditRow>

/** Who acted, and in whose place; without anybody, Rapport did it by itself. */
export function Who({ row: { actor, onBehalfOf } }: { row: Row }) {
  if (!actor) {
    return (
      <span className={styles.soft}>
        <Trans>Rapport itself</Trans>
      </span>
    )
  }
  if (!onBehalfOf) return actor.name
  return (
    <Trans>
      {actor.name} for {onBehalfOf.name}
    </Trans>
  )
}

/** The columns of the trail. */
export function useTrailColumns(): readonly Column<Row>[] {
  const { t, i18n } = useLingui()
  return [
    { id: 'at', header: t`When`, width: '12rem', cell: (row) => <Instant value={row.at} /> },
    { id: 'who', header: t`Who`, width: 'minmax(9rem, 1.2fr)', cell: (row) => <Who row={row} /> },
    {
      id: 'operation',
      header: t`What was done`,
      width: 'minmax(10rem, 1.4fr)',
      cell: (row) => i18n._(operationName(row.operation)),
    },
    {
      id: 'household',
      header: t`Household`,
      width: 'minmax(9rem, 1.2fr)',
      cell: ({ household }) => household?.name ?? <Dash />,
    },
    {
      id: 'subject',
      header: t`Subject`,
      width: 'minmax(9rem, 1fr)',
      narrow: 'hide',
      cell: (row) => (
        <>
          {i18n._(subjectName(row.subjectKind))} <code className={styles.short}>{row.subjectId.slice(-6)}</code>
        </>
      ),
    },
    {
      id: 'why',
      header: t`Why`,
      width: 'minmax(10rem, 2fr)',
      narrow: 'hide',
      cell: (row) => <span className={styles.soft}>{reasonOf(row.fact) ?? <Dash />}</span>,
    },
  ]
}

function reasonOf(fact: unknown): string | null {
  if (typeof fact !== 'object' || fact === null || !('reason' in fact)) return null
  return typeof fact.reason === 'string' && fact.reason ? fact.reason : null
}
