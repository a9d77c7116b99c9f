import { addDays, addMonths, type Day, daysBetween } from '@rapport/domain/calendar/day.ts'
import { isMeeting } from '@rapport/domain/contacts/touch.ts'
import { seenOn } from '../activity/ledger.ts'
import { type DemoHousehold, leadOn } from '../clients/household.ts'
import { periodOfPay } from '../compensation/periods.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import { filled } from '../contacts/word-touch.ts'
import { GRACE } from '../firm/cast.ts'
import { at } from '../making.ts'
import { officeMoment } from '../office-hours.ts'
import { engagementContacts, engagementTitles, rejectionReasons, writeOffReasons } from '../words/claim-texts.ts'
import { later, workDayOnOrAfter } from '../work-days.ts'
import { depositOf, spokenAmount } from './amounts.ts'
import { mainAccount, wireIn, wireOut } from './arrivals.ts'
import { confirm, type DemoClaim, step, submit } from './claim-book.ts'
import { promiseClaim } from './promises.ts'
import { depositSubmitted, reasonFor, type Telling, twoControllers, waits } from './telling.ts'

const usual = { A: 2.2, B: 1.35, C: 0.45, executive: 1.1, prospect: 0 } as const

/** Results of the last weeks still wait for a controller: the queue is as full as on any working day. */
const RECENT_DAYS = 16

/**
 * The claims of one household that nobody tells by hand. Each rests on a contact of its lead. With `before`, only deposits
 * that arrived by about that day.
 */
export function ordinaryClaims(
  telling: Telling,
  household: DemoHousehold,
  touches: readonly PlannedTouch[],
  before: Day | null = null,
): DemoClaim[] {
  const { making, chance } = telling
  const { clientSince } = household
  if (clientSince === null || household.walled) return []
  const candidates = touches
    .filter(
      (touch) =>
        (before === null || touch.day < before) &&
        isResult(touch) &&
        touch.day >= addDays(later(clientSince, making.firstDay), -5),
    )
    .sort((a, b) => a.at - b.at)
  const graces = leadOn(household, making.lastDay).name === GRACE ? 1 : 0
  const wanted = Math.floor(usual[household.tier] + graces + chance.next())
  const lately = candidates.filter(({ day }) => day > addDays(making.lastDay, -RECENT_DAYS) && chance.happens(0.2))
  const isNew = clientSince > making.firstDay
  const [first, ...rest] = candidates
  const chosen =
    isNew && first
      ? [first, ...chance.shuffled(rest).slice(0, Math.max(0, wanted - 1))]
      : chance.shuffled(candidates).slice(0, wanted)
  return [...new Set([...chosen, ...lately])]
    .sort((a, b) => a.at - b.at)
    .map((touch) => ordinaryClaim(telling, household, touch, before !== null))
}

/** Whether a claim can rest on this contact: a two-way one, led by the household's lead, that no event explains. */
export const isResult = (touch: PlannedTouch): boolean =>
  touch.representatives[0].id === leadOn(touch.household, touch.day).id &&
  touch.initiativeId === null &&
  (touch.outcome === 'conversation' || touch.outcome === 'reply') &&
  (touch.direction === 'outbound' || isMeeting(touch.channel))

function ordinaryClaim(
  telling: Telling,
  household: DemoHousehold,
  touch: PlannedTouch,
  depositsOnly: boolean,
): DemoClaim {
  const { chance } = telling
  const banker = leadOn(household, touch.day).role === 'banker'
  if (banker && chance.happens(0.3)) return engagementClaim(telling, touch)
  if (!depositsOnly && chance.happens(0.11)) return promiseClaim(telling, touch)
  return depositClaim(telling, touch, depositOf(chance, household))
}

