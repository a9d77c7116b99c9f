import { Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { ATTRIBUTION_MODELS } from '@rapport/domain/initiatives/attribution.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { WithoutRate } from '../../terms/WithoutRate.tsx'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Page, PageLoading } from '../../ui/page/Page.tsx'
import { oneOf, text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { CostsPanel } from './CostsPanel.tsx'
import { DecidingFigures } from './DecidingFigures.tsx'
import { EventsPanel } from './EventsPanel.tsx'
import { GuestsPanel } from './GuestsPanel.tsx'
import { MoneyPanel } from './MoneyPanel.tsx'
import { ReturnPanel } from './ReturnPanel.tsx'
import { kindName } from './words.ts'

export type Initiative = Output<typeof contract.getInitiative>

const params = {
  tab: oneOf(['return', 'events', 'costs', 'guests', 'money'], 'return'),
  model: oneOf(ATTRIBUTION_MODELS, 'linear'),
  selected: text(),
  sort: text(),
}

/** One initiative: what it cost, whether it paid, and under which assumptions. */
export function InitiativePage() {
  const { t, i18n } = useLingui()
  const { today } = useSession()
  const { initiativeId = '' } = useParams()
  const [{ tab, model }, change] = useUrlState(params)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...client.getInitiative.query({ initiativeId, model }),
    placeholderData: keepPreviousData,
  })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data || data.id !== initiativeId) return <PageLoading />
  const isSeries = data.children.length > 0
  const invited = data.guests + data.guestCounts.held_out
  const shown = tab === 'events' && !isSeries ? 'return' : tab
  const panels: Readonly<Record<typeof tab, ReactNode>> = {
    return: (
      <ReturnPanel initiative={data} model={model} asOf={dataUpdatedAt} onModel={(next) => change({ model: next })} />
    ),
    events: <EventsPanel rows={data.children} />,
    costs: <CostsPanel initiative={data} />,
    guests: <GuestsPanel initiative={data} />,
    money: <MoneyPanel initiative={data} model={model} />,
  }
  return (
    <Page
      title={data.name}
      layout={shown === 'return' ? 'scroll' : 'fill'}
      back={
        data.parent
          ? { to: paths.initiative({ initiativeId: data.parent.id }), label: data.parent.name }
          : { to: paths.initiatives(), label: <Trans>Initiatives</Trans> }
      }
      status={
        <>
          {data.startsOn > today ? (
            <StatusPill tone="promised">{t`To come`}</StatusPill>
          ) : data.endsOn >= today ? (
            <StatusPill tone="open">{t`Under way`}</StatusPill>
          ) : (
            <StatusPill tone="neutral">{t`Took place`}</StatusPill>
          )}
          <WithoutRate currencies={data.withoutRate} />
        </>
      }
      subtitle={
        <>
          {i18n._(kindName(data.kind))}
          {data.place && ` · ${data.place}`} ·{' '}
          {data.endsOn === data.startsOn ? (
            <Day value={data.startsOn} style="weekday" />
          ) : (
            <>
              <Day value={data.startsOn} /> – <Day value={data.endsOn} />
            </>
          )}{' '}
          · <Trans>Owner {data.owner.name}</Trans>
          {data.notes && ` · ${data.notes}`}
        </>
      }
      figures={<DecidingFigures initiative={data} asOf={dataUpdatedAt} />}
      bar={
        <Tabs
          name="initiative"
          label={t`Parts of this initiative`}
          tabs={[
            { id: 'return' as const, label: <Trans>Did it pay?</Trans> },
            ...(isSeries ? [{ id: 'events' as const, label: <Trans>Events</Trans>, count: data.children.length }] : []),
            { id: 'costs' as const, label: <Trans>Costs</Trans>, count: data.costs.length },
            ...(isSeries ? [] : [{ id: 'guests' as const, label: <Trans>Guests</Trans>, count: invited }]),
            { id: 'money' as const, label: <Trans>Money behind it</Trans> },
          ]}
          value={shown}
          onChange={(next) => change({ tab: next, selected: '', sort: '' })}
        />
      }
    >
      <TabPanel of="initiative" value={shown} fill={shown !== 'return'}>
        {panels[shown]}
      </TabPanel>
    </Page>
  )
}
