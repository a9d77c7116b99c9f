import type { contract } from '@rapport/contract/contract.ts'
import type { GuestStatus } from '@rapport/domain/initiatives/touches.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'

/** Who came is known from the first day on; who accepted, before. */
export const setGuestStatus: Handler<typeof contract.setGuestStatus> = async (
  context,
  { initiativeId, guestId, ifVersion, status, qualified },
  refuse,
) => {
  const { tx, today } = context
  const [guest, initiative] = [
    await tx.rows.guest.findFirst({ where: { id: guestId, initiativeId } }),
    await tx.rows.initiative.findFirst({ where: { id: initiativeId } }),
  ]
  if (!guest || !initiative) return refuse('not_found')
  if (guest.version !== ifVersion) {
    const current = { status: guest.status as GuestStatus, qualified: guest.qualified }
    return refuse('edit_conflict', { version: guest.version, current })
  }
  const startsOn = initiative.startsOn.toISOString().slice(0, 10)
  if ((status === 'attended' || status === 'no_show') && startsOn > today) return refuse('not_held_yet')
  await tx.rows.guest.update({ where: { id: guestId }, data: { status, qualified, version: { increment: 1 } } })
  await audit(context, {
    operation: 'setGuestStatus',
    subject: ['guest', guestId],
    householdId: guest.householdId,
    fact: { initiativeId, before: { status: guest.status, qualified: guest.qualified }, after: { status, qualified } },
  })
  return { id: guestId, status, qualified, version: guest.version + 1 }
}
