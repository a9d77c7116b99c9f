import { Trans, useLingui } from '@lingui/react/macro'
import type { Channel, Direction } from '@rapport/domain/contacts/touch.ts'
import { useRef } from 'react'
import { client, queryClient } from '../../shell/api.ts'
import { tierText } from '../../terms/tier-words.ts'
import { ComboboxMany } from '../../ui/form/Combobox.tsx'
import type { BoundField } from '../../ui/form/use-form.ts'
import styles from './LogContact.module.css'
import { type AttendeeValues, attendeeOf, usualOutcome } from './log-values.ts'

interface Props extends BoundField<readonly AttendeeValues[]> {
  readonly channel: Channel
  readonly direction: Direction
}

const seatOf = ({ personId, householdId }: { personId: string; householdId: string }) => `${personId} ${householdId}`

/** Whom the contact was with, found by name; several, also of several households. */
export function Attendees({ value, onChange, channel, direction, ...field }: Props) {
  const { t, i18n } = useLingui()
  const known = useRef(new Map<string, AttendeeValues>())
  const search = async (q: string) => {
    const { items } = await queryClient.fetchQuery(client.listPeople.query(q ? { q } : {}))
    return items.map((person) => {
      const attendee = attendeeOf(person)
      const id = seatOf(attendee)
      known.current.set(id, attendee)
      return { id, label: person.name, detail: `${person.household.name} · ${tierText(person.tier, i18n)}` }
    })
  }
  const [only, ...others] = value
  return (
    <div>
      <ComboboxMany
        label={t`With`}
        placeholder={t`Type a name`}
        search={search}
        {...{ id: field.id, name: field.name, error: field.error }}
        value={value.map((attendee) => ({ id: seatOf(attendee), label: attendee.name }))}
        onChange={(chosen) =>
          onChange(
            chosen.flatMap(({ id }) => {
              const there = value.find((attendee) => seatOf(attendee) === id)
              const found = known.current.get(id)
              if (there) return [there]
              return found ? [{ ...found, outcome: usualOutcome(channel, direction) }] : []
            }),
          )
        }
      />
      {only && others.length === 0 && (
        <p className={styles.below}>
          {only.household}
          {only.phone && (
            <>
              {' · '}
              <a href={`tel:${only.phone.replace(/\s/g, '')}`}>{only.phone}</a>
            </>
          )}
        </p>
      )}
      {others.length > 0 && (
        <p className={styles.below}>
          <Trans>Say below what came of it with each of them.</Trans>
        </p>
      )}
    </div>
  )
}
