import { addDays, type Day } from '../calendar/day.ts'
import { type Coverage, leadOn } from '../firm/coverage.ts'
import { type InForce, isInForce } from '../firm/in-force.ts'
import { sharesAreWhole } from '../money/shares.ts'
import { byText } from '../text-order.ts'
import type { Share, Split } from './basis.ts'

/** One share of what a household's team agreed on, from a day to a day. */
export interface AgreedShare extends InForce, Share {
  readonly since: Day
}

/**
 * Who shares in a household's money on a day where no claim says otherwise (6.4): the team's agreed split where it is
 * whole, else the lead of that day alone. Empty when nobody leads.
 */
export function defaultShares(agreed: readonly AgreedShare[], team: readonly Coverage[], day: Day): readonly Share[] {
  const active = agreed
    .filter((one) => isInForce(one, day))
    .map(({ payeeId, share }) => ({ payeeId, share }))
    .sort((a, b) => byText(a.payeeId, b.payeeId))
  if (sharesAreWhole(active.map(({ share }) => share))) return active
  const lead = leadOn(
    team.filter(({ role }) => role === 'lead'),
    day,
  )
  return lead === null ? [] : [{ payeeId: lead, share: '1' }]
}

/** The same for all days: one split for every stretch on which nothing changes, as a basis holds them. */
export function defaultSplits(
  householdId: string,
  agreed: readonly AgreedShare[],
  team: readonly (Coverage & { readonly since: Day })[],
): Split[] {
  const starts = [...agreed, ...team].flatMap(({ since, until }) =>
    until === null ? [since] : [since, addDays(until, 1)],
  )
  const days = [...new Set(starts)].sort()
  return days.flatMap((firstDay, at): Split[] => {
    const next = days[at + 1]
    const shares = defaultShares(agreed, team, firstDay)
    if (shares.length === 0) return []
    const lastDay = next === undefined ? null : addDays(next, -1)
    return [{ id: `${householdId}/${firstDay}`, claimId: null, householdId, firstDay, lastDay, shares, shadow: [] }]
  })
}
