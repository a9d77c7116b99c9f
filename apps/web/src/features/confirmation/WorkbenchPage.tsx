import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { Page } from '../../ui/page/Page.tsx'
import { Bench } from './Bench.tsx'
import { confirmations } from './confirmations.ts'
import { useHold } from './hold.ts'
import { neighbours } from './neighbours.ts'
import { useQueue } from './queue.ts'

// An address that holds no id is one that leads to no claim.
const unknownClaim = { invalid: msg`There is nothing here, or it is not yours to see.` }

/** One claim of the queue after the other: everything that decides it at one look, and the keys to decide it. */
export function WorkbenchPage() {
  const { t, i18n } = useLingui()
  const { claimId = '' } = useParams()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { list, search } = useQueue()
  const held = useHold(confirmations)
  const { data: bench, error, refetch } = useQuery(client.getWorkbench.query({ claimId }))

  const ids = list.rows?.map(({ id }) => id) ?? []
  const passed = new Set(held.map(({ intent }) => intent.claimId))
  const { at, next, previous } = neighbours(ids, claimId, passed)
  const nearEnd = list.rows !== undefined && at >= ids.length - 5
  useEffect(() => {
    if (nearEnd && list.more.has && !list.more.loading) list.more.load()
  }, [nearEnd, list.more])
  useEffect(() => {
    if (next) void queries.prefetchQuery(client.getWorkbench.query({ claimId: next }))
  }, [next, queries])

  const go = (id: string | null) =>
    void navigate(id ? paths.workbench({ claimId: id }) + search : paths.confirmation() + search)
  useShortcut('j', t`Next claim`, () => go(next), { off: next === null })
  useShortcut('k', t`Previous claim`, () => go(previous), { off: previous === null })
  useShortcut('q', t`Back to the queue`, () => go(null))

  const claim = bench?.claim
  const [place, all] = [at + 1, list.last?.totals.count ?? ids.length]
  return (
    <Page
      layout="fill"
      back={{ to: paths.confirmation() + search, label: t`Confirmation queue` }}
      title={claim?.household.name ?? t`Claim`}
      status={claim && <ClaimStatus state={claim.state} />}
      subtitle={
        claim && (
          <>
            {i18n._(claimKindName[claim.kind])} · {claim.claimant.name}
            {at >= 0 && (
              <>
                {' · '}
                <Trans>
                  {place} of {all}
                </Trans>
              </>
            )}
          </>
        )
      }
      actions={
        <>
          <Button kind="quiet" icon="chevronUp" shortcut="K" disabled={previous === null} onClick={() => go(previous)}>
            <Trans>Previous</Trans>
          </Button>
          <Button kind="quiet" icon="chevronDown" shortcut="J" disabled={next === null} onClick={() => go(next)}>
            <Trans>Next</Trans>
          </Button>
        </>
      }
    >
      {bench ? (
        <Bench key={claimId} bench={bench} search={search} onDone={() => go(next)} />
      ) : error ? (
        <ErrorState error={error} refusals={unknownClaim} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  )
}
