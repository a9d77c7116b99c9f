import { type Day, daysBetween } from '@rapport/domain/calendar/day.ts'
import type { Ledger } from '../activity/ledger.ts'
import type { Chance } from '../chance.ts'
import { leadOn } from '../clients/household.ts'
import type { DemoPeriod } from '../compensation/periods.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import { filled } from '../contacts/word-touch.ts'
import { GRACE } from '../firm/cast.ts'
import type { DemoUser, Staff } from '../firm/staff.ts'
import { at, type Making } from '../making.ts'
import {
  claimantAnswers,
  controllerQuestions,
  depositContacts,
  lateReasons,
  partialReasons,
  roundTripReasons,
  twoControllerReasons,
} from '../words/claim-texts.ts'
import { spokenAmount } from './amounts.ts'
import { mainAccount } from './arrivals.ts'
import { type DemoClaim, step, submit } from './claim-book.ts'

/** What claims are told with. */
export interface Telling {
  readonly making: Making
  readonly staff: Staff
  readonly ledger: Ledger
  readonly chance: Chance
  readonly periods: readonly DemoPeriod[]
  /** The events a household came to, by household id. */
  readonly visited: ReadonlyMap<
    string,
    readonly { readonly eventId: string; readonly contactId: string; readonly day: Day }[]
  >
}

/** Gives the contact the words of its result, and opens the claim. */
export function depositSubmitted(
  { making, chance, visited }: Telling,
  touch: PlannedTouch,
  amount: bigint,
  initiativeId?: string,
): DemoClaim {
  const { currency } = mainAccount(touch.household)
  const [purpose, notes] = chance.pick(depositContacts)
  touch.purpose = purpose
  touch.notes = filled(chance, notes, touch).replaceAll('{amount}', spokenAmount(amount, currency))
  const events = visited.get(touch.household.id) ?? []
  const wanted = initiativeId ?? (chance.happens(0.55) ? events.at(-1)?.eventId : undefined)
  const source = events.findLast(
    ({ eventId, day }) => eventId === wanted && day <= touch.day && daysBetween(day, touch.day) < 330,
  )
  return submit(making, {
    kind: 'deposit',
    touch,
    claimant: leadOn(touch.household, touch.day),
    enteredBy: touch.enteredBy,
    amount,
    currency,
    initiativeId: source?.eventId ?? null,
    earlierContactIds: source ? [source.contactId] : [],
    ...(chance.happens(0.4) ? { evidence: chance.pick(['transfer_form', 'correspondence'] as const) } : {}),
  })
}

/** Nothing has come yet: the claim is new, is being looked at, or a controller asks. */
export function waits({ making, chance, staff }: Telling, claim: DemoClaim): void {
  const controller = chance.pick(staff.inRole('controller'))
  const looked = at(making.lastDay, chance.int(9 * 60, 16 * 60))
  if (looked < claim.submittedAt || chance.happens(0.6)) return
  step(claim, 'take_up', 'in_review', controller, looked)
  // Grace Lindqvist's questions are told by hand.
  if (chance.happens(0.7) || claim.claimant.name === GRACE) return
  const [question, evidence] = chance.pick(controllerQuestions)
  step(claim, 'return', 'returned', controller, looked + 1_500_000, question, [evidence])
  if (chance.happens(0.6)) return
  claim.evidence.push({ kind: evidence, at: looked + 4_000_000, by: claim.claimant })
  step(claim, 'answer', 'submitted', claim.claimant, looked + 4_000_000, chance.pick(claimantAnswers))
}

/** Two of the controllers; the second signs only where the rules ask for it. */
export function twoControllers({ chance, staff }: Pick<Telling, 'chance' | 'staff'>): readonly [DemoUser, DemoUser] {
  const [ruth, ...others] = staff.inRole('controller')
  const mixed =
    chance.happens(0.45) && ruth ? [ruth, ...chance.shuffled(others)] : chance.shuffled(staff.inRole('controller'))
  const [first, second] = mixed
  if (!first || !second) throw new RangeError('the demonstration needs two controllers')
  return [first, second]
}

export function reasonFor(chance: Chance, claim: DemoClaim): string {
  if (claim.late) return chance.pick(lateReasons)
  if (claim.amount > 450_000_000n) return chance.pick(twoControllerReasons)
  return chance.pick(claim.kind === 'deposit' && chance.happens(0.8) ? partialReasons : roundTripReasons)
}
