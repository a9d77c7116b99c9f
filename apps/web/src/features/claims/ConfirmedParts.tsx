import { Trans, useLingui } from '@lingui/react/macro'
import type { ConfirmedPart } from '@rapport/contract/claims.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { formatMoney } from '../../ui/format/numbers.ts'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import { UndoConfirmation } from './UndoConfirmation.tsx'

type Part = z.output<typeof ConfirmedPart>

/** What confirmed the claim, each part down to the entry in the bank's file, with the credits that came of it. */
export function ConfirmedParts({ parts, claimId }: { parts: readonly Part[]; claimId: string }) {
  const { t } = useLingui()
  const { user } = useSession()
  const locale = useLocale()
  const [undoing, setUndoing] = useState<string | null>(null)
  const oversees = user.roles.some((role) => role === 'controller' || role === 'auditor')
  const standing = standingOf(parts)

  const columns: Column<Part>[] = [
    { id: 'valueOn', header: t`Value date`, width: '6.75rem', cell: (part) => <Day value={part.valueOn} /> },
    {
      id: 'amount',
      header: t`Allocated`,
      width: 'minmax(8.5rem, 1fr)',
      align: 'end',
      cell: (part) => <Money value={part.amount} />,
    },
    {
      id: 'from',
      header: t`From`,
      width: 'minmax(9rem, 1.4fr)',
      cell: (part) => part.counterparty || part.account,
    },
    {
      id: 'entry',
      header: t`Bank entry`,
      width: 'minmax(10rem, 1.6fr)',
      narrow: 'hide',
      cell: ({ importId, fileName, line, account, activityId }) => {
        const where = fileName ? (
          line === null ? (
            fileName
          ) : (
            <Trans>
              {fileName}, line {line}
            </Trans>
          )
        ) : (
          // Whoever does not oversee imports is shown no file: the account and its movement are theirs to see.
          account
        )
        const movement = `${paths.activity()}?tab=movements&selected=${activityId}`
        return <Link to={importId && oversees ? paths.activityImport({ importId }) : movement}>{where}</Link>
      },
    },
    {
      id: 'credits',
      header: t`Credits`,
      width: 'minmax(12rem, 2fr)',
      narrow: 'hide',
      cell: ({ credits }) =>
        credits
          .map(({ user: { name }, amount }) => `${name} ${formatMoney(amount, locale, { whole: true })}`)
          .join(' · '),
    },
    {
      id: 'by',
      header: t`Confirmed by`,
      width: 'minmax(8rem, 1.2fr)',
      narrow: 'hide',
      cell: ({ confirmedBy, secondController }) =>
        secondController ? `${confirmedBy.name}, ${secondController.name}` : confirmedBy.name,
    },
  ]
  if (user.roles.includes('controller')) {
    columns.push({
      id: 'undo',
      header: t`Undo`,
      hideHeader: true,
      width: '5.5rem',
      align: 'end',
      cell: ({ confirmationId }) =>
        standing.has(confirmationId) && (
          <Button kind="quiet" small icon="undo" onClick={() => setUndoing(confirmationId)}>
            <Trans>Undo</Trans>
          </Button>
        ),
    })
  }
  return (
    <>
      <Table
        label={t`Confirmed parts`}
        layout="fit"
        columns={columns}
        rows={parts}
        rowKey={(part) => part.allocationId}
      />
      <UndoConfirmation claimId={claimId} confirmationId={undoing} onClose={() => setUndoing(null)} />
    </>
  )
}

/** The confirmations of which something still stands: more was allocated of their activities than was taken back. */
function standingOf(parts: readonly Part[]): ReadonlySet<string> {
  const left = new Map<string, bigint>()
  for (const { activityId, amount } of parts) left.set(activityId, (left.get(activityId) ?? 0n) + amount.minor)
  return new Set(
    parts
      .filter(({ activityId, amount }) => amount.minor > 0n && (left.get(activityId) ?? 0n) > 0n)
      .map(({ confirmationId }) => confirmationId),
  )
}
