import { type Day, daysBetween } from '../calendar/day.ts'
import { byText } from '../text-order.ts'
import { type Finding } from './finding.ts'

/** Parameter: how many days a contact may come after the money and still not be reported. */
export interface ClaimBeforeContactPolicy {
  readonly days: number
}

const DEFAULT_CLAIM_BEFORE_CONTACT_POLICY: ClaimBeforeContactPolicy = { days: 0 }

export interface ClaimedMoney {
  readonly claimId: string
  readonly claimant: string
  readonly householdId: string
  /** The value date of the earliest inflow allocated to it, or the day it was claimed if nothing has arrived. */
  readonly moneyOn: Day
}

export interface ClaimantContact {
  readonly id: string
  readonly representative: string
  readonly householdId: string
  readonly occurredOn: Day
  readonly enteredOn: Day
}

export type ClaimBeforeContactFinding = Finding<
  'claim_before_contact',
  {
    readonly claimId: string
    readonly moneyOn: Day
    readonly reason: 'no_contact' | 'contact_after_money' | 'contact_entered_after_money'
    /** The claimant's first contact with the household, if there is any. */
    readonly contactId: string | null
    /** From the money to that contact's day, or to its entry; `null` without a contact. */
    readonly days: number | null
  }
>

/**
 * Claims for money that came before the claimant had any contact with the household; also when the contact is said to
 * have come first but was entered only once the money was there, and no contact was on record before.
 */
export function claimBeforeContact(
  claims: readonly ClaimedMoney[],
  contacts: readonly ClaimantContact[],
  policy: ClaimBeforeContactPolicy = DEFAULT_CLAIM_BEFORE_CONTACT_POLICY,
): ClaimBeforeContactFinding[] {
  const keyOf = (representative: string, householdId: string) => JSON.stringify([representative, householdId])
  const known = Map.groupBy(contacts, ({ representative, householdId }) => keyOf(representative, householdId))
  return claims
    .flatMap(({ claimId, claimant, householdId, moneyOn }): ClaimBeforeContactFinding[] => {
      const own = known.get(keyOf(claimant, householdId)) ?? []
      const first = own.toSorted((a, b) => byText(a.occurredOn, b.occurredOn) || byText(a.id, b.id))[0]
      const entered = own.toSorted((a, b) => byText(a.enteredOn, b.enteredOn) || byText(a.id, b.id))[0]
      const found = (
        reason: ClaimBeforeContactFinding['evidence']['reason'],
        contactId: string | null,
        days: number | null,
      ): ClaimBeforeContactFinding[] => [
        {
          detector: 'claim_before_contact',
          people: [claimant],
          evidence: { claimId, moneyOn, reason, contactId, days },
        },
      ]
      if (!first || !entered) return found('no_contact', null, null)
      const late = daysBetween(moneyOn, first.occurredOn)
      if (late > policy.days) return found('contact_after_money', first.id, late)
      const lateEntry = daysBetween(moneyOn, entered.enteredOn)
      return lateEntry > policy.days ? found('contact_entered_after_money', entered.id, lateEntry) : []
    })
    .sort((a, b) => byText(a.evidence.claimId, b.evidence.claimId))
}
