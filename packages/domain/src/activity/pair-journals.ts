import { daysBetween } from '../calendar/day.ts'
import { magnitude } from '../money/divide.ts'
import { byText } from '../text-order.ts'
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
 * Pairs the legs of internal journals (5.2): the same amount and currency with opposite sign, on two different but related
 * accounts, booked at most `days` apart. Each movement is in one pair at most; the order of the input does not matter.
 *
 * `circlesOf` names what makes an account related to others: its household, its owner, a family. Accounts are related
 * when they share a circle. No pairing leaves fewer legs alone: money is rather found to be internal than taken for new.
 * Among such pairings the earliest leg out takes the earliest leg in that it can have.
 */
export function pairJournals(
  activities: readonly Leg[],
  circlesOf: (accountId: string) => readonly string[],
  policy: JournalPolicy = DEFAULT_JOURNAL_POLICY,
): JournalPair[] {
  const legs = activities
    .filter(({ status, flow, amount }) => status === 'booked' && PAIRABLE.has(flow) && amount !== 0n)
    .toSorted(inOrder)
  const incoming = new Map<string, Leg[]>()
  for (const leg of legs)
    if (leg.amount > 0n)
      for (const key of keysOf(leg, circlesOf)) incoming.set(key, [...(incoming.get(key) ?? []), leg])
  const candidates = new Map<string, readonly Leg[]>()
  const partnersOf = (out: Leg): readonly Leg[] => {
    const known = candidates.get(out.id)
    if (known) return known
    const found = new Set(keysOf(out, circlesOf).flatMap((key) => incoming.get(key) ?? []))
    const fitting = [...found].filter(
      (leg) => leg.accountId !== out.accountId && Math.abs(daysBetween(out.bookedOn, leg.bookedOn)) <= policy.days,
    )
    candidates.set(out.id, fitting.sort(inOrder))
    return candidates.get(out.id) ?? []
  }
  const takenBy = new Map<string, Leg>()
  // A leg out that finds all its partners taken asks whoever has one to take another (Kuhn's algorithm).
  const finds = (out: Leg, asked: Set<string>): boolean =>
    partnersOf(out).some((leg) => {
      if (asked.has(leg.id)) return false
      asked.add(leg.id)
      const holder = takenBy.get(leg.id)
      if (holder && !finds(holder, asked)) return false
      takenBy.set(leg.id, out)
      return true
    })
  for (const leg of legs) if (leg.amount < 0n) finds(leg, new Set())
  return legs
    .flatMap((leg) => {
      const out = takenBy.get(leg.id)
      return out ? [{ out: out.id, in: leg.id, days: daysBetween(out.bookedOn, leg.bookedOn) }] : []
    })
    .sort((a, b) => byText(a.out, b.out))
}

const keysOf = ({ accountId, currency, amount }: Leg, circlesOf: (accountId: string) => readonly string[]): string[] =>
  circlesOf(accountId).map((circle) => JSON.stringify([circle, currency, magnitude(amount).toString()]))

const inOrder = (a: Leg, b: Leg): number => byText(a.bookedOn, b.bookedOn) || byText(a.id, b.id)
