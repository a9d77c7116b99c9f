import { Trans, useLingui } from '@lingui/react/macro'
import type { SuggestionValue, Workbench } from '@rapport/contract/confirmation.ts'
import { isOpen, transitionOf } from '@rapport/domain/claims/claim.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useSession } from '../../shell/session.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { ActivityPicker } from './ActivityPicker.tsx'
import { type Chosen, chosenFrom, outcomeOf, sumOf } from './allocations.ts'
import { Checklist } from './Checklist.tsx'
import { ClaimPane } from './ClaimPane.tsx'
import { ContactsPane } from './ContactsPane.tsx'
import { confirmations, forgetKept, keptFor, newIntent } from './confirmations.ts'
import { DecisionBar } from './DecisionBar.tsx'
import { expectedSignatures } from './expected-signatures.ts'
import { LetterPane } from './LetterPane.tsx'
import { Notices } from './Notices.tsx'
import { RejectSheet, ReturnSheet } from './ReviewSheets.tsx'
import { Suggestions } from './Suggestions.tsx'
import { useCheck } from './use-check.ts'
import styles from './WorkbenchPage.module.css'

interface Props {
  readonly bench: z.output<typeof Workbench>
  readonly search: string
  /** The claim is decided, as far as the controller is concerned: go on to the next. */
  readonly onDone: () => void
}

/** The three panes of a claim and the bar below them that decides it. */
export function Bench({ bench, search, onDone }: Props) {
  const { t } = useLingui()
  const { user } = useSession()
  const { claim, activities, suggestions, tolerance, firstSignature, barred } = bench
  const [kept] = useState(() => keptFor(claim.id))
  const [chosen, setChosen] = useState<Chosen>(
    () => kept?.intent.chosen ?? chosenFrom(firstSignature?.allocations ?? []),
  )
  const [reason, setReason] = useState(kept?.intent.reason ?? '')
  const [error, setError] = useState<unknown>(kept?.error ?? null)
  const [sheet, setSheet] = useState<'return' | 'reject' | null>(null)

  const letter = claim.kind === 'engagement'
  const decides = user.roles.includes('controller') && barred === null && isOpen(claim)
  const check = useCheck(claim.id, chosen, decides && (letter || chosen.size > 0))
  const checks = check.checklist ?? bench.checklist
  const outcome = outcomeOf(claim, letter ? claim.amount.minor - claim.confirmed.minor : sumOf(chosen), tolerance)
  const signatures = expectedSignatures(claim, outcome.sum.minor, chosen, activities, checks)
  const change = (next: Chosen) => {
    setChosen(next)
    setError(null)
  }
  const accept = (suggestion: z.output<typeof SuggestionValue> | undefined) => {
    if (suggestion) change(chosenFrom(suggestion.allocations))
  }
  const confirm = () => {
    forgetKept(claim.id)
    confirmations.begin(
      newIntent({
        claimId: claim.id,
        household: claim.household.name,
        sum: letter ? null : outcome.sum,
        chosen,
        reason,
        search,
      }),
    )
    onDone()
  }
  const may = (action: 'return' | 'reject') => decides && transitionOf(claim.kind, claim.state, action) !== null

  useShortcut('a', t`Accept the best suggestion`, () => accept(suggestions[0]), {
    off: !decides || suggestions.length === 0,
  })
  useShortcut('2', t`Accept the second suggestion`, () => accept(suggestions[1]), {
    off: !decides || suggestions.length < 2,
  })
  useShortcut('p', t`Change the amount`, () => document.querySelector<HTMLElement>('[data-amount] input')?.focus(), {
    off: !decides || chosen.size === 0,
  })
  useShortcut('r', t`Return with a question`, () => setSheet('return'), { off: !may('return') })
  useShortcut('x', t`Reject the claim`, () => setSheet('reject'), { off: !may('reject') })

  const inflows = activities.filter(({ id }) =>
    chosen.size > 0 ? chosen.has(id) : suggestions[0]?.allocations.some(({ activityId }) => activityId === id),
  )
  const { id: claimId } = claim
  const household = claim.household.name
  const leave = { claimId, version: claim.version, household, onClose: () => setSheet(null), onDone }
  return (
    <div className={styles.bench}>
      <section className={styles.pane} aria-labelledby="pane-claim">
        <h2 id="pane-claim">
          <Trans>Claim</Trans>
        </h2>
        <ClaimPane bench={bench} />
      </section>
      <section className={styles.pane} aria-labelledby="pane-contacts">
        <h2 id="pane-contacts">
          <Trans>Contacts before it</Trans>
        </h2>
        <ContactsPane claim={claim} inflows={inflows} />
      </section>
      <section className={styles.pane} aria-labelledby="pane-activity">
        <Notices bench={bench} chosen={chosen} error={error} onTakeOver={change} decides={decides} />
        {letter ? (
          <LetterPane claim={claim} />
        ) : (
          <>
            <h2 id="pane-activity">
              <Trans>Suggested matches</Trans>
            </h2>
            <Suggestions suggestions={suggestions} chosen={chosen} onAccept={decides ? accept : undefined} />
            <h2>
              <Trans>Account activity in the window</Trans>
            </h2>
            <ActivityPicker
              claim={claim}
              activities={activities}
              chosen={chosen}
              onChange={decides ? change : undefined}
            />
          </>
        )}
        <h2>
          {chosen.size > 0 || letter ? (
            <Trans>Checklist</Trans>
          ) : suggestions.length > 0 ? (
            <Trans>Checklist for the best suggestion</Trans>
          ) : (
            <Trans>Checklist without any money</Trans>
          )}
        </h2>
        <Checklist checks={checks} stale={check.running} />
      </section>
      {decides && (
        <DecisionBar
          claim={claim}
          outcome={outcome}
          started={letter || chosen.size > 0}
          incomplete={[...chosen.values()].includes(null)}
          refusal={check.refusal}
          signatures={signatures}
          signedFirst={firstSignature !== null}
          reason={reason}
          onReason={setReason}
          onConfirm={confirm}
          {...(may('return') ? { onReturn: () => setSheet('return') } : {})}
          {...(may('reject') ? { onReject: () => setSheet('reject') } : {})}
        />
      )}
      <ReturnSheet open={sheet === 'return'} {...leave} />
      <RejectSheet open={sheet === 'reject'} {...leave} />
    </div>
  )
}
