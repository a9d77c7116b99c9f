import type { Check, FeedDate, Statement, StatementOpening } from '../model.ts'
import type { Tally } from '../tally.ts'
import type { AccountFigures } from './bai2-checks.ts'
import type { Summary } from './bai2-summary.ts'

/** What is known of a group while its accounts are read. */
export type Group = {
  readonly number: number
  readonly currency: string | null
  readonly asOf: FeedDate
  readonly originator: string | null
  readonly interim: boolean
  units: bigint
  accounts: number
  records: number
}

/** What is known of an account while its entries are read. */
export type AccountState = {
  readonly opening: StatementOpening
  readonly tally: Tally
  readonly summary: Summary
  readonly statusCheck: Check | null
  units: bigint
  records: number
  creditEntries: number
  debitEntries: number
}

export function figuresOf(done: AccountState, group: Group): AccountFigures {
  return {
    balances: done.summary.balances,
    declared: done.summary.declared,
    totals: done.tally.totals(),
    currency: done.opening.currency,
    creditEntries: done.creditEntries,
    debitEntries: done.debitEntries,
    interim: group.interim,
  }
}

export function statementOf(done: AccountState, group: Group, checks: readonly Check[]): Statement {
  const { balances, declared } = done.summary
  return {
    ...done.opening,
    sequence: null,
    from: group.asOf,
    to: group.asOf,
    opening: balances.find(({ code }) => code === '010') ?? null,
    closing: balances.find(({ code }) => code === '015') ?? null,
    balances,
    declared,
    totals: done.tally.totals(),
    entries: done.tally.entries(),
    investments: 0,
    positions: [],
    checks,
  }
}
