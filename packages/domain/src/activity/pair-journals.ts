import { daysBetween } from '../calendar/day.ts'
import { magnitude } from '../money/divide.ts'
import type { Activity } from './activity.ts'

/** How far apart the two legs of an internal journal may be booked (domain.md, 5.2). Parameter. */
export interface JournalPolicy {
  readonly days: number
}

export const DEFAULT_JOURNAL_POLICY: JournalPolicy = { days: 5 }

export interface JournalPair {
  readonly out: string
  readonly in: string
  readonly days: number
}

type Leg = Pick<Activity, 'id' | 'accountId' | 'bookedOn' | 'amount' | 'currency' | 'status' | 'flow'>

// Income, fees and market movement have a nature of their own, and a reversal belongs to what it reverses.
const PAIRABLE = new Set(['external_in', 'external_out', 'internal_journal'])

/**
 * Pairs the legs of internal journals: the same amount and currency with opposite sign, on two different but related
 * accounts, booked at most `days` apart. Each movement is in one pair at most; the order of the input does not matter.
 *
 * `circlesOf` names what makes an account related to others: its household, its owner, a family. Accounts are related
 * when they share a circle. Within a circle the earliest leg out takes the earliest leg in that it can have, which
 * leaves as few legs unpaired as possible: money is rather found to be internal than taken for new.
 */
export function pairJournals(
  activities: readonly Leg[],
  circlesOf: (accountId: string) => readonly string[],
  policy: JournalPolicy = DEFAULT_JOURNAL_POLICY,
): JournalPair[] {
  const groups = new Map<string, { out: Leg[]; in: Leg[] }>()
  for (const leg of activities) {
    if (leg.status !== 'booked' || !PAIRABLE.has(leg.flow) || leg.amount === 0n) continue
    for (const circle of circlesOf(leg.accountId)) {
      const key = JSON.stringify([circle, leg.currency, magnitude(leg.amount).toString()])
      const group = groups.get(key) ?? { out: [], in: [] }
      groups.set(key, group)
      ;(leg.amount < 0n ? group.out : group.in).push(leg)
    }
  }
  const paired = new Set<string>()
  const pairs: JournalPair[] = []
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const incoming = group.in.sort(inOrder)
    for (const out of group.out.sort(inOrder)) {
      if (paired.has(out.id)) continue
      const match = incoming.find(
        (leg) =>
          !paired.has(leg.id) &&
          leg.accountId !== out.accountId &&
          Math.abs(daysBetween(out.bookedOn, leg.bookedOn)) <= policy.days,
      )
      if (!match) continue
      paired.add(out.id).add(match.id)
      pairs.push({ out: out.id, in: match.id, days: daysBetween(out.bookedOn, match.bookedOn) })
    }
  }
  return pairs.sort((a, b) => (a.out < b.out ? -1 : 1))
}

const inOrder = (a: Leg, b: Leg): number =>
  a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : a.id < b.id ? -1 : 1
