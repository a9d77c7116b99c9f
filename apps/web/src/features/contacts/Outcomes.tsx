import { useLingui } from '@lingui/react/macro'
import { outcomesOf } from '@rapport/domain/contacts/contact-entry.ts'
import { outcomeName } from '../../terms/contact-words.ts'
import { Segmented } from '../../ui/form/Checkbox.tsx'
import { Select } from '../../ui/form/Select.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import styles from './LogContact.module.css'
import type { LogValues } from './log-values.ts'

/** What came of it: one choice for one person, a line each for several. */
export function Outcomes({ form }: { form: Form<LogValues> }) {
  const { t, i18n } = useLingui()
  const { attendees, channel } = form.values
  const options = outcomesOf(channel).map((value) => ({ value, label: i18n._(outcomeName[value]) }))
  if (attendees.length === 0) return null
  if (attendees.length === 1) {
    return <Segmented label={t`Outcome`} options={options} {...form.field('attendees.0.outcome')} />
  }
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{t`Outcome`}</legend>
      {attendees.map(({ personId, householdId, name, household }, at) => {
        const field = form.field(`attendees.${at}.outcome`)
        return (
          <div key={personId + householdId} className={styles.seat}>
            <span>
              {name}
              <small>{household}</small>
            </span>
            <Select
              label={t`Outcome with ${name}`}
              hideLabel
              empty={null}
              options={options}
              {...field}
              onChange={(outcome) => outcome !== '' && field.onChange(outcome)}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
