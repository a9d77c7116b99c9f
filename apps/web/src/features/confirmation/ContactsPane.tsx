import { Trans, useLingui } from '@lingui/react/macro'
import type { ActivityRow, ClaimDetail } from '@rapport/contract/claims.ts'
import type { Day as CalendarDay } from '@rapport/domain/calendar/day.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { channelIcon, channelName } from '../../terms/contact-words.ts'
import { Icon } from '../../ui/control/Icon.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { useZone } from '../../ui/words/zone.tsx'
import styles from './ContactsPane.module.css'

type Claim = z.output<typeof ClaimDetail>

interface Shown {
  readonly id: string
  readonly day: CalendarDay
  readonly channel: string
  readonly purpose: string
  readonly by: string
  readonly initiative: string | null
  readonly named: boolean
}

interface Props {
  readonly claim: Claim
  /** The money in question, at its place among the contacts. */
  readonly inflows: readonly z.output<typeof ActivityRow>[]
}

/** What was said before the money came: the claim's own contacts, the household's others, and the inflow between them. */
export function ContactsPane({ claim, inflows }: Props) {
  const { i18n } = useLingui()
  const zone = useZone()
  const { data } = useQuery({
    ...client.getHouseholdTimeline.query({ householdId: claim.household.id, limit: 40 }),
    staleTime: 60_000,
  })
  const own: Shown[] = claim.contacts.map(({ id, occurredAt, channel, purpose, by, initiative }) => ({
    id,
    day: localDay(Date.parse(occurredAt), zone),
    channel,
    purpose,
    by,
    initiative: initiative?.name ?? null,
    named: true,
  }))
  const others: Shown[] = (data?.items ?? []).flatMap((item) =>
    item.kind === 'contact' && !own.some(({ id }) => id === item.id)
      ? [
          {
            id: item.id,
            day: localDay(Date.parse(item.at), zone),
            channel: item.channel,
            purpose: item.purpose,
            by: item.by.join(', '),
            initiative: item.initiative?.name ?? null,
            named: false,
          },
        ]
      : [],
  )
  const lines = [
    ...[...own, ...others].map((contact) => ({ day: contact.day, contact, inflow: null })),
    ...inflows.map((inflow) => ({ day: inflow.valueOn, contact: null, inflow })),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.inflow ? -1 : 1))
  return (
    <ol className={styles.contacts}>
      {lines.map(({ day, contact, inflow }) =>
        contact ? (
          <li key={contact.id} data-named={contact.named || undefined}>
            <Icon name={channelIcon[contact.channel as keyof typeof channelIcon]} size={14} />
            <div>
              <Link to={paths.contact({ contactId: contact.id })}>
                {i18n._(channelName[contact.channel as keyof typeof channelName])}
              </Link>{' '}
              <Day value={day} />
              <p>{contact.purpose}</p>
              <p className={styles.soft}>
                {contact.by}
                {contact.initiative && ` · ${contact.initiative}`}
              </p>
              {contact.named && (
                <p className={styles.named}>
                  <Trans>Named in the claim</Trans>
                </p>
              )}
            </div>
          </li>
        ) : (
          <li key={inflow?.id} className={styles.inflow}>
            <Icon name="coins" size={14} />
            <div>
              <Money value={inflow?.amount} whole /> <Day value={day} />
              <p className={styles.soft}>
                <Trans>The money came in</Trans>
              </p>
            </div>
          </li>
        ),
      )}
    </ol>
  )
}
