import type { Day } from '../calendar/day.ts'
import type { Currency } from '../money/currency.ts'
import type { ActivityStatus } from './activity.ts'

/** What makes a booked movement the same movement in another file. */
export interface BookedEntry {
  /** The account as the feed identifies it (IBAN, custodian and number), normalised by the feed. */
  readonly account: string
  /** The custodian's own id of the entry (FITID, AcctSvcrRef …), or `null` when the format has none. */
  readonly sourceId: string | null
  /** An announced entry and its booking are two: the first is replaced, never counted. */
  readonly status: ActivityStatus
  readonly bookedOn: Day
  /** Minor units, signed. */
  readonly amount: bigint
  readonly currency: Currency
}

/** A stable text; two movements are the same exactly when their keys are. */
type BookingKey = string

export interface Identity {
  readonly key: BookingKey
  /** 1 for the first of equal entries in its statement, 2 for the second … */
  readonly occurrence: number
}

/**
 * The identity of every entry of one statement, in the order of the entries (domain.md, 5.2).
 *
 * Two equal transfers on one day are two movements, and the same transfer in two overlapping files is one. So equal
 * entries are numbered within one statement (`n` = 1, 2 …), and the number is part of the key: an account that shows
 * twice in one statement what it showed once in an earlier one has gained a movement. All statements together mean
 * the union of their keys, which is the largest count that any of them shows, in whatever order they arrive.
 *
 * The unit is the statement, not the file: two overlapping statements delivered in one file must not add up. Pages of
 * one statement have to be passed together. A format without statements (CSV) is one statement per file and account.
 *
 * What follows: without a source id, equal movements that are spread over statements that do not overlap (two intraday
 * reports of one day) count once. Feeds that deliver such reports have to carry a source id.
 */
export function identify(statement: readonly BookedEntry[]): Identity[] {
  const seen = new Map<string, number>()
  return statement.map((entry) => {
    const { account, sourceId, bookedOn, amount, currency, status } = entry
    const same = JSON.stringify([account, sourceId ?? '', bookedOn, amount.toString(), currency, status])
    const occurrence = (seen.get(same) ?? 0) + 1
    seen.set(same, occurrence)
    return { key: `${same} ${occurrence}`, occurrence }
  })
}

/**
 * What an import adds: the entries of a file's statements whose keys are not yet known, each once, by its first
 * appearance. Importing a file twice adds nothing the second time.
 */
export function newBookings<Entry extends BookedEntry>(
  statements: readonly (readonly Entry[])[],
  isKnown: (key: BookingKey) => boolean,
): (Identity & { readonly entry: Entry })[] {
  const added = new Map<BookingKey, Identity & { readonly entry: Entry }>()
  for (const statement of statements) {
    const identities = identify(statement)
    for (const [index, entry] of statement.entries()) {
      const identity = identities[index]
      if (identity && !isKnown(identity.key) && !added.has(identity.key))
        added.set(identity.key, { ...identity, entry })
    }
  }
  return [...added.values()]
}
