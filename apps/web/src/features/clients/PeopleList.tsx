import { Trans, useLingui } from '@lingui/react/macro'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import type { Channel } from '@rapport/domain/contacts/touch.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { channelName } from '../../terms/contact-words.ts'
import { LocalClock } from '../../terms/LocalClock.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import styles from './Clients.module.css'
import type { HouseholdDetail } from './household-detail.ts'
import { relationName } from './words.ts'

type Member = HouseholdDetail['members'][number]

/** The people of a household with how to reach them, what their clock shows, and what they asked for. */
export function PeopleList({ members, householdId }: { members: readonly Member[]; householdId: string }) {
  const { t } = useLingui()
  const { user } = useSession()
  const logs = mayOpen(user.roles, loggingRoles)
  return (
    <ul className={styles.people}>
      {members.map((member) => {
        const { personId, name } = member
        return (
          <li key={personId} className={styles.person}>
            <Who member={member} />
            <Reach member={member} />
            {logs && (
              <Button
                small
                aria-label={t`Log a contact with ${name}`}
                onClick={() => askToLog({ householdId, personId })}
              >
                <Trans>Log</Trans>
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Who({ member }: { member: Member }) {
  const { i18n } = useLingui()
  const { name, title, relation, doNotContact, preferredChannel, preference } = member
  return (
    <div className={styles.member}>
      <span>{[title, name].filter(Boolean).join(' ')}</span>
      <span className={styles.soft}>{i18n._(relationName(relation))}</span>
      {doNotContact.map((channel) => {
        const word = i18n._(channelName[channel as Channel] ?? { id: channel })
        return (
          <StatusPill key={channel} tone="refused">
            <Trans>Not by: {word}</Trans>
          </StatusPill>
        )
      })}
      {preferredChannel && <Preferred word={i18n._(channelName[preferredChannel])} />}
      {preference && <span className={styles.soft}>{preference}</span>}
    </div>
  )
}

function Preferred({ word }: { word: string }) {
  return (
    <span className={styles.soft}>
      <Trans>Prefers: {word}</Trans>
    </span>
  )
}

function Reach({ member: { phone, email, zone } }: { member: Member }) {
  return (
    <div className={styles.reach}>
      {phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      <span className={styles.soft}>
        <LocalClock zone={zone} />
      </span>
    </div>
  )
}
