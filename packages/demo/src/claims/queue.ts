import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { DemoHousehold } from '../clients/household.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import { at } from '../making.ts'
import { officeMoment } from '../office-hours.ts'
import { workDayOnOrBefore } from '../work-days.ts'
import { wireIn, wireOut } from './arrivals.ts'
import { type DemoClaim, step } from './claim-book.ts'
import { isResult } from './make-claims.ts'
import { instalmentsOf, promised } from './promises.ts'
import { dollars, type TouchesOf } from './stories.ts'
import { depositSubmitted, type Telling } from './telling.ts'

/** One claim told by hand, resting on a contact that took place so many days before the last imported week ended. */
interface Scene {
  readonly daysAgo: readonly [from: number, to: number]
  play(telling: Telling, household: DemoHousehold, touch: PlannedTouch, recent: Day): DemoClaim
}

type Arrival = readonly [daysBefore: number, dollars: number]

/**
 * What a controller meets in the queue on any day, whatever chance brings besides: exact, partial, in pieces, money that
 * comes back, very large, short of a bank fee, signed once, not arrived; and the rarer ends of drafts and promises.
 */
const scenes: readonly Scene[] = [
  waiting(3_250_000, [0, 3_250_000]),
  waiting(2_000_000, [0, 1_850_000]),
  waiting(1_500_000, [2, 900_000], [0, 600_000]),
  { daysAgo: [5, 35], play: comesBack },
  waiting(7_500_000, [0, 7_500_000]),
  waiting(480_000, [0, 479_980]),
  { daysAgo: [5, 35], play: signedOnce },
  waiting(1_100_000),
  { daysAgo: [5, 35], play: (telling, _household, touch) => draft(depositSubmitted(telling, touch, dollars(350_000))) },
  { daysAgo: [5, 35], play: (telling, _household, touch) => draft(depositSubmitted(telling, touch, dollars(900_000))) },
  { daysAgo: [5, 60], play: (telling, _household, touch) => promised(telling, touch, dollars(1_800_000), []) },
  {
    daysAgo: [5, 60],
    play: (telling, _household, touch, recent) =>
      promised(telling, touch, dollars(2_400_000), instalmentsOf(addDays(recent, 40), dollars(2_400_000), 3)),
  },
  { daysAgo: [150, 400], play: lapsed },
]

export function queueClaims(
  telling: Telling,
  households: readonly DemoHousehold[],
  touchesOf: TouchesOf,
): Map<string, DemoClaim> {
  const { ledger, chance } = telling
  const recent = workDayOnOrBefore(addDays(ledger.importedThrough, -5))
  const claims = new Map<string, DemoClaim>()
  for (const household of chance.shuffled(households.filter(isPlain))) {
    const scene = scenes[claims.size]
    if (!scene) break
    const [from, to] = scene.daysAgo
    const touch = touchesOf(household).find(
      (one) =>
        isResult(one) &&
        !one.late &&
        one.day <= addDays(ledger.importedThrough, -from) &&
        one.day >= addDays(ledger.importedThrough, -to),
    )
    if (touch && household.clientSince !== null && household.clientSince < touch.day)
      claims.set(household.id, scene.play(telling, household, touch, recent))
  }
  return claims
}

/** A dollar client of one advisor alone, about whom nothing else is special. */
const isPlain = ({ story, walled, tier, restrictions, accounts, mood, team }: DemoHousehold): boolean =>
  story === null &&
  !walled &&
  mood === 'in_touch' &&
  restrictions.length === 0 &&
  (tier === 'A' || tier === 'B') &&
  accounts[0]?.currency === 'USD' &&
  team.length === 1

function waiting(claimed: number, ...arrivals: readonly Arrival[]): Scene {
  return {
    daysAgo: [5, 35],
    play(telling, household, touch, recent) {
      const claim = depositSubmitted(telling, touch, dollars(claimed))
      for (const [daysBefore, sum] of arrivals)
        wireIn(telling.ledger, telling.chance, household, addDays(recent, -daysBefore), dollars(sum))
      return claim
    },
  }
}

/** Seven weeks earlier almost as much had left: is it new? */
function comesBack(telling: Telling, household: DemoHousehold, touch: PlannedTouch, recent: Day): DemoClaim {
  wireOut(telling.ledger, household, addDays(recent, -48), dollars(700_000), 'Wire to another bank')
  const claim = depositSubmitted(telling, touch, dollars(725_000))
  wireIn(telling.ledger, telling.chance, household, recent, dollars(725_000))
  return claim
}

/** Saved, not yet submitted. */
function draft(claim: DemoClaim): DemoClaim {
  claim.events.length = 0
  claim.state = 'draft'
  return claim
}

/** Above the threshold: one controller has signed, a second one has to. */
function signedOnce(telling: Telling, household: DemoHousehold, touch: PlannedTouch, recent: Day): DemoClaim {
  const { making, staff, ledger, chance } = telling
  const claim = depositSubmitted(telling, touch, dollars(6_250_000))
  const movement = wireIn(ledger, chance, household, recent, dollars(6_250_000))
  const henrik = staff.named('Henrik Dahl')
  const moment = at(making.lastDay, 15 * 60 + 5)
  const reason = 'Above the threshold: wire traced to the sending bank, contact precedes it.'
  step(claim, 'sign_first', 'in_review', henrik, moment, reason)
  claim.signature = { controller: henrik, at: moment, reason, movement }
  return claim
}

/** A promise without a date of which nothing came until its window had passed. */
function lapsed(telling: Telling, _household: DemoHousehold, touch: PlannedTouch): DemoClaim {
  const claim = promised(telling, touch, dollars(800_000), [])
  const approver = telling.staff.named('Miriam Feldmann')
  step(
    claim,
    'lapse',
    'lapsed',
    approver,
    officeMoment(telling.chance, addDays(touch.day, 121)),
    'The window has passed.',
  )
  return claim
}
