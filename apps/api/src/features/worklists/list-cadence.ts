import type { contract } from '@rapport/contract/contract.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { byUrgency, ownHouseholds, withAdvice } from './today-households.ts'

/** One worklist of the households that one covers: at most a few hundred, judged by the rule as of now. */
export const listCadence: Handler<typeof contract.listCadence> = async (context, { list, cursor, limit }) => {
  const place = decodeCursor(cursor, 1)
  const all = (await ownHouseholds(context)).filter(({ lists }) => lists.includes(list)).sort(byUrgency)
  const from = place ? all.findIndex(({ row }) => row.id === place[0]) + 1 : 0
  const { items, next } = pageOf(all.slice(from, from + limit + 1), limit, ({ row }) => [row.id])
  return { items: await withAdvice(context, items), next }
}
