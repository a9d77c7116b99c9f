import { Trans, useLingui } from '@lingui/react/macro'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Section } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import type { HouseholdDetail } from './household-detail.ts'
import { Movements } from './Movements.tsx'

type Account = HouseholdDetail['accounts'][number]

/** The accounts by which money is recognised as this household's, and what moved on them. */
export function Accounts({ household }: { household: HouseholdDetail }) {
  const { t } = useLingui()
  const { user } = useSession()
  const place = (account: Account) => (account.inHouse ? t`With us` : t`Elsewhere`)
  const columns: readonly Column<Account>[] = [
    { id: 'name', header: t`Account`, width: 'minmax(10rem, 2fr)', cell: ({ name }) => name },
    { id: 'identifier', header: t`Number`, width: 'minmax(11rem, 2fr)', cell: ({ identifier }) => identifier },
    { id: 'institution', header: t`Institution`, width: 'minmax(9rem, 2fr)', cell: ({ institution }) => institution },
    { id: 'currency', header: t`Currency`, width: '6rem', cell: ({ currency }) => currency },
    { id: 'place', header: t`Where held`, width: '7rem', cell: place },
  ]
  return (
    <>
      <Section title={<Trans>Accounts</Trans>}>
        <Table
          label={t`Accounts`}
          layout="fit"
          columns={columns}
          rows={household.accounts}
          rowKey={({ id }) => id}
          compact={(account) => (
            <TwoLines
              title={account.name}
              figure={account.currency}
              detail={`${account.identifier} · ${account.institution}`}
              state={place(account)}
            />
          )}
          empty={
            <EmptyState icon="building" title={<Trans>No account is known.</Trans>}>
              <Trans>An account appears when a controller assigns one from a bank's file to this household.</Trans>
            </EmptyState>
          }
        />
      </Section>
      {mayOpen(user.roles, client.listActivities.operation.roles) && <Movements householdId={household.id} />}
    </>
  )
}
