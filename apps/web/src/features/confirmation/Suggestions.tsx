import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { SuggestionValue } from '@rapport/contract/confirmation.ts'
import type { z } from 'zod'
import { Button } from '../../ui/control/Button.tsx'
import { Disclosure } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { type Chosen, saysTheSame } from './allocations.ts'
import { Reasons } from './Reasons.tsx'
import { Score } from './Score.tsx'
import styles from './Suggestions.module.css'

type Suggestion = z.output<typeof SuggestionValue>

interface Props {
  readonly suggestions: readonly Suggestion[]
  readonly chosen: Chosen
  /** Not given where one may only look. */
  readonly onAccept: ((suggestion: Suggestion) => void) | undefined
}

/** What could confirm the claim, the most likely first, with the reasons in words and points. */
export function Suggestions({ suggestions, chosen, onAccept }: Props) {
  const { t } = useLingui()
  if (suggestions.length === 0) {
    return (
      <p className={styles.none}>
        <Trans>No movement in the window fits. Choose one below, return the claim, or let it wait.</Trans>
      </p>
    )
  }
  const [best, ...others] = suggestions.map((suggestion, at) => (
    <One
      key={at}
      suggestion={suggestion}
      taken={saysTheSame(chosen, suggestion.allocations)}
      shortcut={at === 0 ? 'A' : String(at + 1)}
      {...(onAccept ? { onAccept: () => onAccept(suggestion) } : {})}
    />
  ))
  return (
    <ol className={styles.suggestions} aria-label={t`Suggestions`}>
      {best}
      {others.length > 0 && (
        <li>
          <Disclosure title={<Plural value={others.length} one="# other suggestion" other="# other suggestions" />}>
            <ol className={styles.suggestions}>{others}</ol>
          </Disclosure>
        </li>
      )}
    </ol>
  )
}

interface OneProps {
  readonly suggestion: Suggestion
  readonly taken: boolean
  readonly shortcut: string
  readonly onAccept?: () => void
}

function One({ suggestion, taken, shortcut, onAccept }: OneProps) {
  const { score, matched, difference, instalment, reasons } = suggestion
  return (
    <li className={styles.suggestion} data-taken={taken || undefined}>
      <div className={styles.line}>
        <Score value={score} />
        <span className={styles.matched}>
          <Money value={matched} whole />
        </span>
        <span className={styles.soft}>
          {difference.minor !== 0n && (
            <>
              <Money value={difference} whole signed />{' '}
            </>
          )}
          {instalment && (
            <Trans>
              instalment of <Day value={instalment} />
            </Trans>
          )}
        </span>
        {onAccept && (
          <Button
            {...(taken ? { icon: 'check' as const } : {})}
            small
            shortcut={shortcut}
            aria-pressed={taken}
            onClick={onAccept}
          >
            {taken ? <Trans>Accepted</Trans> : <Trans>Accept</Trans>}
          </Button>
        )}
      </div>
      <Reasons reasons={reasons} currency={matched.currency} />
    </li>
  )
}
