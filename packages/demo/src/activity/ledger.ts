import type { Activity, FlowType } from '@rapport/domain/activity/activity.ts'
import { flowTypeOf } from '@rapport/domain/activity/flow-type.ts'
import { type Day, dayFromNumber } from '@rapport/domain/calendar/day.ts'
import type { DemoAccount, DemoHousehold } from '../clients/household.ts'
import { at, type Making } from '../making.ts'
import { addWorkDays, weekOf, workDayOnOrAfter } from '../work-days.ts'

/** One booked movement on a client's account. */
export interface DemoMovement {
  readonly id: string
  readonly account: DemoAccount
  /** `null` on an account that nobody has assigned yet. */
  readonly household: DemoHousehold | null
  readonly bookedOn: Day
  readonly valueOn: Day
  /** Signed minor units. */
  readonly amount: bigint
  readonly sourceId: string
  readonly code: string
  readonly text: string
  readonly counterpartyName: string
  readonly counterpartyAccount: string
  readonly flow: FlowType
  readonly rule: string
  readonly reverses: string | null
  pairedWith: string | null
  allocated: bigint
}

export interface Booking {
  readonly account: DemoAccount
  readonly household: DemoHousehold | null
  readonly on: Day
  readonly amount: bigint
  readonly kind: keyof typeof codes
  readonly text: string
  readonly counterpartyName?: string
  readonly counterpartyAccount?: string
  readonly reverses?: string
}

/** Transaction codes by what happened: as OFX names them, and as ISO 20022 does. */
const codes = {
  wire_in: ['CREDIT', 'PMNT/RCDT/XBCT'],
  transfer_in: ['XFER', 'PMNT/RCDT/ESCT'],
  wire_out: ['DEBIT', 'PMNT/ICDT/XBCT'],
  journal: ['JNL', 'ACMT/MCOP/ACCT'],
  dividend: ['DIV', 'SECU/CORP/DVCA'],
  interest: ['INT', 'ACMT/MCOP/INTR'],
  fee: ['SRVCHG', 'ACMT/MDOP/CHRG'],
  // A credit below nothing is how OFX takes one back.
  reversal: ['CREDIT', 'PMNT/RCDT/RRTN'],
} as const

export interface Ledger {
  readonly movements: readonly DemoMovement[]
  /** The last day that an imported file covers. */
  readonly importedThrough: Day
  book(booking: Booking): DemoMovement
  ofHousehold(household: DemoHousehold): readonly DemoMovement[]
}

export function openLedger({ id, lastDay }: Making): Ledger {
  const movements: DemoMovement[] = []
  const byHousehold = new Map<string, DemoMovement[]>()
  const perAccount = new Map<string, number>()
  return {
    movements,
    importedThrough: importedThrough(lastDay),
    ofHousehold: (household) => byHousehold.get(household.id) ?? [],
    book({ account, household, on, amount, kind, text, counterpartyName, counterpartyAccount, reverses }) {
      const iso = account.scheme === 'iban'
      const code = codes[kind][iso ? 1 : 0]
      const number = (perAccount.get(account.id) ?? 0) + 1
      perAccount.set(account.id, number)
      const { flow, rule } = flowTypeOf({
        code,
        amount,
        text,
        isReversal: reverses !== undefined,
        counterpartyInHouse: kind === 'journal' ? true : counterpartyAccount === undefined ? null : false,
      })
      const bookedOn = workDayOnOrAfter(on)
      const movement: DemoMovement = {
        id: id(at(bookedOn, 18 * 60)),
        account,
        household,
        bookedOn,
        valueOn: bookedOn,
        amount,
        sourceId: `${bookedOn.replaceAll('-', '')}${account.identifier.slice(-6)}${String(number).padStart(4, '0')}`,
        code,
        text,
        counterpartyName: counterpartyName ?? '',
        counterpartyAccount: counterpartyAccount ?? '',
        flow,
        rule,
        reverses: reverses ?? null,
        pairedWith: null,
        allocated: 0n,
      }
      movements.push(movement)
      if (household) {
        const own = byHousehold.get(household.id)
        if (own) own.push(movement)
        else byHousehold.set(household.id, [movement])
      }
      return movement
    },
  }
}

/** Files come weekly, on the first working day after the week: this is that day. */
export const uploadedOn = (booked: Day): Day => workDayOnOrAfter(dayFromNumber(weekOf(booked) + 7))

/** The Sunday of the last week whose files have been imported. */
function importedThrough(lastDay: Day): Day {
  let monday = weekOf(lastDay)
  while (uploadedOn(dayFromNumber(monday)) > lastDay) monday -= 7
  return dayFromNumber(monday + 6)
}

/** The first day on which a controller can have seen money that was booked on a day. */
export const seenOn = (booked: Day, workDaysLater: number): Day => addWorkDays(uploadedOn(booked), workDaysLater)

/** The movement as the domain's rules read it. */
export const asActivity = (movement: DemoMovement): Activity => ({
  id: movement.id,
  accountId: movement.account.id,
  householdId: movement.household?.id ?? null,
  bookedOn: movement.bookedOn,
  valueDate: movement.valueOn,
  amount: movement.amount,
  currency: movement.account.currency,
  status: 'booked',
  flow: movement.flow,
  reverses: movement.reverses,
})
