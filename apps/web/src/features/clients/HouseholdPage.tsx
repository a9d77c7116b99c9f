import { Trans, useLingui } from '@lingui/react/macro'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
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
import { Day } from '../../ui/figure/Times.tsx'
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
import { useSeesCadence } from './sees-cadence.ts'
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
  const seesCadence = useSeesCadence()
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
          {seesCadence(cadence.status) && <CadencePill status={cadence.status} daysOverdue={cadence.daysOverdue} />}
          {household.restricted && (
            <StatusPill tone="neutral">
              <Trans>Restricted</Trans>
            </StatusPill>
          )}
        </>
      }
      figures={<Figures household={household} asOf={asOf} />}
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

function Figures({ household, asOf }: { household: HouseholdDetail; asOf: number }) {
  const { t } = useLingui()
  const { cadence, money } = household
  const rows = { to: '?tab=claims', label: t`Show the claims` }
  const sums = [
    {
      label: t`Confirmed`,
      values: money.confirmed,
      formula: t`What controllers have confirmed from account activity, over all claims of this household.`,
    },
    {
      label: t`Open`,
      values: money.open,
      formula: t`Deposits that were claimed, less what is confirmed of them.`,
    },
    {
      label: t`Promised`,
      values: money.promised,
      formula: t`Promises that still run, less what has arrived of them. A promise pays nothing.`,
    },
  ]
  return (
    <>
      {cadence.touches && (
        <Figure
          label={<Trans>Conversations in 12 months</Trans>}
          context={
            cadence.dueOn ? (
              <Trans>
                next due on <Day value={cadence.dueOn} />
              </Trans>
            ) : null
          }
          explanation={{
            formula: t`Two-way contacts and meetings of the last 12 months, by anyone on the team, against what the service model of the tier promises.`,
            inputs: [
              { label: t`Had`, value: cadence.touches.have },
              { label: t`Promised`, value: cadence.touches.need },
            ],
            asOf,
            rows: { to: '?tab=timeline', label: t`Show the timeline` },
          }}
        >
          <OfNeeded {...cadence.touches} />
        </Figure>
      )}
      {sums
        .filter(({ values }) => values.length > 0)
        .map(({ label, values, formula }) => (
          <Figure
            key={label}
            label={label}
            explanation={{
              formula,
              inputs: values.map((sum) => ({ label: sum.currency, value: <Sums values={[sum]} /> })),
              asOf,
              rows,
            }}
          >
            <Sums values={values} />
          </Figure>
        ))}
    </>
  )
}

function OfNeeded({ have, need }: { have: number; need: number }) {
  return (
    <Trans>
      {have} of {need}
    </Trans>
  )
}
