import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { TodayHousehold } from '@rapport/contract/worklists.ts'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { CadencePill } from '../../terms/CadencePill.tsx'
import { LastTouch } from '../../terms/LastTouch.tsx'
import { LocalClock } from '../../terms/LocalClock.tsx'
import { tierText } from '../../terms/tier-words.ts'
import { Button, ButtonLink } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import { adviceText } from './advice.ts'
import styles from './Today.module.css'

type Household = z.output<typeof TodayHousehold>

const FIRST = 10

/** The households that ask for something, the most urgent first, each with what to do and why. */
export function ContactNow({ households }: { households: readonly Household[] }) {
  const [all, setAll] = useState(false)
  if (households.length === 0) {
    return (
      <EmptyState
        icon="check"
        title={<Trans>Nobody is waiting for you.</Trans>}
        action={
          <ButtonLink to={`${paths.households()}?mine=1&sort=due`}>
            <Trans>See who is due next</Trans>
          </ButtonLink>
        }
      >
        <Trans>Households appear here when a conversation falls due, or when they hear from us too often.</Trans>
      </EmptyState>
    )
  }
  const rest = households.length - FIRST
  return (
    <>
      <ul className={styles.list}>
        {(all ? households : households.slice(0, FIRST)).map((household) => (
          <Household key={household.id} household={household} />
        ))}
      </ul>
      {!all && rest > 0 && (
        <div className={styles.more}>
          <Button kind="quiet" icon="chevronDown" onClick={() => setAll(true)}>
            <Plural value={rest} one="Show # more" other="Show # more" />
          </Button>
        </div>
      )}
    </>
  )
}

function Household({ household }: { household: Household }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const locale = useLocale()
  const { id, name, person, advice, overContacted } = household
  const inNameOf = (principal: string) => t`for ${principal}`
  return (
    <li className={styles.household}>
      <div className={styles.who}>
        <Link className={styles.name} to={paths.household({ householdId: id })}>
          {name}
        </Link>
        <span className={styles.soft}>{tierText(household.tier, i18n)}</span>
        {household.inNameOf && <span className={styles.soft}>{inNameOf(household.inNameOf.name)}</span>}
        <CadencePill status={household.cadence} daysOverdue={household.daysOverdue} />
        {overContacted.map(({ kind, count, max }) => (
          <StatusPill key={kind} tone="open">
            {kind === 'mass' ? (
              <Trans>
                {count} mailings in 30 days, {max} allowed
              </Trans>
            ) : (
              <Trans>
                {count} contacts in 30 days, {max} allowed
              </Trans>
            )}
          </StatusPill>
        ))}
      </div>
      <div className={styles.why}>
        {advice.map((item) => (
          <p key={item.do}>{adviceText(item, i18n, locale)}</p>
        ))}
        <p className={styles.soft}>
          <Trans>
            Last contact: <LastTouch last={household.last} />
          </Trans>
        </p>
      </div>
      <div className={styles.reach}>
        {person && (
          <>
            <p>{person.name}</p>
            <p className={styles.soft}>
              {person.phone ? (
                <a href={`tel:${person.phone.replace(/\s/g, '')}`}>{person.phone}</a>
              ) : (
                <Trans>No phone number</Trans>
              )}
              {' · '}
              <LocalClock zone={person.zone} />
            </p>
          </>
        )}
      </div>
      {household.dueOn && (
        <span className="aside-for-readers">
          <Trans>
            Due on <Day value={household.dueOn} />
          </Trans>
        </span>
      )}
      {mayOpen(user.roles, loggingRoles) && (
        <div className={styles.act}>
          <Button
            small
            aria-label={t`Log a contact with ${name}`}
            onClick={() => askToLog({ householdId: id, ...(person ? { personId: person.id } : {}) })}
          >
            <Trans>Log</Trans>
          </Button>
        </div>
      )}
    </li>
  )
}
