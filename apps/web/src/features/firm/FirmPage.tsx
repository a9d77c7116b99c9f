import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { Button } from '../../ui/control/Button.tsx'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { oneOf, text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { AddUser } from './AddUser.tsx'
import { Health, HealthPill } from './Health.tsx'
import { UserInspector } from './UserInspector.tsx'
import { UsersPanel } from './UsersPanel.tsx'

const params = { tab: oneOf(['users', 'installation'], 'users'), selected: text() }

/** Does it run, and is it safe: who signs in with which roles, and how the installation stands. */
export function FirmPage() {
  const { t } = useLingui()
  const { user, firm } = useSession()
  const [{ tab, selected }, change] = useUrlState(params)
  const [adding, setAdding] = useState(false)
  const health = useQuery({ ...client.getFirm.query({}), refetchInterval: 30_000 })
  const users = useUsers()
  const mayEdit = mayOpen(user.roles, client.createUser.operation.roles)
  const chosen = users.rows?.find(({ id }) => id === selected)
  const { data } = health
  return (
    <Page
      title={t`Firm`}
      subtitle={firm.name}
      layout={tab === 'users' ? 'fill' : 'scroll'}
      {...(data && { status: <HealthPill health={data} /> })}
      actions={
        mayEdit && (
          <Button kind="primary" icon="add" onClick={() => setAdding(true)}>
            <Trans>Add a person</Trans>
          </Button>
        )
      }
      figures={
        <>
          <Figure label={<Trans>People who sign in</Trans>} context={disabledWords(data?.users.disabled)}>
            <Count value={data?.users.active} />
          </Figure>
          <Figure
            label={<Trans>Imports to look at</Trans>}
            context={
              <Trans>
                <Count value={data?.imports.running} /> running
              </Trans>
            }
          >
            <Count value={data && data.imports.failed + data.imports.quarantined} />
          </Figure>
          <Figure
            label={<Trans>Runs that failed</Trans>}
            context={
              <Trans>
                <Count value={data?.runs.computing} /> computing
              </Trans>
            }
          >
            <Count value={data?.runs.failed} />
          </Figure>
        </>
      }
      bar={
        <Tabs
          name="firm"
          label={t`Parts of the firm`}
          tabs={[
            { id: 'users', label: <Trans>People</Trans>, ...(users.rows && { count: users.rows.length }) },
            { id: 'installation', label: <Trans>Installation</Trans> },
          ]}
          value={tab}
          onChange={(next) => change({ tab: next, selected: '' })}
        />
      }
      inspector={
        tab === 'users' &&
        chosen && (
          <UserInspector key={chosen.id} user={chosen} mayEdit={mayEdit} onClose={() => change({ selected: '' })} />
        )
      }
    >
      <TabPanel of="firm" value={tab} fill={tab === 'users'}>
        {tab === 'users' ? (
          <UsersPanel rows={users.rows} error={users.error} onRetry={users.retry} />
        ) : (
          <Health {...health} />
        )}
      </TabPanel>
      <AddUser
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(id) => change({ tab: 'users', selected: id })}
      />
    </Page>
  )
}

function disabledWords(disabled: number | undefined) {
  if (disabled === undefined) return null
  if (disabled === 0) return <Trans>nobody is locked out</Trans>
  return (
    <Trans>
      <Count value={disabled} /> locked out
    </Trans>
  )
}

/** Everybody, page after page: a firm has some hundred people, and the list is searched as it is typed. */
function useUsers() {
  const users = usePages(client.listUsers, { limit: 200 })
  const { has, loading, load } = users.more
  useEffect(() => {
    if (has && !loading) load()
  }, [has, loading, load])
  return users
}
