import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { GUEST_STATUSES } from '@rapport/domain/initiatives/touches.ts'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import type { Column } from '../../ui/table/column.ts'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { maybe } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { GuestStatusChoice, QualifiedButton } from './GuestStatusChoice.tsx'
import type { Initiative } from './InitiativePage.tsx'
import styles from './initiatives.module.css'
import { statusName, statusTone } from './words.ts'

export type Guest = Output<typeof contract.listGuests>['items'][number]

const params = { status: maybe(GUEST_STATUSES) }

/** Who was asked, who came, and whom it was worth asking. Each sees the guests of households they may see. */
export function GuestsPanel({ initiative }: { initiative: Initiative }) {
  const { t, i18n } = useLingui()
  const { user, today } = useSession()
  const [{ status }, change] = useUrlState(params)
  const { id: initiativeId, guestCounts } = initiative
  const { rows, error, retry, more } = usePages(client.listGuests, {
    initiativeId,
    ...(status && { status }),
    limit: 100,
  })
  const mayEdit = mayOpen(user.roles, client.setGuestStatus.operation.roles)
  const held = initiative.startsOn <= today
  const all = status ? guestCounts[status] : Object.values(guestCounts).reduce((sum, count) => sum + count, 0)
  const columns: readonly Column<Guest>[] = [
    { id: 'name', header: t`Guest`, width: 'minmax(11rem, 2fr)', cell: (guest) => guest.name },
    {
      id: 'household',
      header: t`Household`,
      width: 'minmax(10rem, 2fr)',
      narrow: 'hide',
      cell: ({ household }) => <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>,
    },
    {
      id: 'host',
      header: t`Host`,
      width: 'minmax(8rem, 1fr)',
      narrow: 'hide',
      cell: ({ host }) => host?.name ?? <Dash />,
    },
    {
      id: 'status',
      header: t`Status`,
      width: '11rem',
      cell: (guest) =>
        mayEdit ? (
          <GuestStatusChoice initiativeId={initiativeId} guest={guest} held={held} />
        ) : (
          <StatusPill tone={statusTone[guest.status]}>{i18n._(statusName[guest.status])}</StatusPill>
        ),
    },
    {
      id: 'qualified',
      header: t`Qualified prospect`,
      width: '13rem',
      cell: (guest) =>
        mayEdit ? (
          <QualifiedButton initiativeId={initiativeId} guest={guest} />
        ) : guest.qualified ? (
          t`Qualified`
        ) : (
          <Dash />
        ),
    },
  ]
  return (
    <>
      <div className={styles.filters}>
        <FilterBar
          filters={[
            {
              kind: 'choice',
              id: 'status',
              label: t`Status`,
              options: GUEST_STATUSES.filter((one) => guestCounts[one] > 0 || one === status).map((one) => ({
                value: one,
                label: `${i18n._(statusName[one])} (${guestCounts[one]})`,
              })),
            },
          ]}
          values={{ status }}
          onChange={change}
          result={
            rows &&
            (rows.length < all && !more.has ? (
              <Trans>
                {rows.length} of {all} on the list; the others belong to households that you do not see
              </Trans>
            ) : (
              <Plural value={all} one="# on the list" other="# on the list" />
            ))
          }
        />
      </div>
      <Table
        label={t`Guests`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        error={error}
        onRetry={retry}
        total={all}
        more={more}
        tall
        compact={(guest) => (
          <TwoLines
            title={guest.name}
            detail={guest.household.name}
            state={
              mayEdit ? (
                <GuestStatusChoice initiativeId={initiativeId} guest={guest} held={held} />
              ) : (
                <StatusPill tone={statusTone[guest.status]}>{i18n._(statusName[guest.status])}</StatusPill>
              )
            }
          />
        )}
        empty={
          <EmptyState icon="people" title={<Trans>No guest that you may see.</Trans>}>
            <Trans>Guests of households that you cover stand here with what they answered and whether they came.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
