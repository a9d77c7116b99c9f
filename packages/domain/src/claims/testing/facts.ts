import type { Activity } from '../../activity/activity.ts'
import type { Actor, Claim } from '../claim.ts'
import { type ConfirmationFacts, DEFAULT_CONFIRMATION_POLICY } from '../confirm-claim.ts'
import type { Interests } from '../segregation.ts'
import type { SplitGrounds } from '../split-agreement.ts'

/** Whole dollars as minor units. */
export const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 100))

/** Rita's claim of 2,000,000 for household K, made on 1 March 2026, under review. */
export const claimOf = (more: Partial<Claim> = {}): Claim => ({
  id: 'claim',
  kind: 'deposit',
  state: 'in_review',
  householdId: 'K',
  amount: usd(2_000_000),
  currency: 'USD',
  confirmed: 0n,
  claimant: 'rita',
  enteredBy: 'alan',
  claimedOn: '2026-03-01',
  enteredAt: 0,
  lateEntry: false,
  contactIds: ['contact'],
  splits: [
    { payee: 'rita', share: '0.6' },
    { payee: 'saul', share: '0.4' },
  ],
  instalments: [],
  evidence: [],
  ...more,
})

/** A wire into an account of household K on 10 March 2026. */
export const wireOf = (id: string, amount: bigint, more: Partial<Activity> = {}): Activity => ({
  id,
  accountId: 'account',
  householdId: 'K',
  bookedOn: '2026-03-10',
  valueDate: '2026-03-10',
  amount,
  currency: 'USD',
  status: 'booked',
  flow: 'external_in',
  reverses: null,
  ...more,
})

export const controller = (id = 'carla'): Actor => ({ id, onBehalfOf: null, roles: ['controller'] })
export const advisor = (id = 'rita'): Actor => ({ id, onBehalfOf: null, roles: ['advisor'] })

export const interestsOf = (more: Partial<Interests> = {}): Interests => ({
  claimant: 'rita',
  enteredBy: ['alan'],
  beneficiaries: ['rita', 'saul'],
  delegations: [],
  ...more,
})

/** Rita and Saul share household K's money sixty to forty, as its team agreed. */
export const agreedSplit: SplitGrounds = {
  usual: [
    { payee: 'rita', share: '0.6' },
    { payee: 'saul', share: '0.4' },
  ],
  agreements: [],
}

export const unused = { allocated: 0n, reversed: 0n }

/** The facts of confirming `claim` with these unused activities. */
export const confirmationOf = (
  claim: Claim,
  activities: readonly Activity[],
  more: Partial<ConfirmationFacts> = {},
): ConfirmationFacts => ({
  claim,
  interests: interestsOf(),
  split: agreedSplit,
  activities: activities.map((activity) => ({ activity, use: unused, flowCorrected: false })),
  householdOutflows: [],
  firstSignature: null,
  rateToPolicyCurrency: '1',
  policy: DEFAULT_CONFIRMATION_POLICY,
  ...more,
})
