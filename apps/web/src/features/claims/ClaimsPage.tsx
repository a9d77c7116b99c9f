import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CLAIM_KINDS, CLAIM_STATES } from '@rapport/domain/claims/claim.ts'
import { useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName, claimStateName } from '../../terms/claim-words.ts'
import { Tabs } from '../../ui/control/Tabs.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { maybe, text } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { useClaimColumns } from './claim-columns.tsx'

const params = {
  whose: maybe(['mine', 'all']),
  kind: maybe(CLAIM_KINDS),
  state: maybe(CLAIM_STATES),
  open: maybe(['yes', 'no']),
  household: text(),
}

/** Every claim that one may see; a representative begins with their own. */
export function ClaimsPage() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { user } = useSession()
  const columns = useClaimColumns()
  const [{ whose, household, ...filters }, change] = useUrlState(params)
  const claims = mayOpen(user.roles, client.submitClaim.operation.roles)
  const view = household ? 'all' : whose || (claims ? 'mine' : 'all')
  const list = usePages(client.listClaims, {
    mine: view === 'mine' ? 'yes' : 'no',
    ...(filters.kind ? { kind: filters.kind } : {}),
    ...(filters.state ? { state: filters.state } : {}),
    ...(filters.open ? { open: filters.open } : {}),
    ...(household ? { householdId: household } : {}),
  })
  const shown = list.rows?.length ?? 0
  const filtered = Object.values(filters).some(Boolean)

  return (
    <Page
      title={t`Claims`}
      layout="fill"
      bar={
        <>
          {claims && !household && (
            <Tabs
              label={t`Whose claims`}
              tabs={[
                { id: 'mine', label: t`Mine` },
                { id: 'all', label: t`All` },
              ]}
              value={view}
              onChange={(next) => change({ whose: next })}
            />
          )}
          <FilterBar
            filters={[
              {
                kind: 'choice',
                id: 'kind',
                label: t`Kind`,
                options: CLAIM_KINDS.map((value) => ({ value, label: i18n._(claimKindName[value]) })),
              },
              {
                kind: 'choice',
                id: 'open',
                label: t`Open or decided`,
                options: [
                  { value: 'yes', label: t`Open` },
                  { value: 'no', label: t`Decided` },
                ],
              },
              {
                kind: 'choice',
                id: 'state',
                label: t`State`,
                options: CLAIM_STATES.filter((value) => value !== 'draft').map((value) => ({
                  value,
                  label: i18n._(claimStateName[value]),
                })),
              },
            ]}
            values={filters}
            onChange={change}
            result={
              list.rows &&
              (list.more.has ? (
                <Trans>the newest {shown}, more below</Trans>
              ) : (
                <Plural value={shown} one="# claim" other="# claims" />
              ))
            }
          />
        </>
      }
    >
      <Table
        label={t`Claims`}
        columns={columns}
        rows={list.rows}
        rowKey={(claim) => claim.id}
        onOpen={(claim) => void navigate(paths.claim({ claimId: claim.id }))}
        more={list.more}
        error={list.error}
        onRetry={list.retry}
        place={`claims-${view}`}
        compact={(claim) => (
          <TwoLines
            title={claim.household.name}
            figure={<Money value={claim.amount} whole />}
            detail={i18n._(claimKindName[claim.kind])}
            state={<ClaimStatus state={claim.state} />}
          />
        )}
        empty={
          filtered ? (
            <EmptyState icon="filter" title={<Trans>No claim fits these filters.</Trans>} />
          ) : (
            <EmptyState icon="star" title={<Trans>No claims yet.</Trans>}>
              <Trans>Log a contact and say what came of it: a deposit, a promise or an engagement.</Trans>
            </EmptyState>
          )
        }
      />
    </Page>
  )
}
