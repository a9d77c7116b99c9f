import { type AnnouncementPolicy, replacedAnnouncements } from '@rapport/domain/activity/announced.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from '../../jobs/connection.ts'

const Row = z.object({
  id: z.string(),
  status: z.enum(['booked', 'pending']),
  accountId: z.string(),
  currency: z.string(),
  amount: z.bigint(),
  sourceId: z.string(),
  bookedOn: z.string(),
  occurrence: z.number(),
  replacedBy: z.string().nullable(),
})

/**
 * Lets bookings take the place of what announced them: an announced movement stays as it came, is shown no more, and
 * comes back if the file with its booking is undone. All announcements of the accounts are looked at again, so the order
 * in which files arrived does not matter.
 */
export async function replaceAnnounced(
  queries: Queries,
  accountIds: readonly string[],
  policy: AnnouncementPolicy,
): Promise<void> {
  const { days } = policy
  const movements = await queries.read(
    Row,
    sql`with announced as (
          select p.* from activity p where p.account_id = any(${[...accountIds]}::uuid[]) and p.status = 'pending'
        )
        select a.id, a.status, a.account_id as "accountId", a.currency, a.amount_minor as amount, a.source_id as "sourceId", a.booked_on as "bookedOn", a.occurrence,
          a.replaced_by as "replacedBy"
        from activity a where a.account_id in (select account_id from announced) and (a.status = 'pending' or exists (
          select from announced p where p.account_id = a.account_id and p.currency = a.currency and p.amount_minor = a.amount_minor
            and a.booked_on between p.booked_on - ${days}::int and p.booked_on + ${days}::int))`,
  )
  const replaced = replacedAnnouncements(movements, policy)
  const changes = movements
    .filter(({ id, status, replacedBy }) => status === 'pending' && (replaced.get(id) ?? null) !== replacedBy)
    .map(({ id }) => ({ id, replaced_by: replaced.get(id) ?? null }))
  if (changes.length === 0) return
  await queries.write(
    sql`update activity a set replaced_by = c.replaced_by from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, replaced_by uuid) where a.id = c.id`,
  )
}
