import { Trans, useLingui } from '@lingui/react/macro'
import { LastTouch } from '../../terms/LastTouch.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import type { HouseholdDetail } from './household-detail.ts'
import { useSeesCadence } from './sees-cadence.ts'

/** What the service model promises, and how far it was kept in twelve months. */
export function CadenceFacts({ cadence }: { cadence: HouseholdDetail['cadence'] }) {
  const { t } = useLingui()
  const seesCadence = useSeesCadence()
  const { status, touches, meetings, nextMeetingAt, dueOn, last } = cadence
  return (
    <Facts
      items={[
        ...(seesCadence(status)
          ? [
              {
                label: t`Next due`,
                value: dueOn ? <Day value={dueOn} style="weekday" /> : <Trans>Nothing is due</Trans>,
              },
            ]
          : []),
        { label: t`Last contact`, value: <LastTouch last={last} /> },
        {
          label: t`Next meeting`,
          value: nextMeetingAt ? <Instant value={nextMeetingAt} /> : <Trans>None planned</Trans>,
        },
        ...(touches ? [{ label: t`Conversations in 12 months`, value: <OfNeeded {...touches} /> }] : []),
        ...(meetings ? [{ label: t`Of these meetings`, value: <OfNeeded {...meetings} /> }] : []),
      ]}
    />
  )
}

function OfNeeded({ have, need }: { have: number; need: number }) {
  return (
    <Trans>
      {have} of {need} promised
    </Trans>
  )
}
