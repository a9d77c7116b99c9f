import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { ATTRIBUTION_MODELS, type AttributionModel } from '@rapport/domain/initiatives/attribution.ts'
import { GUEST_STATUSES, type GuestStatus } from '@rapport/domain/initiatives/touches.ts'
import { uplift } from '@rapport/domain/initiatives/uplift.ts'
import { upliftGroups } from '@rapport/domain/initiatives/uplift-groups.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context, Handler } from '../../http/handler.ts'
import { type InitiativeBook, initiativeBook } from './initiative-book.ts'
import { initiativeRows, initiativesQuestion } from './initiative-rows.ts'
import { below } from './read-initiative-facts.ts'
import { returnOf } from './return-of.ts'

type Answer = Output<typeof contract.getInitiative>

const Detail = z.object({
  version: z.number(),
  notes: z.string(),
  revenueRate: z.string(),
  marginRate: z.string(),
  parentId: z.string().nullable(),
  parent: z.string().nullable(),
})
const Count = z.object({ status: z.custom<GuestStatus>(), n: z.number(), qualified: z.number() })
const Cost = z.object({
  id: z.string(),
  initiativeId: z.string(),
  initiative: z.string(),
  category: z.enum(['fee', 'hospitality', 'travel', 'gifts', 'staff', 'media']),
  label: z.string(),
  budget: Minor,
  actual: Minor,
  currency: z.string(),
  version: z.number(),
})

export const getInitiative: Handler<typeof contract.getInitiative> = async (
  context,
  { initiativeId, model },
  refuse,
) => {
  const answer = await context.firmWide((tx) => gather(tx, context, initiativeId, model))
  return answer ?? refuse('not_found')
}

async function gather(tx: Tx, { firm, today }: Context, id: string, model: AttributionModel): Promise<Answer | null> {
  const { currency } = firm
  const within = sql`in (${below(id)})`
  const [[detail], known, counts, costs] = await tx.ask(
    question(
      Detail,
      sql`select i.version, i.notes, i.revenue_rate::text as "revenueRate", i.margin_rate::text as "marginRate", p.id as "parentId", p.name as parent
          from initiative i left join initiative p on p.id = i.parent_id where i.id = ${id}::uuid`,
    ),
    initiativesQuestion(sql`i.id ${within}`),
    question(
      Count,
      sql`select status, count(*)::int as n, (count(*) filter (where qualified and status = 'attended'))::int as qualified from guest where initiative_id ${within} group by status`,
    ),
    question(
      Cost,
      sql`select k.id, k.initiative_id as "initiativeId", i.name as initiative, k.category, k.label, k.budget_minor::text as budget, k.actual_minor::text as actual, k.currency, k.version
          from cost_line k join initiative i on i.id = k.initiative_id where k.initiative_id ${within} order by i.starts_on, i.id, k.id`,
    ),
  )
  if (!detail) return null
  const book = await initiativeBook(tx, currency, firm.zone, today, id)
  const ids = book.below(id)
  const rows = initiativeRows(known, book, currency)
  const own = rows.find((row) => row.id === id)
  if (!own) return null
  const qualified = counts.reduce((all, count) => all + count.qualified, 0)
  return {
    ...own,
    version: detail.version,
    notes: detail.notes,
    currency,
    withoutRate: [...book.withoutRate],
    parent: detail.parentId && detail.parent ? { id: detail.parentId, name: detail.parent } : null,
    children: rows.filter(({ parentId }) => parentId === id),
    costs: costs.map(({ budget, actual, currency: of, ...cost }) => ({
      ...cost,
      budget: { minor: budget, currency: of },
      actual: { minor: actual, currency: of },
    })),
    guestCounts: Object.fromEntries(
      GUEST_STATUSES.map((status) => [status, counts.find((count) => count.status === status)?.n ?? 0]),
    ) as Answer['guestCounts'],
    qualified,
    return: returnOf(book, ids, {
      model,
      currency,
      cost: book.costs(id).total.actual,
      attended: own.attended,
      qualified,
      revenueRate: detail.revenueRate,
      marginRate: detail.marginRate,
      ...book.outlook,
    }),
    models: ATTRIBUTION_MODELS.map((one) => ({
      model: one,
      realised: { minor: book.realised(ids, one), currency },
    })),
    uplift: upliftOf(book, ids, currency),
  }
}

function upliftOf(
  { touches, parts, policy }: InitiativeBook,
  ids: ReadonlySet<string>,
  currency: string,
): Answer['uplift'] {
  const { attended, others } = upliftGroups(ids, touches, parts, policy)
  const found = uplift(attended, others)
  return {
    attended: { households: attended.households, won: attended.converted },
    heldOut: { households: others.households, won: others.converted },
    p: found?.p ?? null,
    difference: found?.difference ?? null,
    interval: found ? { from: found.interval.low, to: found.interval.high } : null,
    incremental: found ? { minor: found.incremental, currency } : null,
    verdict: found?.verdict ?? 'not_enough_data',
  }
}
