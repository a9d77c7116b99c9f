import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { initiativeBook } from './initiative-book.ts'
import { initiativeRows } from './initiative-rows.ts'

type Row = Output<typeof contract.listInitiatives>['items'][number]

/** A firm has tens of initiatives: they are judged together and sorted here. */
export const listInitiatives: Handler<typeof contract.listInitiatives> = async (
  { firmWide, firm, today },
  { when, sort, cursor, limit },
) => {
  const place = decodeCursor(cursor, 1)
  const rows = await firmWide(async (tx) =>
    initiativeRows(tx, await initiativeBook(tx, firm.currency, firm.zone, today), firm.currency, sql`true`),
  )
  const wanted = rows
    .filter(({ startsOn }) => when === 'all' || (when === 'upcoming') === startsOn > today)
    .sort(orders[sort])
  const from = place ? wanted.findIndex(({ id }) => id === place[0]) + 1 : 0
  return pageOf(wanted.slice(from, from + limit + 1), limit, ({ id }) => [id])
}

const least = (a: bigint | undefined, b: bigint | undefined): number =>
  (a ?? 0n) === (b ?? 0n) ? 0 : (a ?? 0n) < (b ?? 0n) ? -1 : 1
const byName = (a: Row, b: Row): number => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
const orders: Record<'starts' | '-starts' | 'name' | '-realised' | '-actual', (a: Row, b: Row) => number> = {
  name: byName,
  starts: (a, b) => a.startsOn.localeCompare(b.startsOn) || byName(a, b),
  '-starts': (a, b) => b.startsOn.localeCompare(a.startsOn) || byName(a, b),
  '-realised': (a, b) => least(b.realised?.minor, a.realised?.minor) || byName(a, b),
  '-actual': (a, b) => least(b.actual.minor, a.actual.minor) || byName(a, b),
}
