import type { contract } from '@rapport/contract/contract.ts'
import { statesFor } from '@rapport/domain/claims/claim.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { claimsQuestion } from '../../facts/claim-facts.ts'
import { confirmationPolicyQuestion } from '../../facts/confirmation-policy.ts'
import { claimRow, claimRowJson } from '../../facts/read-claim.ts'
import { remainderSql } from '../../facts/remainder-sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { gatherMatching } from './gather-matching.ts'
import { suggestionsFor } from './judge.ts'

const Row = z.object({ id: z.string(), value: z.string(), day: z.string(), claim: z.record(z.string(), z.unknown()) })
const Total = z.object({ currency: z.string(), n: z.number(), minor: Minor })

/** What waits for a controller. A claim that is in review, or promised without money in sight, stands behind submitted ones of its value. */
export const listConfirmationQueue: Handler<typeof contract.listConfirmationQueue> = async (
  context,
  { sort, kind, cursor, limit },
) => {
  const { tx, today } = context
  const place = decodeCursor(cursor, [sort === 'value' ? 'minor' : 'day', 'id'])
  const conditions = [sql`c.state = any(${statesFor('confirm')})`]
  if (kind) conditions.push(sql`c.kind = ${kind}`)
  const waiting = joinSql(conditions, ' and ')
  const after = !place
    ? sql`true`
    : sort === 'value'
      ? sql`(c.amount_minor, c.id) < (${place[0]}::bigint, ${place[1]}::uuid)`
      : sql`(c.claimed_on, c.id) > (${place[0]}::date, ${place[1]}::uuid)`
  const order = sort === 'value' ? sql`c.amount_minor desc, c.id desc` : sql`c.claimed_on, c.id`
  const [rows, totals] = await tx.ask(
    question(
      Row,
      sql`select c.id, c.amount_minor::text as value, c.claimed_on::text as day, ${claimRowJson(today)} as claim
          from claim c join household h on h.id = c.household_id join user_account u on u.id = c.claimant_id
          where ${waiting} and ${after} order by ${order} limit ${limit + 1}`,
    ),
    question(
      Total,
      sql`select c.currency, count(*)::int as n, sum(${remainderSql})::text as minor from claim c where ${waiting} group by c.currency order by c.currency`,
    ),
  )
  const { items, next } = pageOf(rows, limit, (row) => [sort === 'value' ? row.value : row.day, row.id])
  const [claims, policy] = await tx.ask(claimsQuestion(items.map(({ id }) => id)), confirmationPolicyQuestion(today))
  const matching = await gatherMatching(context, claims, policy)
  const suggested = items.map(({ id }) => {
    const found = matching.get(id)
    return found ? suggestionsFor(found) : []
  })
  return {
    items: items.map(({ claim }, index) => ({
      ...claimRow(claim),
      suggestions: suggested[index]?.length ?? 0,
      bestScore: suggested[index]?.[0]?.score ?? null,
    })),
    next,
    totals: {
      count: totals.reduce((all, { n }) => all + n, 0),
      sums: totals.map(({ minor, currency }) => ({ minor, currency })),
    },
  }
}
