import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { decodeCursor, type Place, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { initiativeBook } from './initiative-book.ts'
import { initiativeRows, initiativesQuestion } from './initiative-rows.ts'

type Row = Output<typeof contract.listInitiatives>['items'][number]

/** A firm has tens of initiatives: they are judged together and sorted here. */
export const listInitiatives: Handler<typeof contract.listInitiatives> = async (
  { firmWide, firm, today },
  { when, sort, cursor, limit },
) => {
  const place = decodeCursor(cursor, ['day', 'text', 'id', 'minor', 'minor'])
  const { rows, withoutRate } = await firmWide(async (tx) => {
    const book = await initiativeBook(tx, firm.currency, firm.zone, today)
    const [known] = await tx.ask(initiativesQuestion(sql`true`))
    return { rows: initiativeRows(known, book, firm.currency), withoutRate: [...book.withoutRate] }
  })
  const order = orders[sort]
  const wanted = rows
    .filter(({ startsOn }) => when === 'all' || (when === 'upcoming') === startsOn > today)
    .filter((row) => place === null || order(sortedBy(row), placed(place)) > 0)
    .sort((a, b) => order(sortedBy(a), sortedBy(b)))
  const page = pageOf(wanted.slice(0, limit + 1), limit, (row) => {
    const { startsOn, name, id, realised, actual } = sortedBy(row)
    return [startsOn, name, id, realised.toString(), actual.toString()]
  })
  return { ...page, withoutRate }
}

/** What lists are sorted by; a page begins after the last row of the one before, wherever that row is by now. */
interface Sorted {
  readonly startsOn: string
  readonly name: string
  readonly id: string
  readonly realised: bigint
  readonly actual: bigint
}
const sortedBy = ({ startsOn, name, id, realised, actual }: Row): Sorted => ({
  startsOn,
  name,
  id,
  realised: realised?.minor ?? 0n,
  actual: actual.minor,
})
const placed = ([startsOn = '', name = '', id = '', realised = '0', actual = '0']: Place): Sorted => ({
  startsOn,
  name,
  id,
  realised: BigInt(realised),
  actual: BigInt(actual),
})

const least = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1)
const byName = (a: Sorted, b: Sorted): number => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
const orders: Record<'starts' | '-starts' | 'name' | '-realised' | '-actual', (a: Sorted, b: Sorted) => number> = {
  name: byName,
  starts: (a, b) => a.startsOn.localeCompare(b.startsOn) || byName(a, b),
  '-starts': (a, b) => b.startsOn.localeCompare(a.startsOn) || byName(a, b),
  '-realised': (a, b) => least(b.realised, a.realised) || byName(a, b),
  '-actual': (a, b) => least(b.actual, a.actual) || byName(a, b),
}
