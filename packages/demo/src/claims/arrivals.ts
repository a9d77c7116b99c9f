import type { Day } from '@rapport/domain/calendar/day.ts'
import type { DemoMovement, Ledger } from '../activity/ledger.ts'
import type { Chance } from '../chance.ts'
import { iban } from '../clients/accounts.ts'
import type { DemoAccount, DemoHousehold } from '../clients/household.ts'

const american: readonly string[] = [
  'Meridian Savings Bank',
  'First Harbor Bank',
  'Union Crest Bank',
  'Larchmont Trust',
  'Prairie National Bank',
]
const european = [
  ['Bank am Limmatplatz', 'CH'],
  ['Uferbank Thun', 'CH'],
  ['Hansekontor Bank', 'DE'],
  ['Isartor Privatbank', 'DE'],
] as const

/** The account that new money comes to. */
export function mainAccount({ accounts, name }: DemoHousehold): DemoAccount {
  const [account] = accounts
  if (!account) throw new RangeError(`${name} has no account`)
  return account
}

/** Money from another bank, in the name of the family. */
export function wireIn(
  ledger: Ledger,
  chance: Chance,
  household: DemoHousehold,
  on: Day,
  amount: bigint,
): DemoMovement {
  const [head] = household.people
  const account = mainAccount(household)
  const [sender, from] =
    account.scheme === 'iban' ? senderAbroad(chance) : [chance.pick(american), `88${digits(chance, 8)}`]
  return ledger.book({
    account,
    household,
    on,
    amount,
    kind: chance.happens(0.7) ? 'wire_in' : 'transfer_in',
    text: `${chance.pick(['Wire from', 'Incoming transfer', 'Transfer of balance'])} ${sender}`,
    counterpartyName: `${head.given} ${head.family}`,
    counterpartyAccount: from,
  })
}

function senderAbroad(chance: Chance): readonly [sender: string, account: string] {
  const [sender, country] = chance.pick(european)
  return [sender, iban(country, country === 'CH' ? `0000088${digits(chance, 10)}` : `00000000${digits(chance, 10)}`)]
}

const digits = (chance: Chance, count: number): string =>
  String(chance.int(0, 10 ** Math.min(count, 8) - 1)).padStart(count, '0')

/** Money that leaves for another bank. `amount` is positive. */
export const wireOut = (
  ledger: Ledger,
  household: DemoHousehold,
  on: Day,
  amount: bigint,
  text: string,
): DemoMovement =>
  ledger.book({
    account: mainAccount(household),
    household,
    on,
    amount: -amount,
    kind: 'wire_out',
    text,
    counterpartyName: `${household.people[0].given} ${household.people[0].family}`,
  })
