import type { FlowType } from './activity.ts'

/** What a feed and the firm's own accounts say about a movement before it has a type. */
export interface UntypedActivity {
  /** The transaction code as the feed names it, such as `PMNT/RCDT/ESCT`, `DIV`, `195` or `NTRF`; empty if none. */
  readonly code: string
  readonly amount: bigint
  readonly text: string
  /** Whether the feed marks the entry as a reversal of an earlier one. */
  readonly isReversal: boolean
  /** Whether the other side is an account that the firm knows as one of its own; `null` when the feed does not name it. */
  readonly counterpartyInHouse: boolean | null
}

/** One ordered rule of the firm. Every condition that is given has to hold; a rule without conditions always holds. */
export interface FlowRule {
  readonly id: string
  readonly flow: FlowType
  /** Beginnings of transaction codes, without regard to case: `PMNT/RCDT` covers `PMNT/RCDT/ESCT`. */
  readonly codes?: readonly string[]
  readonly direction?: 'in' | 'out'
  readonly reversal?: boolean
  readonly counterpartyInHouse?: boolean
  /** Any of these words in the entry's text, without regard to case. */
  readonly words?: readonly string[]
}

/** The type, and the rule that decided: a controller sees why, and can correct it with a reason. */
export interface TypedFlow {
  readonly flow: FlowType
  readonly rule: string
}

/**
 * The rules a firm starts with (parameter; domain.md, 5.2). Order matters: what an entry is called by the custodian
 * goes before what its sign suggests, so that interest is never taken for new money.
 */
export const DEFAULT_FLOW_RULES: readonly FlowRule[] = [
  { id: 'marked_as_reversal', flow: 'reversal', reversal: true },
  { id: 'counterparty_in_house', flow: 'internal_journal', counterpartyInHouse: true },
  { id: 'reversal_code', flow: 'reversal', codes: ['RVSL', 'RVS', 'RTI', 'NRTI', 'RCL', 'RECLAIM'] },
  { id: 'journal_code', flow: 'internal_journal', codes: ['JNL', 'JRNL', 'JOURNAL', 'ACMT/OPCL', 'ACMT/MCOP/ACCT'] },
  {
    id: 'income_code',
    flow: 'income',
    codes: ['DIV', 'INT', 'CPN', 'NDIV', 'NINT', 'NCPN', 'SECU/CORP/DVCA', 'SECU/CORP/INTR', 'ACMT/MCOP/INTR'],
  },
  {
    id: 'fee_code',
    flow: 'fee',
    codes: ['FEE', 'SRVCHG', 'CHG', 'NCHG', 'NCOM', 'ACMT/MDOP/CHRG', 'ACMT/MDOP/COMM', 'PMNT/MDOP/CHRG'],
  },
  {
    id: 'market_code',
    flow: 'market',
    codes: ['BUY', 'SELL', 'NSEC', 'SECU/SETT', 'FORX', 'NFEX', 'DERV'],
  },
  { id: 'money_in', flow: 'external_in', direction: 'in' },
  { id: 'money_out', flow: 'external_out', direction: 'out' },
]

/**
 * The flow type of a movement: the first rule that holds decides.
 * A movement that no rule covers is `market` by the rule `no_rule_applies`: it can then confirm nothing by accident.
 */
export function flowTypeOf(entry: UntypedActivity, rules: readonly FlowRule[] = DEFAULT_FLOW_RULES): TypedFlow {
  const rule = rules.find((candidate) => holds(candidate, entry))
  return rule ? { flow: rule.flow, rule: rule.id } : { flow: 'market', rule: 'no_rule_applies' }
}

function holds(rule: FlowRule, entry: UntypedActivity): boolean {
  if (rule.reversal !== undefined && rule.reversal !== entry.isReversal) return false
  if (rule.counterpartyInHouse !== undefined && rule.counterpartyInHouse !== entry.counterpartyInHouse) return false
  if (rule.direction === 'in' && entry.amount <= 0n) return false
  if (rule.direction === 'out' && entry.amount >= 0n) return false
  if (rule.codes && !rule.codes.some((code) => codeCovers(code.toUpperCase(), entry.code.toUpperCase()))) return false
  const text = entry.text.toUpperCase()
  return !rule.words || rule.words.some((word) => text.includes(word.toUpperCase()))
}

// `INT` covers `INT` and `INT/US` but not `INTL`: a code ends where its next part begins.
const codeCovers = (code: string, full: string): boolean =>
  full.startsWith(code) && (full.length === code.length || /[^A-Z0-9]/.test(full.charAt(code.length)))
