import { useLingui } from '@lingui/react/macro'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { maybe, text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { Imports } from './Imports.tsx'
import { MovementInspector } from './MovementInspector.tsx'
import { Movements } from './Movements.tsx'
import { TakenBack } from './TakenBack.tsx'
import { UnknownAccountInspector } from './UnknownAccountInspector.tsx'
import { UnknownAccounts } from './UnknownAccounts.tsx'

const TABS = ['imports', 'accounts', 'movements', 'returned'] as const
const params = { tab: maybe(TABS), selected: text() }

/** What custodians and banks reported: the files, the accounts nobody knows yet, and the movements. */
export function ActivityPage() {
  const { t } = useLingui()
  const { user } = useSession()
  const [{ tab, selected }, change] = useUrlState(params)
  const oversees = mayOpen(user.roles, client.listImports.operation.roles)
  const shown = oversees ? tab || 'imports' : 'movements'
  const unknown = usePages(client.listUnknownAccounts, { limit: 50 }, { off: !oversees })
  const returned = usePages(client.listTakenBack, { limit: 50 }, { off: !oversees })
  const close = () => change({ selected: '' })
  const account = unknown.rows?.find(({ id }) => id === selected)

  return (
    <Page
      title={t`Account activity`}
      layout="fill"
      bar={
        oversees && (
          <Tabs
            name="activity"
            label={t`Account activity`}
            tabs={[
              { id: 'imports', label: t`Imports` },
              {
                id: 'accounts',
                label: t`Unknown accounts`,
                ...(unknown.rows && !unknown.more.has ? { count: unknown.rows.length } : {}),
              },
              { id: 'movements', label: t`Movements` },
              {
                id: 'returned',
                label: t`Taken back`,
                ...(returned.rows?.length ? { count: returned.rows.length } : {}),
              },
            ]}
            value={shown}
            onChange={(next) => change({ tab: next, selected: '' })}
          />
        )
      }
      inspector={
        shown === 'movements' && selected ? (
          <MovementInspector key={selected} activityId={selected} onClose={close} />
        ) : shown === 'accounts' && account ? (
          <UnknownAccountInspector key={account.id} account={account} onClose={close} />
        ) : undefined
      }
    >
      {oversees ? (
        <TabPanel of="activity" value={shown} fill>
          {shown === 'imports' && <Imports />}
          {shown === 'accounts' && <UnknownAccounts list={unknown} />}
          {shown === 'movements' && <Movements />}
          {shown === 'returned' && <TakenBack list={returned} />}
        </TabPanel>
      ) : (
        <Movements />
      )}
    </Page>
  )
}
