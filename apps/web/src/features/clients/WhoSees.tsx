import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { roleName } from '../../shell/role-names.ts'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import styles from './Clients.module.css'
import { coverageRoleName } from './words.ts'

type Seen = Output<typeof client.getHouseholdAccess.operation>['people'][number]

/** By which rule each person sees the household. */
const ruleText: Readonly<Record<Seen['rule'], (via: string) => MessageDescriptor>> = {
  coverage: (via) => msg`Is on the team: ${via}`,
  leads: (via) => msg`Leads ${via}, who is on the team`,
  acts_for: (via) => msg`Acts for ${via}, who is on the team`,
  granted: (via) => msg`Was given access: ${via}`,
  oversight: (via) => msg`Oversees the whole firm: ${via}`,
  directory: (via) => msg`Sees names and preferences, no money: ${via}`,
}

/** Who can see this household, and why; an ethical wall beats every rule. */
export function WhoSees({ householdId }: { householdId: string }) {
  const { i18n } = useLingui()
  const { data, error, refetch } = useQuery(client.getHouseholdAccess.query({ householdId }))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  const viaText = ({ rule, via }: Seen): string => {
    if (rule === 'coverage') return i18n._(coverageRoleName(via))
    if (rule === 'oversight' || rule === 'directory') return i18n._(roleName[via as Role] ?? { id: via })
    return via
  }
  return (
    <>
      {data.walled && (
        <p className={styles.wall}>
          <Trans>An ethical wall surrounds this household: only those inside it are listed, whatever their rule.</Trans>
        </p>
      )}
      <ul className={styles.people}>
        {data.people.map((one) => (
          <li key={one.user.id} className={styles.seer}>
            <span>{one.user.name}</span>
            <span className={styles.soft}>{i18n._(ruleText[one.rule](viaText(one)))}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
