import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import type { client } from '../../shell/api.ts'
import { Timeline } from '../../ui/figure/Timeline.tsx'
import { Section } from '../../ui/page/Page.tsx'
import styles from './Contact.module.css'

type Contact = Output<typeof client.getContact.operation>

/** Every amendment: who, when, why, and what it said before and after. */
export function History({ contact }: { contact: Contact }) {
  const { t } = useLingui()
  const { history } = contact
  const inNameOf = (name: string, principal: string) => t`${name} on behalf of ${principal}`
  if (history.length === 0) return null
  return (
    <Section title={<Trans>Amendments</Trans>}>
      <Timeline
        label={t`Amendments`}
        entries={history.map((before, at) => {
          const after = history[at - 1] ?? contact
          return {
            id: String(before.version),
            icon: 'edit',
            at: before.changedAt,
            title: before.reason,
            by: before.onBehalfOf ? inNameOf(before.changedBy.name, before.onBehalfOf.name) : before.changedBy.name,
            children: (
              <dl className={styles.changes}>
                {before.purpose !== after.purpose && (
                  <Change label={t`What it was about`} before={before.purpose} after={after.purpose} />
                )}
                {before.notes !== after.notes && <Change label={t`Notes`} before={before.notes} after={after.notes} />}
              </dl>
            ),
          }
        })}
      />
    </Section>
  )
}

function Change({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <div className={styles.change}>
      <dt>{label}</dt>
      <dd>
        <del>{before || '–'}</del>
        <ins>{after || '–'}</ins>
      </dd>
    </div>
  )
}
