import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { UserRow } from '@rapport/contract/firm.ts'
import { roles } from '@rapport/domain/firm/roles.ts'
import type { z } from 'zod'
import { roleName } from '../../shell/role-names.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import type { Column } from '../../ui/table/column.ts'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { flag, maybe, text } from '../../ui/table/url-state.ts'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import styles from './firm.module.css'

export type User = z.output<typeof UserRow>

const params = { q: text(), role: maybe(roles), disabled: flag() }

/** Everybody who signs in, with roles; the chosen one's detail stands beside it. */
export function UsersPanel({
  rows,
  error,
  onRetry,
}: {
  rows: readonly User[] | undefined
  error: unknown
  onRetry: () => void
}) {
  const { t, i18n } = useLingui()
  const [filters, change] = useUrlState(params)
  const table = useTableUrl({ column: 'name', direction: 'up' })
  const wanted = rows
    ?.filter((user) => `${user.name} ${user.email}`.toLowerCase().includes(filters.q.toLowerCase()))
    .filter((user) => !filters.role || user.roles.includes(filters.role))
    .filter((user) => !filters.disabled || user.status === 'disabled')
  const rolesOf = (user: User) => user.roles.map((role) => i18n._(roleName[role])).join(', ')
  const columns: readonly Column<User>[] = [
    {
      id: 'name',
      header: t`Name`,
      width: 'minmax(10rem, 1.4fr)',
      sort: (a, b) => a.name.localeCompare(b.name),
      cell: (user) => user.name,
    },
    {
      id: 'roles',
      header: t`Roles`,
      width: 'minmax(10rem, 1.6fr)',
      sort: (a, b) => rolesOf(a).localeCompare(rolesOf(b)),
      cell: (user) => rolesOf(user) || <Dash />,
    },
    {
      id: 'email',
      header: t`Signs in as`,
      width: 'minmax(12rem, 2fr)',
      narrow: 'hide',
      sort: (a, b) => a.email.localeCompare(b.email),
      cell: (user) => user.email,
    },
    {
      id: 'managers',
      header: t`Reports to`,
      width: 'minmax(9rem, 1fr)',
      narrow: 'hide',
      cell: ({ managers }) => managers.map(({ name }) => name).join(', ') || <Dash />,
    },
    {
      id: 'status',
      header: t`Status`,
      width: '8rem',
      sort: (a, b) => a.status.localeCompare(b.status),
      cell: ({ status }) => <UserStatus status={status} />,
    },
  ]
  return (
    <>
      <div className={styles.filters}>
        <FilterBar
          filters={[
            { kind: 'search', id: 'q', label: t`Find somebody` },
            {
              kind: 'choice',
              id: 'role',
              label: t`Role`,
              options: roles.map((role) => ({ value: role, label: i18n._(roleName[role]) })),
            },
            { kind: 'flag', id: 'disabled', label: t`Locked out` },
          ]}
          values={filters}
          onChange={change}
          result={wanted && <Plural value={wanted.length} one="# person" other="# people" />}
        />
      </div>
      <Table
        label={t`People`}
        columns={columns}
        rows={wanted}
        rowKey={({ id }) => id}
        {...table}
        error={error}
        onRetry={onRetry}
        place="users"
        compact={(user) => (
          <TwoLines title={user.name} detail={rolesOf(user)} state={<UserStatus status={user.status} />} />
        )}
        empty={
          <EmptyState icon="search" title={<Trans>Nobody fits these filters.</Trans>}>
            <Trans>Take one of them away, or search for part of a name or address.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}

/** Whether somebody may sign in. */
export function UserStatus({ status }: { status: User['status'] }) {
  return status === 'active' ? (
    <StatusPill tone="confirmed">
      <Trans>Active</Trans>
    </StatusPill>
  ) : (
    <StatusPill tone="refused">
      <Trans>Locked out</Trans>
    </StatusPill>
  )
}
