import { dayNumber } from '@rapport/domain/calendar/day.ts'
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
type Movement = z.output<typeof Row>

/** How long after its announcement a movement may be booked. */
const DAYS = 30

/**
 * Lets bookings take the place of what announced them: an announced movement stays as it came, is shown no more, and
 * comes back if the file with its booking is undone. All announcements of the accounts are looked at again, so the order
 * in which files arrived does not matter.
 */
export async function replaceAnnounced(queries: Queries, accountIds: readonly string[]): Promise<void> {
  const movements = await queries.read(
    Row,
    sql`with announced as (
          select p.* from activity p where p.account_id = any(${[...accountIds]}::uuid[]) and p.status = 'pending'
        )
        select a.id, a.status, a.account_id as "accountId", a.currency, a.amount_minor as amount, a.source_id as "sourceId", a.booked_on as "bookedOn", a.occurrence,
          a.replaced_by as "replacedBy"
        from activity a where a.account_id in (select account_id from announced) and (a.status = 'pending' or exists (
          select from announced p where p.account_id = a.account_id and p.currency = a.currency and p.amount_minor = a.amount_minor
            and a.booked_on between p.booked_on - ${DAYS}::int and p.booked_on + ${DAYS}::int))`,
  )
  const replaced = bookingsOf(movements)
  const changes = movements
    .filter(({ id, status, replacedBy }) => status === 'pending' && (replaced.get(id) ?? null) !== replacedBy)
    .map(({ id }) => ({ id, replaced_by: replaced.get(id) ?? null }))
  if (changes.length === 0) return
  await queries.write(
    sql`update activity a set replaced_by = c.replaced_by from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, replaced_by uuid) where a.id = c.id`,
  )
}

/**
 * Which booking took the place of which announcement: the same account, currency and amount; the same source id where
 * both have one, else the earliest booking from the day of the announcement on. Each booking replaces one at most.
 */
export function bookingsOf(movements: readonly Movement[]): Map<string, string> {
  const taken = new Map<string, string>()
  const alike = Map.groupBy(movements, ({ accountId, currency, amount }) => `${accountId} ${currency} ${amount}`)
  for (const group of alike.values()) {
    const announced = group.filter(({ status }) => status === 'pending').sort(inOrder)
    const booked = group.filter(({ status }) => status === 'booked').sort(inOrder)
    const free = new Set(booked)
    const take = (announcement: Movement, fits: (booking: Movement) => boolean) => {
      const booking = booked.find((one) => free.has(one) && fits(one))
      if (!booking) return
      free.delete(booking)
      taken.set(announcement.id, booking.id)
    }
    for (const one of announced)
      if (one.sourceId !== '')
        take(one, (booking) => booking.sourceId === one.sourceId && Math.abs(apart(one, booking)) <= DAYS)
    for (const one of announced)
      if (!taken.has(one.id))
        take(one, (booking) => {
          const days = apart(one, booking)
          return (one.sourceId === '' || booking.sourceId === '') && days >= 0 && days <= DAYS
        })
  }
  return taken
}

const apart = (announced: Movement, booking: Movement): number =>
  dayNumber(booking.bookedOn) - dayNumber(announced.bookedOn)

const inOrder = (a: Movement, b: Movement): number =>
  a.bookedOn < b.bookedOn
    ? -1
    : a.bookedOn > b.bookedOn
      ? 1
      : a.sourceId < b.sourceId
        ? -1
        : a.sourceId > b.sourceId
          ? 1
          : a.occurrence - b.occurrence
