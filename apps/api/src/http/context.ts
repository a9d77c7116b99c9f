import type { Instant } from '@rapport/domain/calendar/day.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { FirmFacts } from '../firm-facts.ts'
import type { Actor } from './actor.ts'
import type { Asked } from './handler.ts'
import { common } from './problem-response.ts'

export type Clock = () => Instant

/** Everything an operation needs to know beside its transaction. */
export async function contextOf(
  firmFacts: FirmFacts,
  actor: Actor,
  { requestId, now }: { requestId: string; now: Instant },
): Promise<Asked> {
  const firm = await firmFacts()
  if (!firm) throw common('unauthenticated')
  return { actor, firm, now, today: localDay(now, firm.zone), requestId }
}
