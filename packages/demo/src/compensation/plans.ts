import { addDays } from '@rapport/domain/calendar/day.ts'
import type { Component, Measure, Plan, Tier } from '@rapport/domain/compensation/plan.ts'
import type { DemoUser, Staff } from '../firm/staff.ts'
import { at, FIRM_CURRENCY, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { auditRow } from '../trail.ts'

/** A plan with its yearly versions and those who take part in it. */
export interface DemoPlan {
  readonly id: string
  readonly payees: readonly DemoUser[]
  version(year: number): { readonly id: string; readonly body: Plan }
}

const million = (count: number): string => String(count * 100_000_000)
const tier = (from: number, to: number | null, rate: string): Tier => ({
  from: { kind: 'fixed', value: million(from) },
  to: to === null ? null : { kind: 'fixed', value: million(to) },
  rate,
})

const netNewAssets: Measure = { key: 'net_new_assets', name: 'Net new assets', kind: 'net_new_assets', product: null }
const grossDeposits: Measure = { key: 'gross_deposits', name: 'Gross deposits', kind: 'gross_deposits', product: null }
const engagementsWon: Measure = { key: 'engagements_won', name: 'Engagements won', kind: 'engagements_won' }

const marginal = (measure: Measure, tiers: readonly Tier[]): Component => ({
  key: measure.key,
  name: measure.name,
  gates: [],
  when: null,
  pay: { kind: 'tiers', mode: 'marginal', by: measure.key, on: measure.key, tiers, threshold: null },
  accelerators: [],
  caps: [],
})

type PlanRules = Pick<Plan, 'name' | 'newMoney' | 'measures' | 'components' | 'caps'>

const advisorRules: PlanRules = {
  name: 'Advisors: net new assets',
  newMoney: { net: ['external_in', 'external_out', 'reversal'], gross: ['external_in', 'reversal'] },
  measures: [netNewAssets],
  components: [marginal(netNewAssets, [tier(0, 10, '0.0005'), tier(10, 25, '0.0008'), tier(25, null, '0.0012')])],
  caps: [],
}

const specialistRules: PlanRules = {
  name: 'Specialists and bankers: deposits and engagements',
  newMoney: { net: ['external_in', 'reversal'], gross: ['external_in', 'reversal'] },
  measures: [grossDeposits, engagementsWon],
  components: [
    marginal(grossDeposits, [tier(0, 20, '0.0003'), tier(20, null, '0.0005')]),
    {
      key: 'engagements_won',
      name: 'Engagements won',
      gates: [],
      when: null,
      pay: { kind: 'per_unit', of: 'engagements_won', after: '0', minor: '750000' },
      accelerators: [],
      caps: [],
    },
  ],
  caps: [{ kind: 'bonus', limit: { kind: 'fixed', value: '25000000' } }],
}

/** Two plans, renewed every year. The head of the teams writes them, the compensation approver approves. */
export function makePlans(making: Making, staff: Staff, years: readonly number[]): readonly [DemoPlan, DemoPlan] {
  const representatives = [...staff.inRole('specialist'), ...staff.inRole('banker')]
  return [
    makePlan(making, staff, years, advisorRules, staff.inRole('advisor')),
    makePlan(making, staff, years, specialistRules, representatives),
  ]
}

function makePlan(
  making: Making,
  staff: Staff,
  years: readonly number[],
  rules: PlanRules,
  payees: readonly DemoUser[],
): DemoPlan {
  const { rows, id } = making
  const [author, approver] = [staff.named('Daniel Stone'), staff.named('Miriam Feldmann')]
  const since = `${years[0] ?? 2000}-01-01`
  const planId = id(at(addDays(since, -30), 9 * 60))
  rows.plan.push({ id: planId, name: rules.name })
  for (const { id: user } of payees) rows.plan_participant.push({ plan_id: planId, user_id: user, since, until: null })
  const versions = new Map(
    years.map((year, index) => {
      const written = at(addDays(`${year}-01-01`, -30), 10 * 60)
      const body: Plan = {
        id: planId,
        version: index + 1,
        ...rules,
        currency: FIRM_CURRENCY,
        period: { firstDay: `${year}-01-01`, lastDay: `${year}-12-31` },
        author: author.id,
        gates: [],
        split: { default: 'coverage', shadow: 'forbidden' },
        hold: {
          months: 12,
          clawback: { kind: 'last_slice_first' },
          recoveryCap: { kind: 'share_of_payout', rate: '0.5' },
        },
        deferral: { kind: 'none' },
      }
      const version = { id: id(written), body }
      rows.plan_version.push({
        id: version.id,
        plan_id: planId,
        version: body.version,
        body,
        author_id: author.id,
        approved_by: approver.id,
        effective_from: `${year}-01-01`,
        created_at: timestamp(written),
      })
      auditRow(making, {
        at: written + 86_400_000,
        actorId: approver.id,
        operation: 'approvePlan',
        subject: ['plan_version', version.id],
        fact: { plan: rules.name, version: body.version, author: author.id },
      })
      return [year, version]
    }),
  )
  return {
    id: planId,
    payees,
    version: (year) => {
      const version = versions.get(year)
      if (!version) throw new RangeError(`no version of ${rules.name} for ${year}`)
      return version
    },
  }
}
