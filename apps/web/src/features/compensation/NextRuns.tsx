import { Trans, useLingui } from '@lingui/react/macro'
import type { compensation } from '@rapport/contract/compensation.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import styles from './compensation.module.css'
import { computeRefusals } from './run-words.ts'

type Choice = Output<typeof compensation.listRuns>['choices'][number]

/** What is still to be computed, the next period of each plan first; one button each. */
export function NextRuns({ choices }: { choices: readonly Choice[] }) {
  const { t } = useLingui()
  const next = choices.filter(({ waitsFor }) => waitsFor === null)
  return (
    <section className={styles.next} aria-label={t`To be computed next`}>
      <ul>
        {next.map((choice) => (
          <NextRun key={`${choice.plan.id}/${choice.period.id}`} choice={choice} />
        ))}
      </ul>
    </section>
  )
}

function NextRun({ choice }: { choice: Choice }) {
  const { plan, period, over, runId } = choice
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [key] = useState(newIdempotencyKey)
  const compute = useMutation({
    mutationFn: () => client.computeRun({ planId: plan.id, periodId: period.id }, { idempotencyKey: key }),
    onSuccess: async (asked) => {
      await queries.invalidateQueries({ queryKey: client.listRuns.key() })
      await navigate(paths.run({ runId: asked.runId }))
    },
  })
  return (
    <li>
      <div>
        <strong>{period.name}</strong> {plan.name}
        <div className={styles.soft}>
          {over ? (
            runId ? (
              <Trans>
                <Link to={paths.run({ runId })}>A run of it</Link> stands already. Computing again replaces it.
              </Trans>
            ) : (
              <Trans>
                Over since <Day value={period.to} />, not computed yet.
              </Trans>
            )
          ) : runId ? (
            <Trans>
              Goes on until <Day value={period.to} />. <Link to={paths.run({ runId })}>A run of it</Link> shows where it
              stood.
            </Trans>
          ) : (
            <Trans>
              Goes on until <Day value={period.to} />. Compute it to see where it stands; it pays nothing before.
            </Trans>
          )}
        </div>
      </div>
      <Button
        kind={over && !runId ? 'primary' : 'plain'}
        icon="coins"
        busy={compute.isPending}
        onClick={() => compute.mutate()}
      >
        {runId ? <Trans>Compute again</Trans> : <Trans>Compute</Trans>}
      </Button>
      {compute.error && <ErrorNote error={compute.error} refusals={computeRefusals} />}
    </li>
  )
}
