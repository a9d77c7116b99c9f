import { shortDate } from '../dates.ts'
import type { Check, FeedEvent, FeedWarning, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally } from '../tally.ts'
import { type AccountState, figuresOf, type Group, statementOf } from './bai2-account.ts'
import { accountChecks, listsSelection, readTrailer, trailerChecks } from './bai2-checks.ts'
import { NOT_MONETARY } from './bai2-codes.ts'
import { readEntry } from './bai2-entry.ts'
import type { Bai2Record } from './bai2-records.ts'
import { joinFields, readSummary } from './bai2-summary.ts'

/** Status of a group: 1 update, 2 deletion, 3 correction, 4 test. */
const UNTRUE_STATUS: Readonly<Record<string, string>> = { '2': 'a deletion', '4': 'a test' }

export type FileMachine = { readonly record: (record: Bai2Record) => void; readonly end: () => readonly Check[] }

/** Puts records together: file, groups, accounts, entries; control totals and counts of each level are checked. */
export function createFileMachine(options: ReadOptions, emit: (event: FeedEvent) => void): FileMachine {
  let held: Bai2Record[] = []
  let heldSize = 0
  let begun = false
  let group: Group | null = null
  let groupStatus: Check | null = null
  let account: AccountState | null = null
  let statements = 0
  let rows = 0
  let groups = 0
  let groupsOfFile = 0
  let files = 0
  let records = 0
  let fileUnits = 0n
  let fileTrailer: Bai2Record | null = null
  const checks: Check[] = []

  const warn = (line: number | null, code: string, message: string) => {
    const warning: FeedWarning = { line, code, message }
    emit({ kind: 'warning', warning })
  }

  /** The record before is complete once the next one is no continuation. */
  const flush = () => {
    const [first] = held
    if (!first) return
    const complete = held
    held = []
    heldSize = 0
    if (first.code === '03') beginAccount(complete)
    else if (first.code === '16') addEntry(complete)
    else if (first.code === '02') beginGroup(complete)
  }

  const beginGroup = (complete: readonly Bai2Record[]) => {
    const fields = joinFields(complete).values.map((field) => field.trim())
    const line = complete[0]?.line ?? null
    const [, originator = '', status = '', asOf = '', , currency = '', modifier = ''] = fields
    groups += 1
    groupsOfFile += 1
    const date = shortDate(asOf)
    if (date.day === null) warn(line, 'no-date', `The group in line ${line} has no readable as-of date: "${asOf}".`)
    group = {
      number: groups,
      currency: currencyOf(currency, line, '02'),
      asOf: date,
      originator: originator || null,
      interim: modifier === '1' || modifier === '3',
      units: 0n,
      accounts: 0,
      records: complete.length,
    }
    const untrue = UNTRUE_STATUS[status]
    groupStatus = untrue ? { name: 'group status', declared: `${status} (${untrue})`, computed: '1', ok: false } : null
    if (status === '3') warn(line, 'correction', `The group in line ${line} corrects figures sent before.`)
  }

  const beginAccount = (complete: readonly Bai2Record[]) => {
    const line = complete[0]?.line ?? null
    if (!group) throw misplaced(line, '03', 'an account stands outside a group')
    const [id = '', stated = ''] = (complete[0]?.body ?? '').split(',').map((field) => field.trim())
    const currency = currencyOf(stated, line, '03') ?? group.currency ?? options.currency ?? null
    if (currency === null) warn(line, 'no-currency', `Account ${id} in line ${line} names no currency.`)
    if (id === '') warn(line, 'no-account', `The account record in line ${line} names no account.`)
    const summary = readSummary(complete, currency, group.asOf)
    account = {
      opening: {
        index: statements,
        line,
        id: null,
        account: { id, scheme: id === '' ? 'none' : 'local', institution: group.originator, type: null, name: null },
        currency,
        finality: group.interim ? 'interim' : 'final',
      },
      tally: createTally(),
      summary,
      statusCheck: groupStatus,
      units: summary.units,
      records: complete.length,
      creditEntries: 0,
      debitEntries: 0,
    }
    statements += 1
    emit({ kind: 'statement-start', statement: account.opening })
  }

  const addEntry = (complete: readonly Bai2Record[]) => {
    const line = complete[0]?.line ?? null
    if (!account || !group) throw misplaced(line, '16', 'a transaction stands outside an account')
    rows += 1
    if (rows > options.limits.rows) {
      throw new FeedRefusal('too-many-entries', `The file has more than ${options.limits.rows} entries.`, {
        line,
        element: '16',
      })
    }
    const { entry, direction, units, blank } = readEntry(complete, {
      index: account.tally.entries(),
      currency: account.opening.currency,
      asOf: group.asOf,
      interim: group.interim,
    })
    if (blank) warn(line, 'no-amount', `The transaction in line ${line} states no amount and is read as zero.`)
    if (entry.code?.code === NOT_MONETARY && units !== 0n) {
      warn(
        line,
        'amount-of-no-money',
        `Line ${line}: type ${NOT_MONETARY} is no movement of money; its amount counts for nothing.`,
      )
    }
    account.records += complete.length
    account.units += units
    if (direction === 'credit') account.creditEntries += 1
    if (direction === 'debit') account.debitEntries += 1
    account.tally.add(entry)
    emit({ kind: 'entry', entry })
  }

  const endAccount = (trailer: Bai2Record | null) => {
    if (!account || !group) {
      if (trailer) throw misplaced(trailer.line, '49', 'an account trailer stands outside an account')
      return
    }
    const done = account
    account = null
    const own = trailer && readTrailer(trailer)
    if (trailer) done.records += 1
    group.accounts += 1
    group.records += done.records
    group.units += own?.units ?? 0n
    const figures = figuresOf(done, group)
    const statement = statementOf(done, group, [
      ...trailerChecks('49', own, { units: done.units, counts: [{ name: 'records', value: done.records }] }),
      ...(done.statusCheck ? [done.statusCheck] : []),
      ...accountChecks(figures),
    ])
    if (listsSelection(figures)) {
      const { account: stated, line } = statement
      warn(line, 'items-incomplete', `Account ${stated.id} states totals that its items do not reach.`)
    }
    emit({ kind: 'statement-end', statement })
  }

  const endGroup = (trailer: Bai2Record | null) => {
    endAccount(null)
    if (!group) {
      if (trailer) throw misplaced(trailer.line, '98', 'a group trailer stands outside a group')
      return
    }
    const done = group
    group = null
    const own = trailer && readTrailer(trailer)
    if (trailer) done.records += 1
    records += done.records
    fileUnits += own?.units ?? 0n
    checks.push(
      ...trailerChecks(groupName(done.number), own, {
        units: done.units,
        counts: [
          { name: 'accounts', value: done.accounts },
          { name: 'records', value: done.records },
        ],
      }),
    )
    if (checks.length > options.limits.rows) throw misplaced(trailer?.line ?? null, '98', 'there are too many groups')
  }

  const endFile = () => {
    checks.push(
      ...trailerChecks(files === 0 ? '99' : `99 (file ${files + 1})`, fileTrailer && readTrailer(fileTrailer), {
        units: fileUnits,
        counts: [
          { name: 'groups', value: groupsOfFile },
          { name: 'records', value: records },
        ],
      }),
    )
    files += 1
    fileUnits = 0n
    groupsOfFile = 0
    records = 0
    fileTrailer = null
  }

  const begin = (record: Bai2Record) => {
    if (record.code !== '01') {
      throw misplaced(record.line, record.code, 'the file does not begin with a file header (01)')
    }
    if (!begun) emit({ kind: 'file-start', format: 'BAI2' })
    begun = true
    records += 1
    const version = record.body.split(',')[7]?.trim() ?? ''
    if (version !== '2') warn(record.line, 'version', `The file header states version "${version}", not 2.`)
  }

  return {
    record(record) {
      if (record.code === '88') return hold(record)
      flush()
      if (!begun) return begin(record)
      // Banks put the files of several days one behind the other.
      if (fileTrailer && record.code === '01') {
        endFile()
        return begin(record)
      }
      if (fileTrailer) throw misplaced(record.line, record.code, 'a record stands behind the file trailer')
      if (record.code === '01') throw misplaced(record.line, '01', 'a second file header stands within the file')
      if (record.code === '02') endGroup(null)
      if (record.code === '03') endAccount(null)
      if (record.code === '49') return endAccount(record)
      if (record.code === '98') return endGroup(record)
      if (record.code === '99') {
        endGroup(null)
        fileTrailer = record
        records += 1
        return
      }
      held = [record]
      heldSize = record.source.length
    },
    end() {
      flush()
      if (!begun) throw new FeedRefusal('no-file-header', 'There is no BAI2 file header (01) in the file.', { line: 1 })
      endGroup(null)
      endFile()
      return checks
    },
  }

  function hold(record: Bai2Record): void {
    if (held.length === 0) throw misplaced(record.line, '88', 'a continuation has nothing to continue')
    heldSize += record.source.length
    if (heldSize > options.limits.entry) {
      throw new FeedRefusal(
        'entry-too-large',
        `The record in line ${held[0]?.line} is longer than ${options.limits.entry}.`,
        {
          line: record.line,
          element: '88',
        },
      )
    }
    held.push(record)
  }
}

function currencyOf(stated: string, line: number | null, element: string): string | null {
  if (stated === '') return null
  if (/^[A-Z]{3}$/.test(stated)) return stated
  throw new FeedRefusal('not-a-currency', `Line ${line}: "${stated.slice(0, 20)}" is not a currency.`, {
    line,
    element,
    field: 'currency',
  })
}

const groupName = (number: number): string => (number === 1 ? '98' : `98 (group ${number})`)

const misplaced = (line: number | null, element: string, what: string): FeedRefusal =>
  new FeedRefusal('misplaced-record', `Line ${line}: ${what}.`, { line, element })
