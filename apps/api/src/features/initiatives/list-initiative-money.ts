import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { initiativeBook } from './initiative-book.ts'

const Name = z.object({ id: z.string(), name: z.string() })
const Claim = z.object({
  id: z.string(),
  householdId: z.string(),
  household: z.string(),
  claimantId: z.string(),
  claimant: z.string(),
})

/**
 * The confirmed parts behind a return. The figures are the firm's, the same for every reader; whose money it is stands
 * beside them only for who may see that claim.
 */
export const listInitiativeMoney: Handler<typeof contract.listInitiativeMoney> = async (
  context,
  { initiativeId, model, cursor, limit },
  refuse,
) => {
  const { tx, firm, today, firmWide } = context
  const { currency } = firm
  const place = decodeCursor(cursor, 1)
  const names = new Map((await tx.read(Name, sql`select id, name from initiative`)).map(({ id, name }) => [id, name]))
  if (!names.has(initiativeId)) return refuse('not_found')
  const book = await firmWide((look) => initiativeBook(look, currency, firm.zone, today, initiativeId))
  const ids = book.below(initiativeId)
  const lines = book.parts
    .flatMap((part) => {
      const shares = book.attributions(part, model)
      const own = shares.filter((one) => ids.has(one.initiativeId))
      return own.length > 0 ? [{ part, shares, attributed: own.reduce((all, { amount }) => all + amount, 0n) }] : []
    })
    .filter(({ attributed }) => attributed !== 0n)
    .sort(
      (a, b) =>
        b.part.valueDate.localeCompare(a.part.valueDate) || a.part.allocationId.localeCompare(b.part.allocationId),
    )
  const total = lines.reduce((all, { attributed }) => all + attributed, 0n)
  const from = place ? lines.findIndex(({ part }) => part.allocationId === place[0]) + 1 : 0
  const { items, next } = pageOf(lines.slice(from, from + limit + 1), limit, ({ part }) => [part.allocationId])
  const claims = await tx.read(
    Claim,
    sql`select c.id, h.id as "householdId", h.name as household, u.id as "claimantId", u.name as claimant from claim c
          join household h on h.id = c.household_id join user_account u on u.id = c.claimant_id
        where c.id = any(${items.map(({ part }) => part.claimId)}::uuid[])`,
  )
  const known = new Map(claims.map((claim) => [claim.id, claim]))
  return {
    next,
    total: { minor: total, currency },
    items: items.map(({ part, shares, attributed }) => {
      const claim = known.get(part.claimId)
      return {
        allocationId: part.allocationId,
        claimId: claim?.id ?? null,
        household: claim ? { id: claim.householdId, name: claim.household } : null,
        claimant: claim ? { id: claim.claimantId, name: claim.claimant } : null,
        valueOn: part.valueDate,
        confirmed: { minor: part.amount, currency },
        attributed: { minor: attributed, currency },
        touches: shares.map((share) => ({
          initiativeId: share.initiativeId,
          name: names.get(share.initiativeId) ?? '',
          on: share.on,
          share: { minor: share.amount, currency },
        })),
      }
    }),
  }
}
