import type { contract } from '@rapport/contract/contract.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { byUrgency, ownHouseholds, urgencyOf, withAdvice } from './today-households.ts'

/**
 * One worklist of the households that one covers: at most a few hundred, judged by the rule as of now. A page begins after
 * the last row of the one before, also when that one was called meanwhile and stands there no longer.
 */
export const listCadence: Handler<typeof contract.listCadence> = async (context, { list, cursor, limit }) => {
  const place = decodeCursor(cursor, ['minor', 'day', 'text', 'id'])
  const [overdue = '', due = '', name = '', id = ''] = place ?? []
  const after = { daysOverdue: Number(overdue), due, name, id }
  const [own] = await context.tx.ask(ownHouseholds(context))
  const rest = own
    .filter(({ lists }) => lists.includes(list))
    .filter((one) => place === null || byUrgency(urgencyOf(one), after) > 0)
    .sort((a, b) => byUrgency(urgencyOf(a), urgencyOf(b)))
  const { items, next } = pageOf(rest.slice(0, limit + 1), limit, (one) => {
    const urgency = urgencyOf(one)
    return [String(urgency.daysOverdue), urgency.due, urgency.name, urgency.id]
  })
  return { items: await withAdvice(context, items), next }
}
