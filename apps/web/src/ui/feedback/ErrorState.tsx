import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../control/Button.tsx'
import { Icon } from '../control/Icon.tsx'
import styles from './feedback.module.css'
import { type Problem, problemOf } from './problem.ts'
import { textsOf } from './problem-texts.ts'

interface Props {
  /** Whatever was thrown, or what `problemOf` made of it. */
  readonly error: unknown
  /** Sentences for this operation's own refusals, by code: what happened, why, and what to do. */
  readonly refusals?: Readonly<Record<string, MessageDescriptor>>
}

/** Why an action had no effect, beside what was acted on: what happened, why, what to do, and the number for support. */
export function ErrorNote({ error, refusals }: Props) {
  const problem = isProblem(error) ? error : problemOf(error)
  return (
    <div className={styles.note} role="alert">
      <Icon name="alert" />
      <div>
        <Sentences problem={problem} {...(refusals ? { refusals } : {})} />
      </div>
    </div>
  )
}

/** In place of what could not be shown, with a way to try again. */
export function ErrorState({
  error,
  refusals,
  onRetry,
  children,
}: Props & { onRetry?: () => void; children?: ReactNode }) {
  const problem = isProblem(error) ? error : problemOf(error)
  return (
    <div className={styles.state} role="alert">
      <Icon name="alert" size={24} />
      <Sentences problem={problem} {...(refusals ? { refusals } : {})} />
      <div className={styles.ways}>
        {onRetry && (
          <Button icon="retry" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}

function Sentences({
  problem,
  refusals,
}: {
  problem: Problem
  refusals?: Readonly<Record<string, MessageDescriptor>>
}) {
  const { i18n } = useLingui()
  const own = refusals?.[problem.code]
  const general = textsOf(problem)
  return (
    <>
      <p className={styles.what}>{i18n._(own ?? general.what)}</p>
      {!own && <p>{i18n._(general.todo)}</p>}
      {!own && problem.requestId && (
        <p className={styles.number}>
          <Trans>
            Number for support: <code>{problem.requestId}</code>
          </Trans>
        </p>
      )}
    </>
  )
}

const isProblem = (error: unknown): error is Problem =>
  !(error instanceof Error) && typeof error === 'object' && error !== null && 'code' in error && 'issues' in error
