import { parseMoney } from '../../money/currency.ts'
import type { Basis, EngagementFee, Movement, Payee, Split } from '../basis.ts'
import type { BasisProblem } from '../basis-problems.ts'
import { computeRun } from '../compute-run.ts'
import type { Component, Condition, Gate, Plan, Threshold, Tier, TieredPay } from '../plan.ts'
import type { RunResult, Statement } from '../statement.ts'

/** `usd('1,800,000.00')` in cents. */
export function usd(text: string): bigint {
  const money = parseMoney(text.replaceAll(',', ''), 'USD')
  if (!money) throw new RangeError(`not an amount in USD: ${text}`)
  return money.minor
}

/** The same as the text that plans store. */
export const minor = (text: string): string => usd(text).toString()

export const fixed = (value: string): Threshold => ({ kind: 'fixed', value })

/** `tiersOf(['0', '0.0005'], ['10,000,000', '0.0008'])`: each tier ends where the next begins, the last is open. */
export const tiersOf = (...steps: readonly (readonly [from: string, rate: string])[]): Tier[] =>
  steps.map(([from, rate], i) => {
    const next = steps[i + 1]
    return { from: fixed(minor(from)), to: next ? fixed(minor(next[0])) : null, rate }
  })

/** 0–10 M 5 bp, 10–25 M 8 bp, over 25 M 12 bp. */
const threeTiers = tiersOf(['0', '0.0005'], ['10,000,000', '0.0008'], ['25,000,000', '0.0012'])

export const tiered = (more: Partial<TieredPay> = {}): TieredPay => ({
  kind: 'tiers',
  mode: 'marginal',
  by: 'net_new',
  on: 'net_new',
  tiers: threeTiers,
  threshold: null,
  ...more,
})

export const component = (more: Partial<Component> = {}): Component => ({
  key: 'growth',
  name: 'Growth',
  gates: [],
  when: null,
  pay: tiered(),
  accelerators: [],
  caps: [],
  ...more,
})

export const gate = (requires: Condition, more: Partial<Gate> = {}): Gate => ({
  key: 'gate',
  name: 'Gate',
  requires,
  waivedWhen: null,
  holdsBack: 'bonus',
  ...more,
})

export const atLeast = (measure: string, threshold: Threshold | string): Condition => ({
  kind: 'compare',
  measure,
  is: 'at_least',
  threshold: typeof threshold === 'string' ? fixed(threshold) : threshold,
})

export const below = (measure: string, threshold: Threshold | string): Condition => ({
  kind: 'compare',
  measure,
  is: 'below',
  threshold: typeof threshold === 'string' ? fixed(threshold) : threshold,
})

export const plan = (more: Partial<Plan> = {}): Plan => ({
  id: 'plan',
  version: 1,
  name: 'Net new assets',
  currency: 'USD',
  period: { firstDay: '2026-01-01', lastDay: '2026-12-31' },
  author: 'author',
  newMoney: { net: ['external_in', 'external_out', 'reversal'], gross: ['external_in', 'reversal'] },
  measures: [{ key: 'net_new', name: 'Confirmed net new assets', kind: 'net_new_assets', product: null }],
  gates: [],
  components: [component()],
  caps: [],
  split: { default: 'coverage', shadow: 'allowed' },
  hold: { months: 12, clawback: { kind: 'last_slice_first' }, recoveryCap: { kind: 'none' } },
  deferral: { kind: 'none' },
  ...more,
})

export const payee = (id: string, more: Partial<Payee> = {}): Payee => ({
  id,
  figures: {},
  openings: {},
  paidBefore: {},
  history: [],
  waivers: [],
  ...more,
})

/** A deposit of household `h` that a controller has confirmed. */
export const deposit = (
  id: string,
  valueDate: string,
  amount: string | bigint,
  more: Partial<Movement> = {},
): Movement => ({
  id,
  activityId: id,
  allocationId: `allocation-${id}`,
  claimId: 'claim',
  householdId: 'h',
  contactIds: [],
  valueDate,
  flow: 'external_in',
  minor: typeof amount === 'bigint' ? amount : usd(amount),
  currency: 'USD',
  fixing: null,
  product: null,
  splitOn: valueDate,
  ...more,
})

/** A movement that no claim brought: an outflow, a reversal, a journal, a dividend. */
export const movement = (
  id: string,
  valueDate: string,
  flow: Movement['flow'],
  amount: string | bigint,
  more: Partial<Movement> = {},
): Movement => deposit(id, valueDate, amount, { flow, allocationId: null, claimId: null, ...more })

export const fee = (id: string, on: string, amount: string, more: Partial<EngagementFee> = {}): EngagementFee => ({
  id,
  claimId: 'engagement',
  householdId: 'h',
  contactIds: [],
  stage: 'collected',
  on,
  minor: usd(amount),
  currency: 'USD',
  fixing: null,
  ...more,
})

/** The household's split for all time: `split('h', { ana: '0.6', ben: '0.4' })`. */
export const split = (
  householdId: string,
  shares: Readonly<Record<string, string>>,
  more: Partial<Split> = {},
): Split => ({
  id: `split-${householdId}`,
  claimId: null,
  householdId,
  firstDay: '2000-01-01',
  lastDay: null,
  shares: Object.entries(shares).map(([payeeId, share]) => ({ payeeId, share })),
  shadow: [],
  ...more,
})

export const basis = (more: Partial<Basis> = {}): Basis => ({
  plan: plan(),
  payees: [payee('ana')],
  households: [],
  movements: [],
  engagements: [],
  fees: [],
  splits: [split('h', { ana: '1' })],
  promises: [],
  scorecards: [],
  adjustments: [],
  recoveries: [],
  releases: [],
  ...more,
})

/** The run's result; a test that expects a refusal asks `problems`. */
export function run(more: Partial<Basis> = {}): RunResult {
  const decision = computeRun(basis(more))
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.reason)}`)
  return decision.fact
}

export function problems(more: Partial<Basis> = {}): readonly BasisProblem[] {
  const decision = computeRun(basis(more))
  return decision.ok ? [] : decision.reason
}

export function statementOf(result: RunResult, payeeId = 'ana'): Statement {
  const statement = result.statements.find((one) => one.payeeId === payeeId)
  if (!statement) throw new Error(`no statement for ${payeeId}`)
  return statement
}

/** What one payee is paid for these facts. */
export const payoutOf = (more: Partial<Basis>, payeeId = 'ana'): bigint => statementOf(run(more), payeeId).payout
