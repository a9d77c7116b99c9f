import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/**
 * What a reader of files says, in the reader's language. The words of rare findings come from the server as English
 * sentences with the place in the file; those that controllers meet every week are here.
 */
const findings: Readonly<Record<string, MessageDescriptor>> = {
  'unknown-format': msg`No format of a bank or custodian that Rapport reads.`,
  'too-large': msg`The file is larger than what is read at once.`,
  'too-many-entries': msg`The file has more entries than are read at once.`,
  'no-statement': msg`There is no statement in the file.`,
  'cut-off': msg`The file ends in the middle: it was cut off. Ask for it again.`,
  'not-xml': msg`The file says XML, and is none.`,
  entity: msg`The file defines entities, which files of banks never need. It was not read.`,
  'zip-bomb': msg`The archive unpacks to far more than it should. It was not read.`,
  'zip-damaged': msg`The archive is damaged.`,
  'zip-encrypted': msg`The archive is locked with a password.`,
  'zip-path': msg`The archive holds files outside its own folder. It was not read.`,
  'sequence-gap': msg`Statements are missing between this one and the one before.`,
  'period-overlap': msg`The period overlaps that of another statement. Each movement still counts once.`,
  'opening-balance': msg`The opening balance is not the closing balance of the statement before.`,
  duplicate: msg`The bank marks the statement as a copy or duplicate.`,
  'server-status': msg`The bank's server reported a problem with this statement.`,
  'more-pages': msg`The bank says that more pages follow.`,
  'member-skipped': msg`A file of the archive was left out: it is no bank file.`,
  'rows-passed-over': msg`Some rows belong to no table of movements and were left out.`,
  'guessed-mapping': msg`The columns were recognised by their headings. Look at some rows before you rely on it.`,
  'not-an-amount': msg`This is no amount, so it was not taken.`,
  'no-currency': msg`No currency is stated.`,
  'no-amount': msg`No amount is stated.`,
  'missing-amount': msg`No amount is stated.`,
  'no-account': msg`No account is named.`,
  'missing-account': msg`No account is named.`,
  'no-date': msg`No day is stated.`,
  account: msg`The account cannot be told from what the file says.`,
  currency: msg`The currency cannot be told, or is none of ISO 4217.`,
  amount: msg`The amount is not exact in its currency, or beyond all measure.`,
  date: msg`The day does not exist, or is none of this time.`,
  no_value: msg`A transfer in kind without a value: it is not booked.`,
  no_money: msg`Securities moved without money: there is nothing to book.`,
  disk_full: msg`The server has no room left for this file. Nothing of it counts. Tell your administrator.`,
  gave_up: msg`Reading broke off several times. Nothing of it was kept.`,
}

/** What was found in a file, in words; what has none here says it in English. */
export const findingText = (code: string): MessageDescriptor | null => findings[code] ?? null

const checks: readonly (readonly [RegExp, MessageDescriptor])[] = [
  [/^balance$|credits - debits =/, msg`Opening balance plus movements is the closing balance`],
  [/running balance/, msg`The running balance follows from entry to entry`],
  [/^TtlNtries.*NbOfNtries$/, msg`Number of entries`],
  [/^TtlNtries.*Sum$/, msg`Sum of entries`],
  [/^(TtlCdtNtries.*NbOfNtries|90C number)$/, msg`Number of credits`],
  [/^(TtlCdtNtries.*Sum|90C sum)$/, msg`Sum of credits`],
  [/^(TtlDbtNtries.*NbOfNtries|90D number)$/, msg`Number of debits`],
  [/^(TtlDbtNtries.*Sum|90D sum)$/, msg`Sum of debits`],
  [/control total$/, msg`Control total`],
  [/records$/, msg`Number of records`],
  [/accounts$/, msg`Number of accounts`],
  [/groups$/, msg`Number of groups`],
]

/** What a check compares, in words; the name in the file itself where it has none here. */
export const checkText = (name: string): MessageDescriptor | null =>
  checks.find(([known]) => known.test(name))?.[1] ?? null
