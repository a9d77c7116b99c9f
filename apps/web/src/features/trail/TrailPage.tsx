import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { TrailInspector } from './TrailInspector.tsx'
import { useTrailColumns, Who } from './trail-columns.tsx'
import { operationCodes, operationName } from './words.ts'

const params = { operation: text(), actorId: text(), householdId: text(), subjectId: text(), selected: text() }
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const idOr = (value: string): string | undefined => (UUID.test(value) ? value : undefined)

/** Any figure back to its evidence: who did what, for whom, to what, when and why; newest first. */
export function TrailPage() {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const [view, change] = useUrlState(params)
  const [actorId, householdId, subjectId] = [idOr(view.actorId), idOr(view.householdId), idOr(view.subjectId)]
  const { rows, error, retry, more } = usePages(client.listTrail, {
    limit: 100,
    ...(view.operation && { operation: view.operation }),
    ...(actorId && { actorId }),
    ...(householdId && { householdId }),
    ...(subjectId && { subjectId }),
  })
  const mayListPeople = mayOpen(user.roles, client.listUsers.operation.roles)
  const people = useQuery({ ...client.listUsers.query({ limit: 200 }), enabled: mayListPeople })
  const chosen = rows?.find(({ id }) => id === view.selected)
  const named = rows?.find(({ household }) => household?.id === householdId)?.household?.name
  const columns = useTrailColumns()
  return (
    <Page
      title={t`Trail`}
      layout="fill"
      subtitle={
        <Trans>Who did what, for whom, to what, when and why. Nothing here is ever changed or taken out.</Trans>
      }
      bar={
        <FilterBar
          filters={[
            {
              kind: 'choice',
              id: 'operation',
              label: t`What was done`,
              options: operationCodes
                .map((code) => ({ value: code, label: i18n._(operationName(code)) }))
                .toSorted((a, b) => a.label.localeCompare(b.label)),
            },
            ...(mayListPeople
              ? [
                  {
                    kind: 'choice' as const,
                    id: 'actorId',
                    label: t`By`,
                    options: (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
                  },
                ]
              : []),
          ]}
          values={view}
          onChange={change}
        >
          {householdId && (
            <Button kind="plain" small icon="close" onClick={() => change({ householdId: '' })}>
              {named ? <Trans>Only household {named}</Trans> : <Trans>Only one household</Trans>}
            </Button>
          )}
          {subjectId && (
            <Button kind="plain" small icon="close" onClick={() => change({ subjectId: '' })}>
              <Trans>Only one subject: {subjectId.slice(-6)}</Trans>
            </Button>
          )}
        </FilterBar>
      }
      inspector={
        chosen && (
          <TrailInspector
            key={chosen.id}
            row={chosen}
            onClose={() => change({ selected: '' })}
            onOnly={(only) => change({ ...only, selected: '' }, { push: true })}
          />
        )
      }
    >
      <Table
        label={t`Trail`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        selected={view.selected || null}
        onSelect={(key) => change({ selected: key ?? '' })}
        error={error}
        onRetry={retry}
        more={more}
        place="trail"
        compact={(row) => (
          <TwoLines
            title={i18n._(operationName(row.operation))}
            figure={<Instant value={row.at} />}
            detail={<Who row={row} />}
            state={row.household?.name}
          />
        )}
        empty={
          <EmptyState icon="trail" title={<Trans>Nothing in the trail fits these filters.</Trans>}>
            <Trans>Take one of them away. Everything that changes anything leaves a row here.</Trans>
          </EmptyState>
        }
      />
    </Page>
  )
}
