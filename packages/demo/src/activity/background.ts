import { addDays, addMonths, type Day } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { depositOf } from '../claims/amounts.ts'
import { wireIn, wireOut } from '../claims/arrivals.ts'
import { accountRow } from '../clients/accounts.ts'
import type { DemoAccount, DemoHousehold } from '../clients/household.ts'
import { at, type Making } from '../making.ts'
import { later } from '../work-days.ts'
import type { Ledger } from './ledger.ts'

const outgoings: readonly string[] = [
  'Property purchase',
  'Tax payment',
  'Wire to another bank',
  'Gift to children',
  'Capital call',
  'Tuition',
]

/** Everything that is booked without a claim: income, fees, money that leaves, journals, reversals, unasked deposits. */
export function bookBackground(making: Making, ledger: Ledger, household: DemoHousehold): void {
  const { clientSince } = household
  if (clientSince === null) return
  const chance = making.chance.fork(`background/${household.id}`)
  const start = later(clientSince, making.firstDay)
  for (const account of household.accounts) bookRegular(ledger, chance, household, account, start)
  const years = 2
  for (let n = 0; n < years; n++)
    if (chance.happens(0.22)) {
      const day = dayAfter(chance, start, ledger.importedThrough)
      if (day !== null)
        wireOut(
          ledger,
          household,
          day,
          (depositOf(chance, household) / 800_000n) * 100_000n + 2_500_000n,
          chance.pick(outgoings),
        )
    }
  if (chance.happens(0.09)) {
    const day = dayAfter(chance, start, addDays(ledger.importedThrough, -4))
    if (day !== null) wireIn(ledger, chance, household, day, depositOf(chance, household) / 4n)
  }
  const [from, to] = household.accounts
  if (from && to && from.currency === to.currency && chance.happens(0.3)) {
    const day = dayAfter(chance, start, addDays(ledger.importedThrough, -4))
    if (day !== null) bookJournal(ledger, chance, household, from, to, day)
  }
  if (chance.happens(0.03)) {
    const day = dayAfter(chance, start, addDays(ledger.importedThrough, -8))
    if (day !== null) bookReturnedWire(ledger, chance, household, day)
  }
}

function bookRegular(ledger: Ledger, chance: Chance, household: DemoHousehold, account: DemoAccount, start: Day): void {
  const size = depositOf(chance, household) / 100n
  const shift = chance.int(0, 25)
  for (let day = addDays(start, shift); day < ledger.importedThrough; day = addMonths(day, 3)) {
    const wobble = BigInt(chance.int(70, 130))
    const income = (size * wobble) / 130n + BigInt(chance.int(0, 99))
    const liquid = account.name === 'Liquidity account'
    ledger.book({
      account,
      household,
      on: day,
      amount: liquid ? income / 3n : income,
      kind: liquid ? 'interest' : 'dividend',
      text: liquid
        ? 'Credit interest'
        : chance.pick(['Dividend, global equity', 'Dividend, core holdings', 'Coupon, bond ladder']),
    })
    if (liquid) continue
    const feeDay = addDays(day, 9)
    if (feeDay < ledger.importedThrough)
      ledger.book({
        account,
        household,
        on: feeDay,
        amount: -(size * wobble) / 420n - 2_500n,
        kind: 'fee',
        text: 'Quarterly advisory fee',
        counterpartyName: 'Ashdown & Vale',
      })
  }
}

function bookJournal(
  ledger: Ledger,
  chance: Chance,
  household: DemoHousehold,
  from: DemoAccount,
  to: DemoAccount,
  day: Day,
): void {
  const amount = BigInt(chance.int(5, 90)) * 1_000_000n
  const name = `${household.people[0].given} ${household.people[0].family}`
  const out = ledger.book({
    account: from,
    household,
    on: day,
    amount: -amount,
    kind: 'journal',
    text: `Journal to ${to.name}`,
    counterpartyName: name,
    counterpartyAccount: to.identifier,
  })
  const into = ledger.book({
    account: to,
    household,
    on: addDays(day, chance.int(0, 2)),
    amount,
    kind: 'journal',
    text: `Journal from ${from.name}`,
    counterpartyName: name,
    counterpartyAccount: from.identifier,
  })
  out.pairedWith = into.id
  into.pairedWith = out.id
}

/** A wire that went to the wrong account and back. */
function bookReturnedWire(ledger: Ledger, chance: Chance, household: DemoHousehold, day: Day): void {
  const movement = wireIn(ledger, chance, household, day, BigInt(chance.int(2, 40)) * 1_250_000n)
  ledger.book({
    account: movement.account,
    household,
    on: addDays(movement.bookedOn, chance.int(1, 3)),
    amount: -movement.amount,
    kind: 'reversal',
    text: 'Return of wire, beneficiary not matching',
    counterpartyName: movement.counterpartyName,
    counterpartyAccount: movement.counterpartyAccount,
    reverses: movement.id,
  })
}

function dayAfter(chance: Chance, start: Day, end: Day): Day | null {
  const first = addDays(start, 20)
  const days = Math.floor((Date.parse(end) - Date.parse(first)) / 86_400_000)
  return days < 1 ? null : addDays(first, chance.int(0, days - 1))
}

/** Accounts that came with a file and belong to nobody yet: a controller assigns them to a household. */
export function bookUnknownAccounts({ rows, id }: Making, ledger: Ledger, chance: Chance): void {
  const unknown = [
    ['9900880017', 'Hudson Custody Trust', 640_000, 'R. Lindenbaum'],
    ['9900880025', 'Hudson Custody Trust', 1_375_000, 'Estate of M. Calder'],
    ['9901880033', 'Northgate Brokerage', 265_400, 'T. Okafor-Byrne'],
  ] as const
  for (const [identifier, institution, dollars, name] of unknown) {
    const openedOn = addDays(ledger.importedThrough, -chance.int(6, 20))
    const account: DemoAccount = {
      id: id(at(openedOn, 600)),
      identifier,
      scheme: 'custodian',
      institution,
      currency: 'USD',
      name: '',
      openedOn,
    }
    rows.account.push(accountRow(account, null, true))
    ledger.book({
      account,
      household: null,
      on: openedOn,
      amount: BigInt(dollars) * 100n,
      kind: 'wire_in',
      text: 'Wire from First Harbor Bank',
      counterpartyName: name,
      counterpartyAccount: `88${String(chance.int(0, 99_999_999)).padStart(8, '0')}`,
    })
  }
}
