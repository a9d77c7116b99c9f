import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { tierText } from '../../terms/tier-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { isUnknownOutcome, problemOf } from '../../ui/feedback/problem.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Combobox } from '../../ui/form/Combobox.tsx'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import type { Found, Search } from '../../ui/form/use-found.ts'
import { Inspector } from '../../ui/page/Inspector.tsx'
import styles from './activity.module.css'
import { assignRefusals } from './import-words.ts'
import type { UnknownAccount } from './unknown-account.ts'
import { WhySuggested } from './WhySuggested.tsx'

const numberKinds: Readonly<Record<string, MessageDescriptor>> = {
  custodian: msg`Number of the custodian`,
  other: msg`Another number`,
}

/** Whose account it is: one of the suggestions, another household, or the firm itself. */
export function UnknownAccountInspector({ account, onClose }: { account: UnknownAccount; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const [other, setOther] = useState<Found | null>(null)
  const [key, setKey] = useState(newIdempotencyKey)
  const searchHouseholds: Search = async (q, signal) => {
    const { items } = await client.listHouseholds({ ...(q ? { q } : {}), limit: 12 }, { signal })
    return items.map(({ id, name, tier }) => ({ id, label: name, detail: tierText(tier, i18n) }))
  }
  const kind = numberKinds[account.scheme]
  const controls = user.roles.includes('controller')
  const asked = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: client.listUnknownAccounts.key() }),
      queries.invalidateQueries({ queryKey: client.listActivities.key() }),
      queries.invalidateQueries({ queryKey: client.getImport.key() }),
      queries.invalidateQueries({ queryKey: client.listConfirmationQueue.key() }),
      queries.invalidateQueries({ queryKey: client.getWorkbench.key() }),
    ])
  const assign = useMutation({
    mutationFn: (to: { householdId: string | null; inHouse: boolean }) =>
      client.assignAccount({ accountId: account.id, ifVersion: account.version, ...to }, { idempotencyKey: key }),
    onSuccess: async ({ household }) => {
      const { identifier } = account
      const name = household?.name
      toast(
        name ? t`${identifier} belongs to ${name} from now on.` : t`${identifier} is an account of the firm itself.`,
      )
      onClose()
      await asked()
    },
    onError: (error) => {
      if (!isUnknownOutcome(problemOf(error))) setKey(newIdempotencyKey())
    },
  })
  const conflict = client.assignAccount.refused(assign.error, 'edit_conflict')
    ? assign.error.problem.data.current
    : null
  const to = (householdId: string) => assign.mutate({ householdId, inHouse: false })
  return (
    <Inspector title={account.identifier} subtitle={account.name || account.institution} onClose={onClose}>
      <Facts
        items={[
          { label: t`Institution`, value: account.institution || '–' },
          { label: t`Kind of number`, value: kind ? i18n._(kind) : account.scheme.toUpperCase() },
          { label: t`Came in`, value: <Money value={account.inflow} /> },
          { label: t`Movements`, value: <Count value={account.movements} /> },
          {
            label: t`Between`,
            value:
              account.firstOn === account.lastOn ? (
                <Day value={account.firstOn} />
              ) : (
                <Trans>
                  <Day value={account.firstOn} /> and <Day value={account.lastOn} />
                </Trans>
              ),
          },
        ]}
      />
      <p>
        <Link to={`${paths.activity()}?tab=movements&account=${account.id}`}>
          <Trans>Its movements</Trans>
        </Link>
      </p>
      {account.suggestions.length > 0 && (
        <div className={styles.group}>
          <h3>
            <Trans>Could belong to</Trans>
          </h3>
          <ul className={styles.suggestions}>
            {account.suggestions.map((suggestion) => (
              <li key={suggestion.household.id + suggestion.reason}>
                <div>
                  <Link to={paths.household({ householdId: suggestion.household.id })}>
                    {suggestion.household.name}
                  </Link>
                  <p className={styles.soft}>
                    <WhySuggested suggestion={suggestion} />
                  </p>
                </div>
                {controls && (
                  <Button small busy={assign.isPending} onClick={() => to(suggestion.household.id)}>
                    <Trans>Assign</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {controls && (
        <div className={styles.group}>
          <Combobox
            label={account.suggestions.length > 0 ? t`Another household` : t`Household`}
            value={other}
            onChange={setOther}
            search={searchHouseholds}
          />
          <div className={styles.ways}>
            <Button
              kind="primary"
              disabled={other === null}
              busy={assign.isPending}
              onClick={() => other && to(other.id)}
            >
              <Trans>Assign to this household</Trans>
            </Button>
          </div>
        </div>
      )}
      {controls && (
        <div className={styles.group}>
          <p className={styles.soft}>
            <Trans>An account of the firm's own, such as one that fees go to, never confirms a claim.</Trans>
          </p>
          <div className={styles.ways}>
            <Button busy={assign.isPending} onClick={() => assign.mutate({ householdId: null, inHouse: true })}>
              <Trans>It is the firm's own</Trans>
            </Button>
          </div>
        </div>
      )}
      {conflict ? (
        <div className={styles.notice} data-tone="overdue" role="alert">
          <strong>
            <Trans>Somebody else assigned this account meanwhile.</Trans>
          </strong>
          <p>
            {conflict.household ? (
              <Trans>It belongs to {conflict.household.name} now.</Trans>
            ) : (
              <Trans>It is an account of the firm now, or unknown again.</Trans>
            )}
          </p>
          <Button small icon="retry" onClick={() => void asked()}>
            <Trans>Show how it is now</Trans>
          </Button>
        </div>
      ) : (
        assign.error && <ErrorNote error={assign.error} refusals={assignRefusals} />
      )}
    </Inspector>
  )
}
