import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import styles from './compensation.module.css'
import { stepRefusal, stepRefusals } from './run-words.ts'

type Run = z.output<typeof RunDetail>
type Step = Run['steps'][number]['step']

const nextOf: Readonly<Partial<Record<Run['state'], Step>>> = {
  draft: 'review',
  reviewed: 'approve',
  approved: 'close',
}
const names: Readonly<Record<Step, { do: MessageDescriptor; means: MessageDescriptor; done: MessageDescriptor }>> = {
  review: {
    do: msg`Mark as reviewed`,
    means: msg`You looked through the payees and what changed. Somebody else then approves it.`,
    done: msg`Reviewed. It can be approved now.`,
  },
  approve: {
    do: msg`Approve`,
    means: msg`You release this sum for payment. The payees see their statements from now on.`,
    done: msg`Approved.`,
  },
  close: {
    do: msg`Close the run`,
    means: msg`From here on the run never changes: corrections post to the open period.`,
    done: msg`Closed. It never changes from here on.`,
  },
}
const ask = { review: client.reviewRun, approve: client.approveRun, close: client.closeRun }

/** The step that is next, or why it is not for the person who looks; never a button that says nothing. */
export function RunSteps({ run }: { run: Run }) {
  const { i18n } = useLingui()
  const why = useId()
  const [open, setOpen] = useState(false)
  const step = nextOf[run.state]
  const refusal = run.steps.find((one) => one.step === step)?.refusal
  if (!step) return null
  return (
    <>
      {refusal && (
        <span id={why} className={styles.why}>
          {i18n._(stepRefusal[refusal])}
        </span>
      )}
      <Button
        kind={refusal ? 'plain' : 'primary'}
        icon={refusal ? 'lock' : 'check'}
        aria-disabled={refusal ? true : undefined}
        aria-describedby={refusal ? why : undefined}
        onClick={() => !refusal && setOpen(true)}
      >
        {i18n._(names[step].do)}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={i18n._(names[step].do)}
        description={i18n._(names[step].means)}
      >
        {open && <TakeStep run={run} step={step} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function TakeStep({ run, step, onDone }: { run: Run; step: Step; onDone: () => void }) {
  const { i18n } = useLingui()
  const queries = useQueryClient()
  const [key] = useState(newIdempotencyKey)
  const take = useMutation({
    mutationFn: () => ask[step]({ runId: run.id, ifVersion: run.version }, { idempotencyKey: key }),
    onSuccess: async (changed) => {
      queries.setQueryData(client.getRun.key({ runId: run.id }), changed)
      await queries.invalidateQueries({ queryKey: client.listRuns.key() })
      toast(i18n._(names[step].done))
      onDone()
    },
  })
  return (
    <div className={styles.decision}>
      <p>
        {run.period.name} · {run.plan.name}
      </p>
      <p className={styles.sum}>
        <Money value={run.total} />
      </p>
      {take.error && <ErrorNote error={take.error} refusals={stepRefusals} />}
      <div className={styles.buttons}>
        <Button onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button kind="primary" busy={take.isPending} onClick={() => take.mutate()}>
          {i18n._(names[step].do)}
        </Button>
      </div>
    </div>
  )
}
