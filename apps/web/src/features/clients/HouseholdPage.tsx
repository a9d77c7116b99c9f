import { Trans, useLingui } from '@lingui/react/macro'
import { loggingRoles } from '@rapport/contract/contacts.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { CadencePill } from '../../terms/CadencePill.tsx'
import { Sums } from '../../terms/Sums.tsx'
import { tierText } from '../../terms/tier-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { Page, PageLoading } from '../../ui/page/Page.tsx'
import { oneOf } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { Accounts } from './Accounts.tsx'
import { Claims } from './Claims.tsx'
import { EditHousehold } from './EditHousehold.tsx'
import { HouseholdTimeline } from './HouseholdTimeline.tsx'
import type { HouseholdDetail } from './household-detail.ts'
import { Overview } from './Overview.tsx'
import { People } from './People.tsx'
import { WhoSees } from './WhoSees.tsx'
import { segmentName, statusName } from './words.ts'

const tabs = ['overview', 'timeline', 'people', 'accounts', 'claims', 'access'] as const
const params = { tab: oneOf(tabs, 'overview') }

/** One household: what its people need to know before the next call, and everything behind it. */
export function HouseholdPage() {
  const { householdId = '' } = useParams()
  const { data, error, refetch, dataUpdatedAt } = useQuery(client.getHousehold.query({ householdId }))
  if (data) return <Loaded household={data} asOf={dataUpdatedAt} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return <PageLoading />
}

function Loaded({ household, asOf }: { household: HouseholdDetail; asOf: number }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const [{ tab }, change] = useUrlState(params)
  const [editing, setEditing] = useState(false)
  const { id, members, accounts, cadence } = household
  const edits = mayOpen(user.roles, client.editHousehold.operation.roles)
  const money = mayOpen(user.roles, client.listClaims.operation.roles)
  const shown = tab === 'claims' && !money ? 'overview' : tab
  useShortcut('e', t`Edit this household`, () => setEditing(true), { off: !edits })
  const [head] = members
  return (
    <Page
      title={household.name}
      back={{ to: paths.households(), label: <Trans>Households</Trans> }}
      subtitle={[statusName[household.status], segmentName(household.segment)]
        .map((word) => i18n._(word))
        .concat(tierText(household.tier, i18n))
        .filter((word, at, all) => all.indexOf(word) === at)
        .join(' · ')}
      status={
        <>
          <CadencePill status={cadence.status} daysOverdue={cadence.daysOverdue} />
          {household.restricted && (
            <StatusPill tone="neutral">
              <Trans>Restricted</Trans>
            </StatusPill>
          )}
        </>
      }
      figures={money && <MoneyFigures household={household} asOf={asOf} />}
      actions={
        <>
          {edits && (
            <Button icon="edit" shortcut="E" onClick={() => setEditing(true)}>
              <Trans>Edit</Trans>
            </Button>
          )}
          {mayOpen(user.roles, loggingRoles) && (
            <Button
              kind="primary"
              icon="add"
              onClick={() => askToLog({ householdId: id, ...(head ? { personId: head.personId } : {}) })}
            >
              <Trans>Log a contact</Trans>
            </Button>
          )}
        </>
      }
      bar={
        <Tabs
          name="household"
          label={t`Parts of this household`}
          value={shown}
          onChange={(next) => change({ tab: next })}
          tabs={[
            { id: 'overview', label: t`Overview` },
            { id: 'timeline', label: t`Timeline` },
            { id: 'people', label: t`People`, count: members.length + household.organisations.length },
            { id: 'accounts', label: t`Accounts`, count: accounts.length },
            ...(money ? [{ id: 'claims' as const, label: t`Claims` }] : []),
            { id: 'access', label: t`Who can see this` },
          ]}
        />
      }
    >
      <TabPanel of="household" value={shown}>
        {shown === 'overview' && <Overview household={household} />}
        {shown === 'timeline' && <HouseholdTimeline householdId={id} />}
        {shown === 'people' && <People household={household} />}
        {shown === 'accounts' && <Accounts household={household} />}
        {shown === 'claims' && <Claims householdId={id} />}
        {shown === 'access' && <WhoSees householdId={id} />}
      </TabPanel>
      {editing && <EditHousehold household={household} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function MoneyFigures({ household, asOf }: { household: HouseholdDetail; asOf: number }) {
  const { t } = useLingui()
  const { confirmed, open, promised } = household.money
  const rows = { to: '?tab=claims', label: t`Show the claims` }
  const inputs = (sums: typeof confirmed) =>
    sums.map((sum) => ({ label: sum.currency, value: <Sums values={[sum]} /> }))
  return (
    <>
      <Figure
        label={<Trans>Confirmed</Trans>}
        explanation={{
          formula: t`What controllers have confirmed from account activity, over all claims of this household.`,
          inputs: inputs(confirmed),
          asOf,
          rows,
        }}
      >
        <Sums values={confirmed} />
      </Figure>
      <Figure
        label={<Trans>Open</Trans>}
        explanation={{
          formula: t`Deposits that were claimed, less what is confirmed of them.`,
          inputs: inputs(open),
          asOf,
          rows,
        }}
      >
        <Sums values={open} />
      </Figure>
      <Figure
        label={<Trans>Promised</Trans>}
        explanation={{
          formula: t`Promises that still run, less what has arrived of them. A promise pays nothing.`,
          inputs: inputs(promised),
          asOf,
          rows,
        }}
      >
        <Sums values={promised} />
      </Figure>
    </>
  )
}
