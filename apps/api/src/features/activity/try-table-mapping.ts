import type { contract } from '@rapport/contract/contract.ts'
import type { TableRow } from '@rapport/feeds/csv/table-entry.ts'
import { createTableMachine } from '@rapport/feeds/csv/table-machine.ts'
import { DEFAULT_LIMITS } from '@rapport/feeds/limits.ts'
import type { FeedEvent } from '@rapport/feeds/model.ts'
import { FeedRefusal, type Refusal } from '@rapport/feeds/refusal.ts'
import { ImportSummary } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { bookableEntry, dayOfThisTime } from '../../jobs/bookable-entry.ts'
import { storedMapping } from './stored-mapping.ts'

const Row = z.object({ summary: ImportSummary })

/** The rows that are shown, read as they would be: what a person sees is what the file would bring. */
export const tryTableMapping: Handler<typeof contract.tryTableMapping> = async ({ tx }, input, refuse) => {
  const { importId, mapping, account, currency } = input
  const [found] = await tx.read(
    Row,
    sql`select summary from import_file where id = ${importId}::uuid and state <> 'uploading' and not import_walled_off(id)`,
  )
  if (!found) return refuse('not_found')
  const { table } = found.summary
  if (!table) return refuse('no_table')
  const said = account === null || account.trim() === '' ? mapping.account : account.trim()
  const events: FeedEvent[] = []
  const problems = new Map<number, Refusal>()
  const machine = createTableMachine(
    { ...storedMapping(mapping), account: said },
    { limits: DEFAULT_LIMITS, ...(currency === null ? {} : { currency }) },
    (event) => events.push(event),
  )
  const attempt = (work: () => void): Refusal | null => {
    try {
      work()
      return null
    } catch (error) {
      if (error instanceof FeedRefusal) return error.refusal
      throw error
    }
  }
  table.rows.forEach((cells, row) => {
    const line: TableRow = { cells, line: row, raw: cells.join(mapping.delimiter) }
    const problem = attempt(() => machine.row(line))
    if (problem) problems.set(row, problem)
  })
  const problem = attempt(() => machine.end())
  return {
    rows: [...entriesIn(events), ...[...problems].map(asProblem)].sort((a, b) => a.row - b.row),
    problem: problem && { code: problem.code, message: problem.message },
  }
}

interface Tried {
  readonly row: number
  readonly bookedOn: string | null
  readonly valueOn: string | null
  readonly amount: string
  readonly currency: string | null
  readonly account: string
  readonly text: string
  readonly problem: { code: string; field: string; message: string } | null
}

function entriesIn(events: readonly FeedEvent[]): Tried[] {
  let [account, stated] = ['', null as string | null]
  return events.flatMap((event): Tried[] => {
    if (event.kind === 'statement-start') {
      account = event.statement.account.id
      stated = event.statement.currency
    }
    if (event.kind !== 'entry') return []
    const { entry } = event
    const currency = entry.currency ?? stated
    const found = bookableEntry(entry, currency)
    const rejected = 'why' in found && found.why === 'rejected' ? found : null
    return [
      {
        row: entry.line ?? 0,
        bookedOn: dayOfThisTime(entry.booked.day ?? entry.value.day),
        valueOn: dayOfThisTime(entry.value.day ?? entry.booked.day),
        amount: entry.amount,
        currency,
        account,
        text: [entry.counterparty?.name, entry.text].filter(Boolean).join(' · '),
        problem: rejected && { code: rejected.code, field: rejected.field, message: rejected.message },
      },
    ]
  })
}

const asProblem = ([row, { code, field, message }]: [number, Refusal]): Tried => ({
  row,
  bookedOn: null,
  valueOn: null,
  amount: '',
  currency: null,
  account: '',
  text: '',
  problem: { code, field: field ?? '', message },
})
