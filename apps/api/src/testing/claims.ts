import { ProblemError } from '@rapport/contract/client.ts'
import type { HouseholdMade } from './rows.ts'
import type { Person } from './running-api.ts'

export interface ClaimWish {
  readonly kind?: 'deposit' | 'promise' | 'engagement'
  readonly minor: bigint
  readonly currency?: string
  readonly occurredAt?: string
  readonly splits?: { userId: string; basisPoints: number }[]
  readonly instalments?: { dueOn: string; amount: { minor: bigint; currency: string } }[]
  readonly evidence?: { kind: 'countersigned_letter' | 'other'; label: string }[]
  readonly initiativeId?: string | null
}

/** A call in which something was won, logged by the representative who claims it. @returns the claim's id */
export async function claimOf(person: Person, household: HouseholdMade, wish: ClaimWish): Promise<string> {
  const { kind = 'deposit', minor, currency = 'USD', occurredAt = '2026-04-01T15:00:00.000Z' } = wish
  const { claimIds } = await person.client.logContact({
    channel: 'phone',
    direction: 'outbound',
    mass: false,
    occurredAt,
    representativeIds: [person.id],
    attendees: [{ personId: household.personId, householdId: household.id, outcome: 'conversation' }],
    purpose: 'New money',
    notes: '',
    initiativeId: wish.initiativeId ?? null,
    reasonInSpite: 'Asked to be called back',
    claims: [
      {
        kind,
        householdId: household.id,
        claimantId: person.id,
        amount: { minor, currency },
        title: kind === 'engagement' ? 'Sale of the company' : '',
        note: '',
        splits: wish.splits ?? [],
        instalments: wish.instalments ?? [],
        evidence: wish.evidence ?? [],
      },
    ],
  })
  const [id] = claimIds
  if (!id) throw new Error('the contact was logged without its claim')
  return id
}

/** The code that a request was refused with, or `accepted`. */
export const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
