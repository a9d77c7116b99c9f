import { addDays, addMonths, type Day } from '@rapport/domain/calendar/day.ts'
import { greatest } from '@rapport/domain/money/divide.ts'
import { seenOn } from '../activity/ledger.ts'
import { leadOn } from '../clients/household.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import { filled } from '../contacts/word-touch.ts'
import { at } from '../making.ts'
import { officeMoment } from '../office-hours.ts'
import { promiseContacts, writeOffReasons } from '../words/claim-texts.ts'
import { depositOf, spokenAmount } from './amounts.ts'
import { mainAccount, wireIn } from './arrivals.ts'
import { confirm, type DemoClaim, step, submit } from './claim-book.ts'
import { reasonFor, type Telling, twoControllers } from './telling.ts'

/** A promise with dated instalments, most of which came; the others are expected, lapsed or written off. */
export function promiseClaim(telling: Telling, touch: PlannedTouch): DemoClaim {
  const { chance, making } = telling
  const parts = chance.int(2, 4)
  const amount = greatest(((depositOf(chance, touch.household) * 2n) / 10_000_000n) * 10_000_000n, 40_000_000n)
  const dated = chance.happens(0.85)
  const start = addDays(touch.day, chance.int(15, 45))
  const instalments = dated ? instalmentsOf(start, amount, parts) : []
  const claim = promised(telling, touch, amount, instalments)
  const keeps = chance.weighted([
    ['all', 62],
    ['some', 26],
    ['none', 12],
  ] as const)
  const kept = keeps === 'all' ? parts : keeps === 'some' ? parts - 1 : 0
  receive(telling, claim, kept)
  const overdue = instalments.length > 0 && addDays(instalments.at(-1)?.dueOn ?? start, 126) < making.lastDay
  if ((claim.state === 'expected' || claim.state === 'partly_received') && overdue) {
    const moment = officeMoment(chance, addDays(instalments.at(-1)?.dueOn ?? start, 121))
    if (claim.confirmed === 0n && chance.happens(0.7))
      step(claim, 'lapse', 'lapsed', telling.staff.named('Miriam Feldmann'), moment, 'The window has passed.')
    else step(claim, 'write_off', 'written_off', claim.claimant, moment, chance.pick(writeOffReasons))
  }
  return claim
}

export function instalmentsOf(start: Day, amount: bigint, parts: number): { dueOn: Day; amount: bigint }[] {
  const each = (amount / BigInt(parts) / 5_000_000n) * 5_000_000n
  return Array.from({ length: parts }, (_, index) => ({
    dueOn: addMonths(start, index * 2),
    amount: index === parts - 1 ? amount - each * BigInt(parts - 1) : each,
  }))
}

export function promised(
  { chance, making }: Telling,
  touch: PlannedTouch,
  amount: bigint,
  instalments: readonly { readonly dueOn: Day; readonly amount: bigint }[],
): DemoClaim {
  const { currency } = mainAccount(touch.household)
  const [purpose, notes] = chance.pick(promiseContacts)
  touch.purpose = purpose
  touch.notes = filled(chance, notes, touch).replaceAll('{amount}', spokenAmount(amount, currency))
  return submit(making, {
    kind: 'promise',
    touch,
    claimant: leadOn(touch.household, touch.day),
    enteredBy: touch.enteredBy,
    amount,
    currency,
    instalments,
  })
}

/** The first `kept` instalments arrive some days after they are due, as far as files have been imported. */
function receive(telling: Telling, claim: DemoClaim, kept: number): void {
  const { chance, ledger, making } = telling
  for (const { dueOn, amount } of claim.instalments.slice(0, kept)) {
    const arrives = addDays(dueOn, chance.int(-3, 9))
    if (addDays(arrives, 3) > ledger.importedThrough) return
    const movement = wireIn(ledger, chance, claim.household, arrives, amount)
    const decidedOn = seenOn(movement.bookedOn, chance.int(0, 4))
    if (decidedOn > making.lastDay || at(decidedOn, 0) < claim.submittedAt) return
    confirm(making, ledger, claim, {
      controllers: twoControllers(telling),
      at: at(decidedOn, chance.int(9 * 60, 17 * 60)),
      reason: (one) => reasonFor(chance, one),
      movements: [movement],
    })
  }
}
