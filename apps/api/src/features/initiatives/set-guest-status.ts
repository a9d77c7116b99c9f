import type { contract } from '@rapport/contract/contract.ts'
import { setGuest } from '@rapport/domain/initiatives/guest-list.ts'
import type { GuestStatus } from '@rapport/domain/initiatives/touches.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'

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
  const decision = setGuest({ startsOn }, { status, qualified }, today)
  if (!decision.ok) return refuse(decision.reason)
  await tx.rows.guest.update({ where: { id: guestId }, data: { status, qualified, version: { increment: 1 } } })
  await audit(context, {
    operation: 'setGuestStatus',
    subject: ['guest', guestId],
    householdId: guest.householdId,
    fact: { initiativeId, before: { status: guest.status, qualified: guest.qualified }, after: { status, qualified } },
  })
  return { id: guestId, status, qualified, version: guest.version + 1 }
}
