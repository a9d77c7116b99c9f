import { addDays, type Day, daysBetween } from '@rapport/domain/calendar/day.ts'
import type { Chance } from '../chance.ts'
import { GRACE } from '../firm/cast.ts'
import type { DemoUser, Segment, Staff } from '../firm/staff.ts'
import type { Place } from '../words/places.ts'
import type { DemoCoverage, DemoSplit, Story, Tier } from './household.ts'
import type { Protagonist } from './protagonists.ts'

/** What is settled of a household before it has people and a team. */
export interface Draft {
  readonly place: Place
  readonly tier: Tier
  readonly segment: Segment
  readonly lead: DemoUser
  readonly protagonist: Protagonist | null
}

/** Lead, and often a specialist, a banker or a colleague of client service; some came from an earlier lead. */
export function makeTeam(
  chance: Chance,
  staff: Staff,
  draft: Draft,
  since: Day,
  firstDay: Day,
  lastDay: Day,
): DemoCoverage[] {
  const { lead, place, segment, tier, protagonist } = draft
  const team: DemoCoverage[] = []
  const handedOver = protagonist === null && since < firstDay && lead.name !== GRACE && chance.happens(0.08)
  const changed = addDays(firstDay, chance.int(60, daysBetween(firstDay, lastDay) - 90))
  const before = handedOver
    ? staff
        .inTeam(place.region, lead.role)
        .find(
          ({ id, name, designations }) =>
            id !== lead.id && name !== GRACE && lead.designations.every((held) => designations.includes(held)),
        )
    : undefined
  if (before) team.push({ user: before, role: 'lead', since, until: addDays(changed, -1) })
  team.push({ user: lead, role: 'lead', since: before ? changed : since, until: null })
  const specialists = staff.inTeam(lead.team ?? place.region, 'specialist')
  const shared = protagonist?.story === 'shared' || protagonist?.story === 'promise'
  if (shared || chance.happens(tier === 'A' ? 0.6 : segment === 'Ultra high net worth' ? 0.5 : 0.22)) {
    const user = lead.name === GRACE ? staff.named('Hannah Goldberg') : chance.pick(specialists)
    team.push({ user, role: 'specialist', since, until: null })
  }
  const banker = chance.pick(staff.inTeam(lead.team ?? place.region, 'banker'))
  if (segment === 'Ultra high net worth' && lead.role !== 'banker' && chance.happens(0.25))
    team.push({ user: banker, role: 'banker', since, until: null })
  if (tier === 'A' && chance.happens(0.4))
    team.push({ user: chance.pick(staff.inRole('service')), role: 'service', since, until: null })
  return team
}

/** The lead alone, or shared with the specialist or the banker of the team as both agreed. */
export function splitsOf(chance: Chance, team: readonly DemoCoverage[], since: Day, story: Story | null): DemoSplit[] {
  const partner = team.find(({ role }) => role === 'specialist' || role === 'banker')
  const shares = story === 'shared' ? 6_000 : chance.pick([6_000, 6_000, 7_000, 7_500, 8_000])
  const alone = story === null ? chance.happens(0.3) : story !== 'shared' && story !== 'promise'
  return team
    .filter(({ role }) => role === 'lead')
    .map((lead) => ({
      since: lead.since < since ? since : lead.since,
      until: lead.until,
      shares:
        partner && !alone
          ? [
              { user: lead.user, basisPoints: shares },
              { user: partner.user, basisPoints: 10_000 - shares },
            ]
          : [{ user: lead.user, basisPoints: 10_000 }],
    }))
}