function depositClaim(telling: Telling, touch: PlannedTouch, amount: bigint): DemoClaim {
  const { chance, ledger, making } = telling
  const claim = depositSubmitted(telling, touch, amount)
  const ending = chance.weighted([
    ['exact', 58],
    ['bank_fee', 20],
    ['two_pieces', 10],
    ['part', 6],
    ['nothing', 4],
    ['rounded_up', 2],
  ] as const)
  if (ending === 'nothing') {
    nothingCame(telling, claim)
    return claim
  }
  const first = addDays(touch.day, chance.int(2, 20))
  const pieces: (readonly [Day, bigint])[] = {
    exact: [[first, amount] as const],
    bank_fee: [[first, amount - BigInt(chance.pick([1_500, 2_500, 3_000, 4_500]))] as const],
    two_pieces: [
      [first, (amount * 3n) / 5n] as const,
      [addDays(first, chance.int(3, 18)), amount - (amount * 3n) / 5n] as const,
    ],
    part: [[first, (amount * BigInt(chance.int(60, 92))) / 100n] as const],
    rounded_up: [[first, amount + 25_000n] as const],
  }[ending]
  const arrived = pieces
    .filter(([day]) => addDays(day, 3) <= ledger.importedThrough)
    .map(([day, sum]) => wireIn(ledger, chance, touch.household, day, sum))
  if (arrived.length < pieces.length) {
    waits(telling, claim)
    return claim
  }
  const last = arrived.reduce((day, { bookedOn }) => later(day, bookedOn), claim.claimedOn)
  const decidedOn = later(seenOn(last, chance.int(0, 4)), claim.claimedOn)
  if (decidedOn > making.lastDay || at(decidedOn, 0) < claim.submittedAt) {
    waits(telling, claim)
    return claim
  }
  confirm(making, ledger, claim, {
    controllers: twoControllers(telling),
    at: at(decidedOn, chance.int(9 * 60, 17 * 60)),
    reason: (one) => reasonFor(chance, one),
    movements: arrived,
  })
  if (claim.state === 'partly_confirmed' && daysBetween(claim.claimedOn, making.lastDay) > 150)
    step(
      claim,
      'write_off',
      'written_off',
      claim.claimant,
      officeMoment(chance, addDays(last, 130)),
      chance.pick(writeOffReasons),
    )
  return claim
}

function nothingCame(telling: Telling, claim: DemoClaim): void {
  const { making, chance } = telling
  const decidedOn = workDayOnOrAfter(addDays(claim.claimedOn, 40))
  if (decidedOn > making.lastDay) {
    waits(telling, claim)
    return
  }
  const [controller] = twoControllers(telling)
  const moment = at(decidedOn, chance.int(10 * 60, 17 * 60))
  step(claim, 'take_up', 'in_review', controller, moment - 3_000_000)
  step(claim, 'reject', 'rejected', controller, moment, chance.pick(rejectionReasons))
}

function engagementClaim(telling: Telling, touch: PlannedTouch): DemoClaim {
  const { making, chance, ledger } = telling
  const amount = BigInt(chance.int(6, 40)) * 2_500_000n
  const { currency } = mainAccount(touch.household)
  const [purpose, notes] = chance.pick(engagementContacts)
  touch.purpose = purpose
  touch.notes = filled(chance, notes, touch).replaceAll('{amount}', spokenAmount(amount, currency))
  const signed = chance.happens(0.85)
  const claim = submit(making, {
    kind: 'engagement',
    touch,
    claimant: leadOn(touch.household, touch.day),
    enteredBy: touch.enteredBy,
    amount,
    currency,
    title: chance.pick(engagementTitles),
    ...(signed ? { evidence: 'countersigned_letter' as const } : {}),
  })
  const moment = officeMoment(chance, addDays(touch.day, chance.int(3, 12)))
  if (!signed || moment > at(making.lastDay, 18 * 60) || moment < claim.submittedAt) waits(telling, claim)
  else
    confirm(making, ledger, claim, {
      controllers: twoControllers(telling),
      at: moment,
      reason: (one) => reasonFor(chance, one),
      movements: [],
    })
  return claim
}

/**
 * What has been paid out is held for twelve months: money that stayed is retained, money that left in part reduced.
 * Called before anything else is booked for the household, so that the outflow is part of its story.
 */
export function hold(telling: Telling, claim: DemoClaim): void {
  const { chance, making, ledger, periods, staff } = telling
  if (claim.kind !== 'deposit' || claim.state !== 'confirmed' || claim.decidedAt === null) return
  const value = claim.confirmations.flatMap(({ allocations }) => allocations.map(({ movement }) => movement.valueOn))
  const last = value.reduce(later, claim.claimedOn)
  const period = periodOfPay(periods, last, claim.decidedAt)
  if (!period || period.closedAt === null) return
  const approver = staff.named('Miriam Feldmann')
  step(
    claim,
    'begin_hold',
    'holding',
    approver,
    period.closedAt,
    `Paid with the run of ${period.name}; held for 12 months.`,
  )
  const passed = addMonths(last, 12)
  const reviewed = officeMoment(chance, addDays(passed, 1))
  if (reviewed > at(making.lastDay, 18 * 60)) return
  if (chance.happens(0.9)) {
    step(claim, 'retain', 'retained', approver, reviewed, 'The money stayed for 12 months.')
    return
  }
  const part = (claim.confirmed * BigInt(chance.int(20, 60))) / 100n
  const left = addMonths(last, chance.int(4, 9))
  wireOut(ledger, claim.household, left, part, 'Wire to another bank')
  step(claim, 'reduce', 'reduced', approver, reviewed, 'Part of the money left within the hold.')
}
