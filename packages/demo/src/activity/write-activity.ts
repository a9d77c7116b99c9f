import { createHash } from 'node:crypto'
import { type Day, dayFromNumber } from '@rapport/domain/calendar/day.ts'
import { magnitude, total } from '@rapport/domain/money/divide.ts'
import type { ImportSummary, StoredStatement } from '@rapport/prisma/import-summary.ts'
import type { Institution } from '../clients/household.ts'
import type { Staff } from '../firm/staff.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { weekOf } from '../work-days.ts'
import { type DemoMovement, type Ledger, uploadedOn } from './ledger.ts'
import { checksOf, type Sheet, weeklyFile } from './weekly-file.ts'

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
): {
  readonly imports: DemoImport[]
  readonly balances: ReadonlyMap<string, bigint>
  readonly sequences: ReadonlyMap<string, number>
} {
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
  const told: Told = { balances: new Map(), sequences: new Map() }
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
        told,
      )
    })
  return { imports, ...told }
}

interface Told {
  /** What the last statement of an account closed with. */
  readonly balances: Map<string, bigint>
  /** How many statements of an account were sent so far. */
  readonly sequences: Map<string, number>
}

function importRows(
  { rows, id }: Making,
  monday: Day,
  institution: Institution,
  movements: readonly DemoMovement[],
  uploadedBy: string,
  told: Told,
): DemoImport {
  const sheets = sheetsOf(movements, told)
  const { name: fileName, format, content, places } = weeklyFile(institution, monday, sheets)
  const uploadedAt = at(uploadedOn(monday), 8 * 60 + (institution === 'Hudson Custody Trust' ? 20 : 32))
  const finishedAt = uploadedAt + 4_000 + movements.length * 20
  const importId = id(uploadedAt)
  const sunday = dayFromNumber(weekOf(monday) + 6)
  const statements = sheets.map((sheet, index) => {
    const { account, sequence, opening, closing, movements: own } = sheet
    return {
      id: id(uploadedAt),
      number: index,
      account,
      sequence: format.startsWith('camt') ? String(sequence) : '',
      opening: format.startsWith('camt') ? opening : null,
      closing,
      entries: own.length,
      credits: total(own.filter(({ amount }) => amount > 0n).map(({ amount }) => amount)),
      debits: total(own.filter(({ amount }) => amount < 0n).map(({ amount }) => magnitude(amount))),
      checks: checksOf(institution, sheet),
    }
  })
  const summary: ImportSummary = {
    rejected: 0,
    expected: null,
    checks: [],
    warnings: [],
    moreWarnings: 0,
    continuity: [],
    table: null,
    duplicateOf: null,
  }
  rows.import_file.push({
    id: importId,
    file_name: fileName,
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    format,
    state: 'imported',
    uploaded_by: uploadedBy,
    uploaded_at: timestamp(uploadedAt),
    finished_at: timestamp(finishedAt),
    bytes_read: content.length,
    entries_read: movements.length,
    added: movements.length,
    known: 0,
    summary,
    refusal: null,
    released_by: null,
    release_reason: null,
    cancel_asked: false,
    read_at: timestamp(uploadedAt + 2_000),
    import_asked_by: uploadedBy,
    import_asked_at: timestamp(uploadedAt + 3_000),
    entries_booked: movements.length,
  })
  rows.import_content.push({ import_id: importId, number: 0, content: `\\x${content.toString('hex')}` })
  for (const { id, number, account, sequence, opening, closing, entries, credits, debits, checks } of statements) {
    const body: StoredStatement = {
      account: account.identifier,
      scheme: account.scheme === 'iban' ? 'iban' : 'local',
      institution: '',
      name: '',
      currency: account.currency,
      from: monday,
      to: sunday,
      sequence,
      interim: false,
      opening: opening === null ? null : String(opening),
      closing: String(closing),
      entries,
      pending: 0,
      credits: String(credits),
      debits: String(debits),
      checks,
      added: entries,
      known: 0,
    }
    rows.import_statement.push({ import_id: importId, number, body })
    rows.import_part.push({
      import_id: importId,
      statement: number,
      currency: account.currency,
      account_id: account.id,
    })
    rows.account_statement.push({
      id,
      import_id: importId,
      number,
      account_id: account.id,
      currency: account.currency,
      from_day: monday,
      to_day: sunday,
      sequence,
      opening_minor: opening,
      closing_minor: closing,
      entries,
      credits_minor: credits,
      debits_minor: debits,
      checks,
    })
  }
  let entry = 0
  for (const [number, sheet] of sheets.entries())
    for (const movement of sheet.movements) {
      const place = places[entry]
      if (!place) throw new RangeError(`${fileName} does not show every movement`)
      const { line, raw } = place
      rows['infra.import_entry'].push({
        import_id: importId,
        n: entry,
        statement: number,
        ...said(movement),
        line,
        raw,
      })
      rows.activity.push({
        ...said(movement),
        id: movement.id,
        account_id: movement.account.id,
        import_id: importId,
        statement_id: statements[number]?.id ?? '',
        flow_reason: null,
        reverses: movement.reverses,
        paired_with: movement.pairedWith,
        allocated_minor: 0n, // allocations raise it
        line,
        entry,
      })
      entry++
    }
  return { id: importId, fileName, uploadedBy, finishedAt, added: movements.length }
}

function sheetsOf(movements: readonly DemoMovement[], { balances, sequences }: Told): Sheet[] {
  return [...Map.groupBy(movements, ({ account }) => account)].map(([account, own]) => {
    const sorted = own.toSorted((a, b) =>
      a.bookedOn === b.bookedOn ? (a.sourceId < b.sourceId ? -1 : 1) : a.bookedOn < b.bookedOn ? -1 : 1,
    )
    const opening = balances.get(account.id) ?? FIRST_BALANCE
    const closing = opening + total(sorted.map(({ amount }) => amount))
    const sequence = (sequences.get(account.id) ?? 0) + 1
    balances.set(account.id, closing)
    sequences.set(account.id, sequence)
    return { account, sequence, opening, closing, movements: sorted }
  })
}

/** What a file says of a movement, and the books after it. */
const said = (movement: DemoMovement) => ({
  booked_on: movement.bookedOn,
  value_on: movement.valueOn,
  amount_minor: movement.amount,
  currency: movement.account.currency,
  status: 'booked',
  source_id: movement.sourceId,
  occurrence: 1,
  flow_type: movement.flow,
  flow_rule: movement.rule,
  counterparty_name: movement.counterpartyName,
  counterparty_account: movement.counterpartyAccount,
  text: movement.text,
  code: movement.code,
  reversal: movement.reverses !== null,
  reversal_of: '',
})
