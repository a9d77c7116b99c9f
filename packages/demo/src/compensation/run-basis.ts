import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { Basis, Movement, Split, WonEngagement } from '@rapport/domain/compensation/basis.ts'
import type { SoFar } from '@rapport/domain/compensation/carry-over.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { fixingOn } from '../activity/fixings.ts'
import type { DemoMovement, Ledger } from '../activity/ledger.ts'
import type { DemoClaim } from '../claims/claim-book.ts'
import type { DemoHousehold } from '../clients/household.ts'
import { FIRM_ZONE } from '../making.ts'
import { type DemoPeriod, periodOfPay } from './periods.ts'
import type { DemoPlan } from './plans.ts'

/** The facts of one quarter as a run freezes them, the same for every plan. */
export type QuarterFacts = Pick<Basis, 'movements' | 'engagements' | 'splits' | 'households'>

/**
 * Confirmed money by the quarter whose run takes it: the first one that was computed after the confirmation and does not
 * end before the value date. Outflows of clients belong to the quarter of their value date.
 */
export function quarterFacts(
  periods: readonly DemoPeriod[],
  claims: readonly DemoClaim[],
  ledger: Ledger,
  households: readonly DemoHousehold[],
): ReadonlyMap<DemoPeriod, QuarterFacts> {
  const movements = new Map<DemoPeriod, Movement[]>()
  const engagements = new Map<DemoPeriod, WonEngagement[]>()
  const splits = new Map<DemoPeriod, Split[]>()
  for (const claim of claims)
    for (const { at, allocations } of claim.confirmations) {
      const paid = new Set<DemoPeriod>()
      if (claim.kind === 'engagement') {
        const confirmedOn = localDay(at, FIRM_ZONE)
        const period = periodOfPay(periods, confirmedOn, at)
        if (!period) continue
        const { id: claimId, household, contactIds } = claim
        append(engagements, period, { claimId, householdId: household.id, contactIds, confirmedOn })
        paid.add(period)
      }
      for (const { id, movement, amount } of allocations) {
        const period = periodOfPay(periods, movement.valueOn, at)
        if (!period) continue
        append(movements, period, movementOf(movement, claim.household, { id, amount, claim }))
        paid.add(period)
      }
      for (const period of paid)
        if (!splits.get(period)?.some(({ id }) => id === claim.id)) append(splits, period, claimSplit(claim))
    }
  for (const movement of ledger.movements) {
    const { household, flow, valueOn } = movement
    if (household === null || flow !== 'external_out' || movement.bookedOn > ledger.importedThrough) continue
    const period = periods.find(({ startsOn, endsOn }) => startsOn <= valueOn && valueOn <= endsOn)
    if (!period) continue
    append(movements, period, movementOf(movement, household, null))
    const known = splits.get(period) ?? []
    for (const split of householdSplits(household))
      if (!known.some(({ id }) => id === split.id)) append(splits, period, split)
  }
  const clients = households.map(({ id, clientSince }) => ({ id, clientSince }))
  return new Map(
    periods.map((period) => {
      const own = movements.get(period) ?? []
      const won = engagements.get(period) ?? []
      const named = new Set([...own, ...won].map(({ householdId }) => householdId))
      return [
        period,
        {
          movements: own,
          engagements: won,
          splits: splits.get(period) ?? [],
          households: clients.filter(({ id }) => named.has(id)),
        },
      ]
    }),
  )
}

/** The basis of one plan's run of a quarter: tiers are climbed over the year, so earlier quarters are opened with. */
export function basisOf(
  plan: DemoPlan,
  period: DemoPeriod,
  facts: QuarterFacts,
  soFar: (payeeId: string) => SoFar,
): Basis {
  return {
    plan: plan.version(period.year).body,
    payees: plan.payees.map(({ id }) => ({ id, figures: {}, ...soFar(id), history: [], waivers: [] })),
    ...facts,
    fees: [],
    promises: [],
    scorecards: [],
    adjustments: [],
    recoveries: [],
    releases: [],
  }
}

function movementOf(
  { id, account, valueOn, amount, flow }: DemoMovement,
  household: DemoHousehold,
  allocation: { readonly id: string; readonly amount: bigint; readonly claim: DemoClaim } | null,
): Movement {
  return {
    id: allocation?.id ?? id,
    activityId: id,
    allocationId: allocation?.id ?? null,
    claimId: allocation?.claim.id ?? null,
    householdId: household.id,
    contactIds: allocation?.claim.contactIds ?? [],
    valueDate: valueOn,
    flow,
    minor: allocation?.amount ?? amount,
    currency: account.currency,
    fixing: account.currency === 'USD' ? null : fixingOn(account.currency, valueOn),
    product: null,
    splitOn: valueOn,
  }
}

const shareOf = ({ user, basisPoints }: DemoClaim['shares'][number]) => ({
  payeeId: user.id,
  share: decimalText(BigInt(basisPoints), 4),
})

const claimSplit = (claim: DemoClaim): Split => ({
  id: claim.id,
  claimId: claim.id,
  householdId: claim.household.id,
  firstDay: '2000-01-01',
  lastDay: null,
  shares: claim.shares.map(shareOf),
  shadow: [],
})

const householdSplits = (household: DemoHousehold): Split[] =>
  household.splits.map(({ since, until, shares }) => ({
    id: `${household.id}/${since}`,
    claimId: null,
    householdId: household.id,
    firstDay: since,
    lastDay: until,
    shares: shares.map(shareOf),
    shadow: [],
  }))

function append<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}
