import type { Day } from '@rapport/domain/calendar/day.ts'
import type { DemoMovement, Ledger } from '../activity/ledger.ts'
import type { Chance } from '../chance.ts'
import { iban } from '../clients/accounts.ts'
import type { DemoAccount, DemoHousehold } from '../clients/household.ts'

const senders: readonly string[] = [
  'Meridian Savings Bank',
  'First Harbor Bank',
  'Union Crest Bank',
  'Larchmont Trust',
  'Bank am Limmatplatz',
  'Crédit Rivage',
]

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
  return ledger.book({
    account,
    household,
    on,
    amount,
    kind: chance.happens(0.7) ? 'wire_in' : 'transfer_in',
    text: `${chance.pick(['Wire from', 'Incoming transfer', 'Transfer of balance'])} ${chance.pick(senders)}`,
    counterpartyName: `${head.given} ${head.family}`,
    counterpartyAccount:
      account.scheme === 'iban'
        ? iban('DE', `00000000${String(chance.int(0, 9_999_999)).padStart(10, '0')}`)
        : `88${String(chance.int(0, 99_999_999)).padStart(8, '0')}`,
  })
}

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
