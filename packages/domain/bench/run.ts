/**
 * A bonus run at the size of a large firm: 20,000 payees, 200,000 credits, a plan with three measures.
 * `node packages/domain/bench/run.ts` prints the time of the run and of its hashes, and the peak memory.
 */
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { Basis } from '../src/compensation/basis.ts'
import { computeRun } from '../src/compensation/compute-run.ts'
import { hashBasis, hashResult, hashRun } from '../src/compensation/hash.ts'
import type { Component, Plan, Tier } from '../src/compensation/plan.ts'

const PAYEES = Number(process.argv[2] ?? 20_000)
const HOUSEHOLDS = PAYEES * 3
const MOVEMENTS = PAYEES * 5

const tier = (from: string, to: string | null, rate: string): Tier => ({
  from: { kind: 'fixed', value: from },
  to: to === null ? null : { kind: 'fixed', value: to },
  rate,
})

const component = (key: string, pay: Component['pay']): Component => ({
  key,
  name: key,
  gates: [],
  when: null,
  pay,
  accelerators: [],
  caps: [],
})

const plan: Plan = {
  id: 'plan',
  version: 1,
  name: 'Three measures',
  currency: 'USD',
  period: { firstDay: '2026-01-01', lastDay: '2026-12-31' },
  author: 'author',
  newMoney: { net: ['external_in', 'external_out', 'reversal'], gross: ['external_in', 'reversal'] },
  measures: [
    { key: 'net_new', name: 'Net new assets', kind: 'net_new_assets', product: null },
    { key: 'gross', name: 'Gross deposits', kind: 'gross_deposits', product: null },
    {
      key: 'credits',
      name: 'Household credits',
      kind: 'household_credits',
      bands: [
        { from: '25000000', to: '250000000', credits: '1' },
        { from: '250000000', to: null, credits: '2' },
      ],
      sizedBy: 'household',
    },
  ],
  gates: [],
  components: [
    component('growth', {
      kind: 'tiers',
      mode: 'marginal',
      by: 'net_new',
      on: 'net_new',
      threshold: null,
      tiers: [
        tier('0', '1000000000', '0.0005'),
        tier('1000000000', '2500000000', '0.0008'),
        tier('2500000000', null, '0.0012'),
      ],
    }),
    component('deposits', {
      kind: 'tiers',
      mode: 'cliff',
      by: 'gross',
      on: 'gross',
      threshold: null,
      tiers: [tier('0', '500000000', '0.0001'), tier('500000000', null, '0.0002')],
    }),
    component('households', { kind: 'per_unit', of: 'credits', after: '1', minor: '150000' }),
  ],
  caps: [],
  split: { default: 'coverage', shadow: 'allowed' },
  hold: { months: 12, clawback: { kind: 'last_slice_first' }, recoveryCap: { kind: 'none' } },
  deferral: { kind: 'none' },
}

const id = (kind: string, n: number) => `${kind}-0190a3f2-7c1e-7${String(n).padStart(15, '0')}`
const day = (n: number) => `2026-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`

// Every movement is shared by two, so that it becomes two credits.
const basis: Basis = {
  plan,
  payees: Array.from({ length: PAYEES }, (_, n) => ({
    id: id('payee', n),
    figures: {},
    openings: {},
    paidBefore: {},
    history: [],
    waivers: [],
  })),
  households: Array.from({ length: HOUSEHOLDS }, (_, n) => ({
    id: id('household', n),
    clientSince: n % 2 ? day(n) : null,
  })),
  movements: Array.from({ length: MOVEMENTS }, (_, n) => ({
    id: id('movement', (n * 7919) % MOVEMENTS),
    activityId: id('activity', n),
    allocationId: n % 7 ? id('allocation', n) : null,
    claimId: n % 7 ? id('claim', n) : null,
    householdId: id('household', n % HOUSEHOLDS),
    contactIds: [id('contact', n)],
    valueDate: day(n * 31),
    flow: n % 7 ? ('external_in' as const) : ('external_out' as const),
    minor: (n % 7 ? 1n : -1n) * BigInt(10_000_000 + ((n * 104_729) % 900_000_000)),
    currency: 'USD',
    fixing: null,
    product: null,
    splitOn: day(n * 31),
  })),
  engagements: [],
  fees: [],
  splits: Array.from({ length: HOUSEHOLDS }, (_, n) => ({
    id: id('split', n),
    claimId: null,
    householdId: id('household', n),
    firstDay: '2020-01-01',
    lastDay: null,
    shares: [
      { payeeId: id('payee', n % PAYEES), share: '0.6' },
      { payeeId: id('payee', (n * 13 + 1) % PAYEES), share: '0.4' },
    ],
    shadow: [],
  })),
  promises: [],
  scorecards: [],
  adjustments: [],
  recoveries: [],
  releases: [],
}

const before = process.memoryUsage.rss()
const idle = process.cpuUsage()
const started = performance.now()
const decision = computeRun(basis)
if (!decision.ok) throw new Error(JSON.stringify(decision.reason.slice(0, 5)))
const cpu = process.cpuUsage()
const computed = performance.now()
const hash = hashRun(hashBasis(basis), hashResult(decision.fact))
const hashed = performance.now()
const hashCpu = process.cpuUsage(cpu)

const { statements, totals } = decision.fact
const count = (of: (one: (typeof statements)[number]) => number) => statements.reduce((sum, one) => sum + of(one), 0)
process.stdout.write(
  [
    `${statements.length} payees, ${count((one) => one.credits.length)} credits, ${count((one) => one.lines.length)} lines`,
    `payout ${totals.payout}, hash ${hash}`,
    `run ${(computed - started).toFixed(0)} ms, hashes ${(hashed - computed).toFixed(0)} ms`,
    `processor time: run ${((cpu.user + cpu.system - idle.user - idle.system) / 1000).toFixed(0)} ms, hashes ${((hashCpu.user + hashCpu.system) / 1000).toFixed(0)} ms`,
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, of which the basis ${(before / 2 ** 20).toFixed(0)} MiB`,
    '',
  ].join('\n'),
)
