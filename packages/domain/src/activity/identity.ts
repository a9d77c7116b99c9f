import type { Day } from '../calendar/day.ts'
import type { Currency } from '../money/currency.ts'

/** What makes a booked movement the same movement in another file. */
export interface BookedEntry {
  /** The account as the feed identifies it (IBAN, custodian and number), normalised by the feed. */
  readonly account: string
  /** The custodian's own id of the entry (FITID, AcctSvcrRef …), or `null` when the format has none. */
  readonly sourceId: string | null
  readonly bookedOn: Day
  /** Minor units, signed. */
  readonly amount: bigint
  readonly currency: Currency
}

/** A stable text; two movements are the same exactly when their keys are. */
export type BookingKey = string

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
export function bookingKeys(statement: readonly BookedEntry[]): BookingKey[] {
  const seen = new Map<string, number>()
  return statement.map((entry) => {
    const same = JSON.stringify([
      entry.account,
      entry.sourceId === '' ? null : entry.sourceId,
      entry.bookedOn,
      entry.amount.toString(),
      entry.currency,
    ])
    const occurrence = (seen.get(same) ?? 0) + 1
    seen.set(same, occurrence)
    return `${same.slice(0, -1)},${occurrence}]`
  })
}

/**
 * What an import adds: the entries of a file's statements whose keys are not yet known, each once, by its first
 * appearance. Importing a file twice adds nothing the second time.
 */
export function newBookings<Entry extends BookedEntry>(
  statements: readonly (readonly Entry[])[],
  isKnown: (key: BookingKey) => boolean,
): { readonly key: BookingKey; readonly entry: Entry }[] {
  const added = new Map<BookingKey, Entry>()
  for (const statement of statements) {
    const keys = bookingKeys(statement)
    statement.forEach((entry, index) => {
      const key = keys[index] as BookingKey
      if (!isKnown(key) && !added.has(key)) added.set(key, entry)
    })
  }
  return Array.from(added, ([key, entry]) => ({ key, entry }))
}
