import { Trans, useLingui } from '@lingui/react/macro'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { CadencePill } from '../../terms/CadencePill.tsx'
import { Button, ButtonLink } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Inspector } from '../../ui/page/Inspector.tsx'
import { CadenceFacts } from './CadenceFacts.tsx'
import { MoneyFacts } from './MoneyFacts.tsx'
import { PeopleList } from './PeopleList.tsx'
import { Restrictions } from './Restrictions.tsx'
import { useSeesCadence } from './sees-cadence.ts'
import { segmentName, statusName } from './words.ts'

/** A household beside the list: whom to call, when it is due, what is open. */
export function HouseholdInspector({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const seesCadence = useSeesCadence()
  const { data, error, refetch } = useQuery(client.getHousehold.query({ householdId }))
  const [head] = data?.members ?? []
  return (
    <Inspector
      title={data?.name ?? t`Household`}
      onClose={onClose}
      subtitle={data && `${i18n._(statusName[data.status])} · ${i18n._(segmentName(data.segment))}`}
      actions={
        <>
          {mayOpen(user.roles, loggingRoles) && (
            <Button onClick={() => askToLog({ householdId, ...(head ? { personId: head.personId } : {}) })}>
              <Trans>Log a contact</Trans>
            </Button>
          )}
          <ButtonLink kind="primary" to={paths.household({ householdId })}>
            <Trans>Open the household</Trans>
          </ButtonLink>
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={9} />}
      {data && (
        <>
          {seesCadence(data.cadence.status) && (
            <div>
              <CadencePill status={data.cadence.status} daysOverdue={data.cadence.daysOverdue} />
            </div>
          )}
          <Restrictions restrictions={data.restrictions} />
          <CadenceFacts cadence={data.cadence} />
          <PeopleList members={data.members} householdId={householdId} />
          <MoneyFacts money={data.money} />
        </>
      )}
    </Inspector>
  )
}
