import type { contract } from '@rapport/contract/contract.ts'
import type { Attribution, AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { total } from '@rapport/domain/money/divide.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, type Place, pageOf } from '../../http/cursor.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { type ConfirmedPart, type InitiativeBook, initiativeBook } from './initiative-book.ts'

const Name = z.object({ id: z.string(), name: z.string() })
const Claim = z.object({
  id: z.string(),
  householdId: z.string(),
  household: z.string(),
  claimantId: z.string(),
  claimant: z.string(),
})

/**
 * The confirmed parts behind a return: the total is the firm's, the same for every reader. A line stands there only for
 * who may see its claim; the day, the sum and the events of a deposit could tell whose it is.
 */
export const listInitiativeMoney: Handler<typeof contract.listInitiativeMoney> = async (
  context,
  { initiativeId, model, cursor, limit },
  refuse,
) => {
  const { tx, firm, today, firmWide } = context
  const { currency } = firm
  const place = decodeCursor(cursor, ['day', 'id'])
  const names = new Map((await tx.read(Name, sql`select id, name from initiative`)).map(({ id, name }) => [id, name]))
  if (!names.has(initiativeId)) return refuse('not_found')
  const book = await firmWide((look) => initiativeBook(look, currency, firm.zone, today, initiativeId))
  const lines = linesOf(book, initiativeId, model)
  const known = await claimsOf(context, lines)
  const seen = lines
    .flatMap((line) => {
      const claim = known.get(line.part.claimId)
      return claim ? [{ ...line, claim }] : []
    })
    .sort((a, b) => before(placeOf(a), placeOf(b)))
  const rest = seen.filter((line) => place === null || before(placeOf(line), place) > 0)
  const { items, next } = pageOf(rest.slice(0, limit + 1), limit, placeOf)
  const unseen = lines.filter(({ part }) => !known.has(part.claimId))
  const money = (minor: bigint) => ({ minor, currency })
  return {
    next,
    total: money(total(lines.map(({ attributed }) => attributed))),
    unseen: {
      parts: unseen.length,
      confirmed: money(total(unseen.map(({ part }) => part.amount))),
      attributed: money(total(unseen.map(({ attributed }) => attributed))),
    },
    items: items.map(({ part, shares, attributed, claim }) => ({
      allocationId: part.allocationId,
      claimId: claim.id,
      household: { id: claim.householdId, name: claim.household },
      claimant: { id: claim.claimantId, name: claim.claimant },
      valueOn: part.valueDate,
      confirmed: money(part.amount),
      attributed: money(attributed),
      touches: shares.map((share) => ({
        initiativeId: share.initiativeId,
        name: names.get(share.initiativeId) ?? '',
        on: share.on,
        share: money(share.amount),
      })),
    })),
  }
}

interface Line {
  readonly part: ConfirmedPart
  readonly shares: readonly Attribution[]
  /** What of it the initiative and those below it earned. */
  readonly attributed: bigint
}

function linesOf(book: InitiativeBook, initiativeId: string, model: AttributionModel): Line[] {
  const ids = book.below(initiativeId)
  return book.parts.flatMap((part) => {
    const shares = book.attributions(part, model)
    const attributed = total(shares.filter((one) => ids.has(one.initiativeId)).map(({ amount }) => amount))
    return attributed === 0n ? [] : [{ part, shares, attributed }]
  })
}

const placeOf = ({ part }: Line): Place => [part.valueDate, part.allocationId]

/** The newest value date first. */
const before = ([day = '', id = '']: Place, [otherDay = '', otherId = '']: Place): number =>
  otherDay.localeCompare(day) || id.localeCompare(otherId)

async function claimsOf({ tx }: Context, lines: readonly Line[]): Promise<Map<string, z.output<typeof Claim>>> {
  const claims = await tx.read(
    Claim,
    sql`select c.id, h.id as "householdId", h.name as household, u.id as "claimantId", u.name as claimant from claim c
          join household h on h.id = c.household_id join user_account u on u.id = c.claimant_id
        where c.id = any(${[...new Set(lines.map(({ part }) => part.claimId))]}::uuid[])`,
  )
  return new Map(claims.map((claim) => [claim.id, claim]))
}
