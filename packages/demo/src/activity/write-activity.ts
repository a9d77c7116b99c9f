import { createHash } from 'node:crypto'
import { type Day, dayFromNumber } from '@rapport/domain/calendar/day.ts'
import { magnitude, total } from '@rapport/domain/money/divide.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import type { Institution } from '../clients/household.ts'
import type { Staff } from '../firm/staff.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { weekOf } from '../work-days.ts'
import { type DemoMovement, type Ledger, rawOf, uploadedOn } from './ledger.ts'

const files: Readonly<
  Record<Institution, { readonly prefix: string; readonly suffix: string; readonly format: string }>
> = {
  'Hudson Custody Trust': { prefix: 'hudson-custody', suffix: 'ofx', format: 'ofx' },
  'Northgate Brokerage': { prefix: 'northgate', suffix: 'qfx', format: 'ofx' },
  'Alpenbank Zürich AG': { prefix: 'alpenbank', suffix: 'camt053.xml', format: 'camt.053' },
}

/** What lies on an account before its first movement that is told. */
export const FIRST_BALANCE = 250_000_000n

/** A file that a controller imported, for the trail. */
export interface DemoImport {
  readonly id: string
  readonly fileName: string
  readonly uploadedBy: string
  readonly finishedAt: number
  readonly added: number
}

/** Everything booked up to the last imported week, as the weekly files of each institution brought it. */
export function writeActivity(
  making: Making,
  staff: Staff,
  ledger: Ledger,
): { readonly imports: DemoImport[]; readonly balances: ReadonlyMap<string, bigint> } {
  const weeks = new Map<string, DemoMovement[]>()
  for (const movement of ledger.movements) {
    if (movement.bookedOn > ledger.importedThrough) continue
    const key = `${weekOf(movement.bookedOn)}/${movement.account.institution}`
    const week = weeks.get(key)
    if (week) week.push(movement)
    else weeks.set(key, [movement])
  }
  const chance = making.chance.fork('imports')
  const controllers = staff.inRole('controller')
  const balances = new Map<string, bigint>()
  const imports = [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, movements]) => {
      const [week = '', institution = ''] = key.split('/')
      return importRows(
        making,
        dayFromNumber(Number(week)),
        institution as Institution,
        movements,
        chance.pick(controllers).id,
        balances,
      )
    })
  return { imports, balances }
}

function importRows(
  { rows, id }: Making,
  monday: Day,
  institution: Institution,
  movements: readonly DemoMovement[],
  uploadedBy: string,
  balances: Map<string, bigint>,
): DemoImport {
  const { prefix, suffix, format } = files[institution]
  const fileName = `${prefix}-${monday}.${suffix}`
  const uploadedAt = at(uploadedOn(monday), 8 * 60 + (institution === 'Hudson Custody Trust' ? 20 : 32))
  const finishedAt = uploadedAt + 4_000 + movements.length * 20
  const importId = id(uploadedAt)
  const byAccount = Map.groupBy(movements, ({ account }) => account)
  rows.import_file.push({
    id: importId,
    file_name: fileName,
    sha256: createHash('sha256').update(`${fileName}/${movements.length}`).digest('hex'),
    bytes: 1_800 + movements.length * 412,
    format,
    state: 'imported',
    uploaded_by: uploadedBy,
    uploaded_at: timestamp(uploadedAt),
    finished_at: timestamp(finishedAt),
    bytes_read: 1_800 + movements.length * 412,
    entries_read: movements.length,
    added: movements.length,
    known: 0,
    summary: { statements: byAccount.size, entries: movements.length, rejected: 0, warnings: [] },
    refusal: null,
    released_by: null,
    release_reason: null,
    cancel_asked: false,
  })
  let line = 12
  let number = 0
  for (const [account, own] of byAccount) {
    number++
    own.sort((a, b) =>
      a.bookedOn === b.bookedOn ? (a.sourceId < b.sourceId ? -1 : 1) : a.bookedOn < b.bookedOn ? -1 : 1,
    )
    const opening = balances.get(account.id) ?? FIRST_BALANCE
    const closing = opening + total(own.map(({ amount }) => amount))
    balances.set(account.id, closing)
    const statement = id(uploadedAt)
    const [credits, debits] = [own.filter(({ amount }) => amount > 0n), own.filter(({ amount }) => amount < 0n)]
    rows.account_statement.push({
      id: statement,
      import_id: importId,
      number,
      account_id: account.id,
      currency: account.currency,
      from_day: monday,
      to_day: dayFromNumber(weekOf(monday) + 6),
      sequence: String(Math.floor(weekOf(monday) / 7) % 53),
      opening_minor: opening,
      closing_minor: closing,
      entries: own.length,
      credits_minor: total(credits.map(({ amount }) => amount)),
      debits_minor: total(debits.map(({ amount }) => magnitude(amount))),
      checks: [
        { name: 'closing balance', declared: decimalText(closing, 2), computed: decimalText(closing, 2), ok: true },
      ],
    })
    for (const movement of own) {
      line += 9
      rows.activity.push(activityRow(movement, importId, statement, line))
    }
  }
  return { id: importId, fileName, uploadedBy, finishedAt, added: movements.length }
}

const activityRow = (movement: DemoMovement, importId: string, statementId: string, line: number) => ({
  id: movement.id,
  account_id: movement.account.id,
  import_id: importId,
  statement_id: statementId,
  booked_on: movement.bookedOn,
  value_on: movement.valueOn,
  amount_minor: movement.amount,
  currency: movement.account.currency,
  status: 'booked',
  source_id: movement.sourceId,
  occurrence: 1,
  flow_type: movement.flow,
  flow_rule: movement.rule,
  flow_reason: null,
  counterparty_name: movement.counterpartyName,
  counterparty_account: movement.counterpartyAccount,
  text: movement.text,
  code: movement.code,
  reversal: movement.reverses !== null,
  reverses: movement.reverses,
  paired_with: movement.pairedWith,
  allocated_minor: 0n, // allocations raise it
  line,
  raw: rawOf(movement),
})
