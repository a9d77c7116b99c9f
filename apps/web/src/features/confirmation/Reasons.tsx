import { Plural, Trans } from '@lingui/react/macro'
import type { SuggestionValue } from '@rapport/contract/confirmation.ts'
import type { MatchReason } from '@rapport/domain/activity/match-score.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import styles from './Suggestions.module.css'

type Reason = z.output<typeof SuggestionValue>['reasons'][number]
type Details = Reason['details']

const bigintOf = (value: Details[string] | undefined): bigint => BigInt(typeof value === 'string' ? value : 0)
const numberOf = (value: Details[string] | undefined): number => (typeof value === 'number' ? value : 0)
const countOf = (value: Details[string] | undefined): number => (Array.isArray(value) ? value.length : 0)
const contactOf = (value: Details[string] | undefined): string =>
  paths.contact({ contactId: typeof value === 'string' ? value : '' })

const told: Record<MatchReason['code'], (details: Details, currency: string) => ReactNode> = {
  amount_exact: () => <Trans>The amount is exactly what is open.</Trans>,
  amount_within_tolerance: ({ difference }, currency) => (
    <Trans>
      The amount differs by <Money value={{ minor: bigintOf(difference), currency }} signed />, inside the tolerance.
    </Trans>
  ),
  transfer_shared: ({ withClaims }) => (
    <Plural
      value={countOf(withClaims)}
      one="One transfer for this and # other claim of the household."
      other="One transfer for this and # other claims of the household."
    />
  ),
  part_of_larger_transfer: ({ leaves }, currency) => (
    <Trans>
      Part of a larger transfer, which keeps <Money value={{ minor: bigintOf(leaves), currency }} whole />.
    </Trans>
  ),
  toward_promise: ({ stillOpen }, currency) => (
    <Trans>
      Counts toward the promise, of which <Money value={{ minor: bigintOf(stillOpen), currency }} whole /> stays open.
    </Trans>
  ),
  days_from_claim: ({ days }) => {
    const count = Math.abs(numberOf(days))
    if (count === 0) return <Trans>Value date on the day looked for.</Trans>
    return numberOf(days) < 0 ? (
      <Plural value={count} one="Value date # day before." other="Value date # days before." />
    ) : (
      <Plural value={count} one="Value date # day after." other="Value date # days after." />
    )
  },
  contact_before_inflow: ({ contactId }) => (
    <Trans>
      <Link to={contactOf(contactId)}>A contact by the claimant</Link> before the money came.
    </Trans>
  ),
  colleagues_contact_before_inflow: ({ contactId }) => (
    <Trans>
      Only <Link to={contactOf(contactId)}>a colleague's contact</Link> before the money came.
    </Trans>
  ),
  no_contact_before_inflow: () => <Trans>No contact before the money came.</Trans>,
  pieces: ({ count }) => <Plural value={numberOf(count)} one="In one piece." other="Put together from # movements." />,
  round_trip: ({ outflows }) => (
    <Plural
      value={countOf(outflows)}
      one="Looks like money coming back: # outflow shortly before."
      other="Looks like money coming back: # outflows shortly before."
    />
  ),
}

/** Why a suggestion has its score: every reason in words, with its points. They add up to the score. */
export function Reasons({ reasons, currency }: { reasons: readonly Reason[]; currency: string }) {
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ code, points, details }) => (
        <li key={code}>
          <span className={styles.points}>
            {points > 0 && '+'}
            <Count value={points} />
          </span>
          <span>{(told as Partial<typeof told>)[code as MatchReason['code']]?.(details, currency) ?? code}</span>
        </li>
      ))}
    </ul>
  )
}
