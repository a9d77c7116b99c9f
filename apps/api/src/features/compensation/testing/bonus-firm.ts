import { setTimeout as wait } from 'node:timers/promises'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf } from '../../../testing/claims.ts'
import type { HouseholdMade } from '../../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../../testing/running-api.ts'

/** One million, in cents. */
export const M = 100_000_000n
export const usd = (minor: bigint) => ({ minor, currency: 'USD' })

/** A firm with a bonus plan, its people and two periods of its year. */
export interface BonusFirm {
  readonly api: RunningApi
  readonly stone: Person
  readonly park: Person
  readonly ruth: Person
  readonly omar: Person
  readonly dan: Person
  readonly mia: Person
  readonly planId: string
  readonly january: string
  readonly later: string
}

/** Net new assets at 5, 8 and 12 basis points from 0, 10 and 25 million (6.2): Park and Stone take part, Dan wrote it. */
export async function bonusFirm(now: string): Promise<BonusFirm> {
  const api = await runningApi({ now, readsImports: false })
  const [stone, park] = [await api.person('Rosa Stone', 'advisor'), await api.person('Min Park', 'specialist')]
  const [ruth, omar] = [await api.person('Ruth Okafor', 'controller'), await api.person('Omar Haddad', 'controller')]
  const [dan, mia] = [
    await api.person('Dan Reyes', 'manager'),
    await api.person('Mia Feldmann', 'compensation_approver'),
  ]
  for (const user of [stone, park])
    await api.owner.query(
      `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
      [newId(), dan.id, user.id],
    )
  const planId = await plan(api, dan, [stone, park])
  const january = await period(api, 'January', '2026-01-01', '2026-01-31')
  const later = await period(api, 'February to September', '2026-02-01', '2026-09-30')
  return { api, stone, park, ruth, omar, dan, mia, planId, january, later }
}

export async function period(api: RunningApi, name: string, from: string, to: string): Promise<string> {
  const id = newId()
  await api.owner.query('insert into period (id, name, starts_on, ends_on) values ($1, $2, $3, $4)', [
    id,
    name,
    from,
    to,
  ])
  return id
}

export async function plan(
  api: RunningApi,
  author: Person,
  payees: readonly Person[],
  change: Partial<Plan> = {},
): Promise<string> {
  const id = newId()
  const tier = (from: bigint, to: bigint | null, rate: string) => ({
    from: { kind: 'fixed' as const, value: String(from * M) },
    to: to === null ? null : { kind: 'fixed' as const, value: String(to * M) },
    rate,
  })
  const body: Plan = {
    id,
    version: 1,
    name: `Growth ${id.slice(-4)}`,
    currency: 'USD',
    period: { firstDay: '2026-01-01', lastDay: '2026-12-31' },
    author: author.id,
    newMoney: { net: ['external_in', 'external_out', 'reversal'], gross: ['external_in', 'reversal'] },
    measures: [{ key: 'net_new', name: 'Net new assets', kind: 'net_new_assets', product: null }],
    gates: [],
    components: [
      {
        key: 'growth',
        name: 'Growth',
        gates: [],
        when: null,
        pay: {
          kind: 'tiers',
          mode: 'marginal',
          by: 'net_new',
          on: 'net_new',
          tiers: [tier(0n, 10n, '0.0005'), tier(10n, 25n, '0.0008'), tier(25n, null, '0.0012')],
          threshold: null,
        },
        accelerators: [],
        caps: [],
      },
    ],
    caps: [],
    split: { default: 'coverage', shadow: 'forbidden' },
    hold: { months: 0, clawback: { kind: 'none' }, recoveryCap: { kind: 'none' } },
    deferral: { kind: 'none' },
    ...change,
  }
  await api.owner.query('insert into plan (id, name) values ($1, $2)', [id, body.name])
  await api.owner.query(
    `insert into plan_version (id, plan_id, version, body, author_id, approved_by, effective_from, created_at) values ($1, $2, 1, $3, $4, $5, '2026-01-01', now())`,
    [newId(), id, JSON.stringify(body), author.id, newId()],
  )
  for (const payee of payees)
    await api.owner.query(`insert into plan_participant (plan_id, user_id, since) values ($1, $2, '2026-01-01')`, [
      id,
      payee.id,
    ])
  return id
}

/** What was claimed for a household, confirmed from these activities; by two controllers, as sums above five million need. */
export async function confirmed(
  { ruth, omar }: Pick<BonusFirm, 'ruth' | 'omar'>,
  claimId: string,
  parts: readonly (readonly [activityId: string, minor: bigint])[],
): Promise<void> {
  const allocations = parts.map(([activityId, minor]) => ({ activityId, amount: usd(minor) }))
  const reason = 'Seen on the account'
  const { outcome } = await ruth.client.confirmClaim({ claimId, allocations, reason })
  if (outcome === 'signed_first') await omar.client.confirmClaim({ claimId, allocations, reason })
}

/** A deposit that arrived in one sum and was confirmed. @returns the claim's and the activity's ids */
export async function paidIn(
  firm: Pick<BonusFirm, 'api' | 'ruth' | 'omar'>,
  claimant: Person,
  home: HouseholdMade,
  wire: string,
  minor: bigint,
  occurredAt: string,
): Promise<string> {
  const claimId = await claimOf(claimant, home, { minor, occurredAt })
  await confirmed(firm, claimId, [[wire, minor]])
  return claimId
}

/** Asks for a run and waits until it is no longer being computed. @returns the run as this person sees it */
export async function computed(person: Person, planId: string, periodId: string) {
  const { runId } = await person.client.computeRun({ planId, periodId })
  return settled(person, runId)
}

export async function settled(person: Person, runId: string) {
  for (;;) {
    const run = await person.client.getRun({ runId })
    if (run.state !== 'computing') return run
    await wait(40)
  }
}

/** From draft to closed: the manager reviews, the approver approves and closes. */
export async function closed({ dan, mia }: Pick<BonusFirm, 'dan' | 'mia'>, runId: string) {
  const { version } = await dan.client.getRun({ runId })
  const reviewed = await dan.client.reviewRun({ runId, ifVersion: version })
  const approved = await mia.client.approveRun({ runId, ifVersion: reviewed.version })
  return mia.client.closeRun({ runId, ifVersion: approved.version })
}
