import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import { seenOn } from '../activity/ledger.ts'
import type { DemoHousehold } from '../clients/household.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import { at } from '../making.ts'
import { workDayOnOrBefore } from '../work-days.ts'
import { wireIn } from './arrivals.ts'
import { confirm, type DemoClaim, step } from './claim-book.ts'
import { isResult } from './make-claims.ts'
import { instalmentsOf, promised } from './promises.ts'
import { depositSubmitted, type Telling } from './telling.ts'

export type TouchesOf = (household: DemoHousehold) => readonly PlannedTouch[]

const MINUTE = 60_000
export const dollars = (amount: number): bigint => BigInt(amount) * 100n

/** The claims of Grace Lindqvist's clients that the tour of Rapport tells of. */
export function storyClaims(telling: Telling, household: DemoHousehold, touchesOf: TouchesOf): DemoClaim[] {
  const touches = touchesOf(household)
  const { ledger, making, staff, chance } = telling
  const ruth = staff.named('Ruth Okafor')
  const henrik = staff.named('Henrik Dahl')
  const recent = workDayOnOrBefore(addDays(ledger.importedThrough, -4))
  switch (household.story) {
    case 'waiting_two_million': {
      const touch = result(touches, recent)
      const claim = depositSubmitted(telling, touch, dollars(2_000_000))
      touch.purpose = 'Deposit agreed'
      touch.notes = `${household.people[0].given} will move USD 2,000,000 from Meridian Savings Bank this week. Wire instructions sent and read back on the phone. Next: confirm arrival.`
      wireIn(ledger, chance, household, recent, dollars(1_999_975))
      return [claim]
    }
    case 'returned': {
      const claim = depositSubmitted(telling, result(touches, addDays(recent, -3)), dollars(850_000))
      wireIn(ledger, chance, household, recent, dollars(620_000))
      const asked = at(making.lastDay, 11 * 60 + 20)
      step(claim, 'take_up', 'in_review', ruth, asked - 20 * MINUTE)
      const question =
        'I see 620,000 from the other bank, not 850,000. Is the rest the journal from the joint account, or still to come? Please attach the transfer form.'
      step(claim, 'return', 'returned', ruth, asked, question, ['transfer_form'])
      return [claim]
    }
    case 'answered': {
      const claim = depositSubmitted(telling, result(touches, addDays(recent, -5)), dollars(1_200_000))
      wireIn(ledger, chance, household, addDays(recent, -1), dollars(1_200_000))
      const asked = at(making.lastDay, 9 * 60 + 40)
      step(claim, 'take_up', 'in_review', ruth, asked - 10 * MINUTE)
      step(claim, 'return', 'returned', ruth, asked, 'The sender is a company. How does it belong to the family?', [
        'correspondence',
      ])
      const answer = 'It is the family’s holding company; they own all of it. The register extract is attached.'
      claim.evidence.push({ kind: 'correspondence', at: asked + 190 * MINUTE, by: claim.claimant })
      step(claim, 'answer', 'submitted', claim.claimant, asked + 190 * MINUTE, answer)
      return [claim]
    }
    case 'partly_confirmed':
      return [
        confirmed(telling, household, touches, addDays(ledger.importedThrough, -31), {
          claimed: dollars(2_000_000),
          arrived: dollars(1_850_000),
          reason: 'Confirmed what arrived: 1,850,000. The last 150,000 have not been received.',
        }),
      ]
    case 'promise':
      return [promiseOfTwelveMillion(telling, household, touches)]
    case 'shared':
      return [
        confirmed(telling, household, touches, addDays(ledger.importedThrough, -70), {
          claimed: dollars(4_400_000),
          arrived: dollars(4_400_000),
          reason: '',
        }),
      ]
    case 'rejected': {
      const claim = depositSubmitted(telling, result(touches, addDays(ledger.importedThrough, -60)), dollars(400_000))
      const moment = at(seenOn(claim.claimedOn, 3), 14 * 60)
      step(claim, 'take_up', 'in_review', henrik, moment - 15 * MINUTE)
      step(claim, 'reject', 'rejected', henrik, moment, 'A journal from the joint account: internal, not new money.')
      return [claim]
    }
    default:
      return []
  }
}

function confirmed(
  { staff, ...rest }: Telling,
  household: DemoHousehold,
  touches: readonly PlannedTouch[],
  day: Day,
  { claimed, arrived, reason }: { claimed: bigint; arrived: bigint; reason: string },
): DemoClaim {
  const claim = depositSubmitted({ staff, ...rest }, result(touches, day), claimed)
  const movement = wireIn(rest.ledger, rest.chance, household, later(claim.claimedOn, day), arrived)
  confirm(rest.making, rest.ledger, claim, {
    controllers: [staff.named('Ruth Okafor'), staff.named('Henrik Dahl')],
    at: at(seenOn(movement.bookedOn, 1), 10 * 60 + 15),
    reason: () => reason,
    movements: [movement],
  })
  return claim
}

const later = (from: Day, day: Day): Day => (addDays(from, 4) > day ? addDays(from, 4) : day)

function promiseOfTwelveMillion(
  telling: Telling,
  household: DemoHousehold,
  touches: readonly PlannedTouch[],
): DemoClaim {
  const { ledger, making, staff, chance } = telling
  const start = addDays(ledger.importedThrough, -150)
  const touch = result(touches, start)
  const instalments = instalmentsOf(addDays(touch.day, 30), dollars(12_000_000), 4)
  const claim = promised(telling, touch, dollars(12_000_000), instalments)
  for (const [index, sum] of [dollars(3_000_000), dollars(1_425_037), dollars(1_500_000)].entries()) {
    const movement = wireIn(ledger, chance, household, addDays(touch.day, 32 + index * 21), sum)
    confirm(making, ledger, claim, {
      controllers: [staff.named('Ruth Okafor'), staff.named('Yasmin Farouk')],
      at: at(seenOn(movement.bookedOn, 1), 15 * 60),
      reason: () => 'Two controllers: the confirmed total has passed the threshold.',
      movements: [movement],
    })
  }
  return claim
}

/** The newest contact not after a day that can carry a result. */
function result(touches: readonly PlannedTouch[], day: Day): PlannedTouch {
  const fitting = touches.filter((one) => isResult(one) && !one.late).sort((a, b) => b.at - a.at)
  const touch = fitting.find((one) => one.day <= day) ?? fitting.at(-1)
  if (!touch) throw new RangeError('a protagonist without contacts')
  return touch
}

/** Where the deposit of the tour arrives: the households whose files a controller imports in the browser. */
export const householdOf = (households: readonly DemoHousehold[], story: DemoHousehold['story']): DemoHousehold => {
  const household = households.find((one) => one.story === story)
  if (!household) throw new RangeError(`nobody plays ${story}`)
  return household
}
