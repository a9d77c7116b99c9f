/**
 * Suggestions for every open claim of a large firm: 100,000 claims against 1,000,000 activities.
 *
 * The line between SQL and rule: one set-based statement joins claims to activities by household, currency, sign and
 * window and streams the candidates grouped by claim. What could confirm the claim, and how likely, is decided here.
 * So this makes the groups as that statement would deliver them, claim by claim, and measures only the rule.
 *
 * `node packages/domain/bench/suggestions.ts [claims] [activities]` prints the processor time of the scoring (which a busy
 * machine does not change), suggestions found, and peak memory.
 */
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { Activity } from '../src/activity/activity.ts'
import { DEFAULT_ROUND_TRIP_POLICY } from '../src/activity/round-trip.ts'
import { DEFAULT_SUGGESTION_POLICY, type MatchFacts, suggestMatches } from '../src/activity/suggest-matches.ts'
import { addDays } from '../src/calendar/day.ts'
import { DEFAULT_MATCHING_POLICY } from '../src/claims/matching-policy.ts'

const CLAIMS = Number(process.argv[2] ?? 100_000)
const ACTIVITIES = Number(process.argv[3] ?? 1_000_000)
const PER_CLAIM = Math.round(ACTIVITIES / CLAIMS)

const policy = {
  ...DEFAULT_SUGGESTION_POLICY,
  matching: DEFAULT_MATCHING_POLICY,
  roundTrip: DEFAULT_ROUND_TRIP_POLICY,
}

/** Mulberry32: the same firm every time. */
let state = 20_260_930
function below(bound: number): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
}

const usd = (dollars: number): bigint => BigInt(dollars) * 100n

const movement = (id: string, householdId: string, day: string, amount: bigint, isOut: boolean): Activity => ({
  id,
  accountId: `account of ${householdId}`,
  householdId,
  bookedOn: day,
  valueDate: day,
  amount: isOut ? -amount : amount,
  currency: 'USD',
  status: 'booked',
  flow: isOut ? 'external_out' : 'external_in',
  reverses: null,
})

/** A third is paid by one wire, a third by several deposits, a third not at all; the rest is the household's other money. */
function factsOf(index: number): MatchFacts {
  const householdId = `household ${index}`
  const claimedOn = addDays('2026-01-01', below(270))
  const amount = usd(100_000 + below(5_000_000))
  const kind = index % 5 === 4 ? 'promise' : 'deposit'
  const pieces = index % 3 === 0 ? 1 : index % 3 === 1 ? 2 + below(5) : 0
  const activities = Array.from({ length: PER_CLAIM }, (_, i) => {
    const day = addDays(claimedOn, below(130) - 10)
    const paying =
      i < pieces ? (i === 0 ? amount - (amount / BigInt(pieces)) * BigInt(pieces - 1) : amount / BigInt(pieces)) : null
    return movement(
      `${index}-${i}`,
      householdId,
      day,
      paying ?? usd(1_000 + below(2_000_000)),
      paying === null && i % 4 === 3,
    )
  })
  return {
    claim: {
      id: `claim ${index}`,
      kind,
      householdId,
      amount,
      confirmed: 0n,
      currency: 'USD',
      claimedOn,
      instalments: [],
    },
    contacts: [{ id: `contact ${index}`, occurredOn: claimedOn, byClaimant: true, initiativeId: null }],
    candidates: activities
      .filter((activity) => activity.amount > 0n)
      .map((activity) => ({ activity, use: { allocated: 0n, reversed: 0n } })),
    otherClaims: [],
    householdOutflows: activities.filter((activity) => activity.amount < 0n),
  }
}

const BATCH = 1_000
let spent = 0
let slowest = 0
let suggested = 0
let withSuggestion = 0
let peak = 0
for (let from = 0; from < CLAIMS; from += BATCH) {
  const batch = Array.from({ length: Math.min(BATCH, CLAIMS - from) }, (_, i) => factsOf(from + i))
  const before = process.cpuUsage()
  for (const facts of batch) {
    const start = performance.now()
    const { length } = suggestMatches(facts, policy)
    const took = performance.now() - start
    slowest = Math.max(slowest, took)
    suggested += length
    withSuggestion += Number(length > 0)
  }
  const { user, system } = process.cpuUsage(before)
  spent += user + system
  peak = Math.max(peak, process.memoryUsage().rss)
}

process.stdout.write(
  `${CLAIMS} claims against ${CLAIMS * PER_CLAIM} activities: ${(spent / 1_000_000).toFixed(2)} s of scoring ` +
    `(${(spent / CLAIMS).toFixed(0)} µs a claim, slowest ${slowest.toFixed(1)} ms), ` +
    `${withSuggestion} claims with ${suggested} suggestions, peak memory ${Math.round(peak / 2 ** 20)} MiB\n`,
)
