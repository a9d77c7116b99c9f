import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { runChoices } from './run-choices.ts'
import { runsQuestion } from './run-rows.ts'

export const listRuns: Handler<typeof contract.listRuns> = async ({ tx, today }, { cursor, limit }) => {
  const place = decodeCursor(cursor, ['instant', 'id'])
  const after = place
    ? sql`(r.computed_at, r.id) < (${place[0] ?? ''}::timestamptz, ${place[1] ?? ''}::uuid)`
    : sql`true`
  const [found] = await tx.ask(runsQuestion(after, limit + 1))
  const { items, next } = pageOf(found, limit, ({ run }) => [run.computedAt, run.id])
  return { items: items.map(({ run }) => run), next, choices: place ? [] : await runChoices(tx, today) }
}
