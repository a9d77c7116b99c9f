import { addDays } from '@rapport/domain/calendar/day.ts'
import { seenOn } from '../activity/ledger.ts'
import type { DemoHousehold } from '../clients/household.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import type { DemoEvent } from '../initiatives/make-initiatives.ts'
import { at } from '../making.ts'
import { wireIn } from './arrivals.ts'
import { confirm, type DemoClaim } from './claim-book.ts'
import { isResult } from './make-claims.ts'
import { depositSubmitted, reasonFor, type Telling, twoControllers } from './telling.ts'

/** Dollars that six prospects brought after the golf day, 19.2 million together, and four clients, 12.3 million. */
const fromProspects = [4_200_000, 3_600_000, 2_750_000, 3_400_000, 2_150_000, 3_100_000]
const fromClients = [4_800_000, 3_250_000, 2_600_000, 1_650_000]

/**
 * The worked example of an initiative's return: 31,500,000 dollars confirmed and attributed to the golf day.
 * @returns the claims by household; these households have no others
 */
export function golfClaims(
  telling: Telling,
  event: DemoEvent,
  touchesOf: (household: DemoHousehold) => readonly PlannedTouch[],
): ReadonlyMap<string, DemoClaim> {
  const found = event.attended.flatMap(({ household, qualified }) => {
    const { clientSince, accounts } = household
    if (clientSince === null || accounts[0]?.currency !== 'USD') return []
    const touch = touchesOf(household)
      .filter(
        (one) =>
          isResult(one) &&
          !one.late &&
          one.day > addDays(event.day, 2) &&
          one.day >= addDays(clientSince, -5) &&
          seenOn(addDays(one.day, 8), 3) < telling.making.lastDay,
      )
      .sort((a, b) => a.at - b.at)[0]
    return touch ? [{ household, touch, qualified }] : []
  })
  const prospects = found.filter(({ qualified }) => qualified).slice(0, fromProspects.length)
  const amounts = [
    ...fromProspects.slice(0, prospects.length),
    ...fromClients,
    ...fromProspects.slice(prospects.length),
  ]
  const chosen = [...prospects, ...found.filter(({ qualified }) => !qualified)]
  const claims = new Map<string, DemoClaim>()
  for (const [index, dollars] of amounts.entries()) {
    const one = chosen[index]
    if (one) claims.set(one.household.id, golfClaim(telling, event, one.touch, BigInt(dollars) * 100n))
  }
  return claims
}

function golfClaim(telling: Telling, event: DemoEvent, touch: PlannedTouch, amount: bigint): DemoClaim {
  const { chance, ledger, making } = telling
  const claim = depositSubmitted(telling, touch, amount, event.id)
  const movement = wireIn(ledger, chance, touch.household, addDays(touch.day, chance.int(2, 7)), amount)
  confirm(making, ledger, claim, {
    controllers: twoControllers(telling),
    at: at(seenOn(movement.bookedOn, chance.int(0, 2)), chance.int(9 * 60, 17 * 60)),
    reason: (one) => reasonFor(chance, one),
    movements: [movement],
  })
  return claim
}
