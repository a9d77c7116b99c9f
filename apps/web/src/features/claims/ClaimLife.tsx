import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimStep } from '@rapport/contract/claims.ts'
import type { z } from 'zod'
import { evidenceName } from '../../terms/claim-words.ts'
import { Timeline } from '../../ui/figure/Timeline.tsx'
import styles from './ClaimPage.module.css'
import { stepTold } from './claim-step-words.ts'

/** Every step of a claim, newest first, with who took it, for whom, and why. */
export function ClaimLife({ steps }: { steps: readonly z.output<typeof ClaimStep>[] }) {
  const { t, i18n } = useLingui()
  return (
    <Timeline
      label={t`Steps`}
      entries={steps.toReversed().map(({ id, at, by, onBehalfOf, action, text, evidenceAsked }) => {
        const { title, icon } = stepTold(action)
        const [name, principal] = [by.name, onBehalfOf?.name]
        const asked = evidenceAsked.map((kind) => i18n._(evidenceName[kind])).join(', ')
        return {
          id,
          at,
          icon,
          title: i18n._(title),
          by: principal ? (
            <Trans>
              {name} on behalf of {principal}
            </Trans>
          ) : (
            name
          ),
          children: (text || asked) && (
            <>
              {text && <p className={styles.said}>{text}</p>}
              {asked && (
                <p>
                  <Trans>Asked for: {asked}</Trans>
                </p>
              )}
            </>
          ),
        }
      })}
    />
  )
}
