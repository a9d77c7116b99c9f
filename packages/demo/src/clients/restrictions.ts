import type { Restriction } from '@rapport/domain/cadence/contact-question.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { at, type Making } from '../making.ts'
import type { Tier } from './household.ts'

type Kind = 'quiet_period' | 'restricted_list' | 'bereavement' | 'complaint' | 'litigation'

const reasons: Readonly<Record<Kind, string>> = {
  quiet_period: 'Quiet period of the client’s employer around quarterly results',
  restricted_list: 'Employer is on the firm’s restricted list',
  bereavement: 'A death in the family; leave in peace unless they call',
  complaint: 'Complaint about a fee is being answered by compliance',
  litigation: 'Litigation hold: counsel clears every contact',
}

/** A few households are to be left in peace for a while, and say why. */
export function makeRestrictions(
  { rows, id, lastDay }: Making,
  chance: Chance,
  household: string,
  tier: Tier,
): Restriction[] {
  const kind = chance.weighted<Kind | null>([
    [null, 940],
    ['quiet_period', tier === 'executive' ? 90 : 4],
    ['bereavement', 10],
    ['complaint', 9],
    ['restricted_list', tier === 'executive' ? 12 : 1],
    ['litigation', 3],
  ])
  if (kind === null) return []
  const since = addDays(lastDay, -chance.int(3, 45))
  const until = kind === 'litigation' || kind === 'complaint' ? null : addDays(lastDay, chance.int(5, 40))
  rows.contact_restriction.push({
    id: id(at(since, 9 * 60)),
    household_id: household,
    kind,
    reason: reasons[kind],
    since,
    until,
  })
  return [{ kind, channel: null, since, until }]
}
