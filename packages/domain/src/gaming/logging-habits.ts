import type { Day, Instant } from '../calendar/day.ts'
import { localTime, type Zone } from '../calendar/zone.ts'
import { compareRates, type Rate, ratio } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import { byPeople, type Finding } from './finding.ts'

/** One contact as it was entered. */
export interface LoggedContact {
  readonly id: string
  readonly enteredBy: string
  readonly enteredAt: Instant
  readonly late: boolean
}

/** Parameters. */
export interface BulkLoggingPolicy {
  /** The evening begins at this hour of the firm's clock, 0–23. */
  readonly fromHour: number
  readonly fewest: number
  /** Of all that the person entered in the quarter. */
  readonly share: Rate
}

const DEFAULT_BULK_LOGGING_POLICY: BulkLoggingPolicy = { fromHour: 17, fewest: 10, share: '0.2' }

export type BulkLoggingFinding = Finding<
  'bulk_logging',
  { readonly evening: Day; readonly contacts: readonly string[]; readonly inQuarter: number; readonly share: Rate }
>

/**
 * Contacts entered in bulk on the last evening of a quarter, in the firm's zone: a quarter's work remembered in an hour.
 * `quarter` is the firm's own, first and last day; the entries may reach beyond it.
 */
export function bulkLogging(
  contacts: readonly LoggedContact[],
  quarter: { readonly firstDay: Day; readonly lastDay: Day },
  zone: Zone,
  policy: BulkLoggingPolicy = DEFAULT_BULK_LOGGING_POLICY,
): BulkLoggingFinding[] {
  const entered = contacts
    .map((contact) => ({ ...contact, local: localTime(contact.enteredAt, zone) }))
    .filter(({ local }) => local.day >= quarter.firstDay && local.day <= quarter.lastDay)
  return [...Map.groupBy(entered, ({ enteredBy }) => enteredBy)]
    .flatMap(([person, own]): BulkLoggingFinding[] => {
      const evening = own.filter(({ local }) => local.day === quarter.lastDay && local.hour >= policy.fromHour)
      const part = ratio(BigInt(evening.length), BigInt(own.length), 4) ?? '0'
      if (evening.length < policy.fewest || compareRates(part, policy.share) < 0) return []
      const ids = evening.map(({ id }) => id).sort(byText)
      const evidence = { evening: quarter.lastDay, contacts: ids, inQuarter: own.length, share: part }
      return [{ detector: 'bulk_logging', people: [person], evidence }]
    })
    .sort(byPeople)
}

/** Parameters. */
export interface LateEntryPolicy {
  /** With fewer contacts a share says nothing. */
  readonly fewest: number
  /** From this share of late entries on. */
  readonly share: Rate
}

const DEFAULT_LATE_ENTRY_POLICY: LateEntryPolicy = { fewest: 10, share: '0.25' }

export type LateEntryFinding = Finding<
  'late_entries',
  { readonly late: readonly string[]; readonly entered: number; readonly share: Rate }
>

/** People who enter too many of their contacts late (4.1 says what late is). */
export function lateEntries(
  contacts: readonly LoggedContact[],
  policy: LateEntryPolicy = DEFAULT_LATE_ENTRY_POLICY,
): LateEntryFinding[] {
  return [...Map.groupBy(contacts, ({ enteredBy }) => enteredBy)]
    .flatMap(([person, own]): LateEntryFinding[] => {
      const late = own.filter((contact) => contact.late)
      const part = ratio(BigInt(late.length), BigInt(own.length), 4) ?? '0'
      if (own.length < policy.fewest || compareRates(part, policy.share) < 0) return []
      const evidence = { late: late.map(({ id }) => id).sort(byText), entered: own.length, share: part }
      return [{ detector: 'late_entries', people: [person], evidence }]
    })
    .sort(byPeople)
}
