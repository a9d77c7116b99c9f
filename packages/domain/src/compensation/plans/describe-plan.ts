import { compareRates } from '../../money/rate.ts'
import type { Component, Gate, Measure, Plan, TieredPay } from '../plan.ts'
import { describeCondition, describeThreshold } from './describe-condition.ts'
import { countTerm, measureTerm, moneyTerm, nameTerm, rateTerm, type Sentence, sentence } from './sentence.ts'

/**
 * The whole plan in plain language, in the order in which a payee would ask: what counts, what is measured, what has to
 * be reached, what is paid, what caps it, how it is shared, what happens when money leaves, when it is paid.
 */
export function describePlan(plan: Plan): Sentence {
  const { firstDay, lastDay } = plan.period
  return sentence(
    'plan',
    { name: nameTerm(plan.name), from: { kind: 'day', day: firstDay }, to: { kind: 'day', day: lastDay } },
    [
      sentence(
        'new_money_net',
        {},
        plan.newMoney.net.map((flow) => sentence(`counts_${flow}`)),
      ),
      sentence(
        'new_money_gross',
        {},
        plan.newMoney.gross.map((flow) => sentence(`counts_${flow}`)),
      ),
      ...plan.measures.map((measure) => describeMeasure(measure, plan)),
      ...plan.gates.map((gate) => describeGate(gate, plan)),
      ...plan.components.map((component) => describeComponent(component, plan)),
      ...plan.caps.map(({ limit }) => sentence('cap_plan', {}, [describeThreshold(limit, null, plan)])),
      sentence(`split_default_${plan.split.default}`),
      sentence(`shadow_${plan.split.shadow}`),
      ...describeHold(plan),
      describeDeferral(plan),
    ],
  )
}

function describeMeasure(measure: Measure, plan: Plan): Sentence {
  const code = `measure_${measure.kind}` as const
  const name = { name: nameTerm(measure.name) }
  switch (measure.kind) {
    case 'net_new_assets':
    case 'gross_deposits':
      return sentence(
        code,
        name,
        measure.product === null ? [] : [sentence('only_product', { product: nameTerm(measure.product) })],
      )
    case 'new_households':
    case 'new_household_assets':
      return sentence(code, { ...name, minimum: moneyTerm(measure.minimum, plan) }, [
        sentence(`sized_by_${measure.sizedBy}`),
      ])
    case 'household_credits':
      return sentence(code, name, [
        ...measure.bands.map(({ from, to, credits }) =>
          sentence(to === null ? 'size_band_open' : 'size_band', {
            from: moneyTerm(from, plan),
            ...(to === null ? {} : { to: moneyTerm(to, plan) }),
            credits: countTerm(credits),
          }),
        ),
        sentence(`sized_by_${measure.sizedBy}`),
      ])
    case 'fees_collected':
      return sentence(code, name, [sentence(`stage_${measure.stage}`)])
    case 'ratio':
      return sentence(code, { ...name, part: measureTerm(measure.part, plan), whole: measureTerm(measure.whole, plan) })
    case 'engagements_won':
    case 'figure':
      return sentence(code, name)
  }
}

function describeGate(gate: Gate, plan: Plan): Sentence {
  return sentence(`gate_on_${gate.holdsBack}`, { name: nameTerm(gate.name) }, [
    sentence('gate_requires', {}, [describeCondition(gate.requires, plan)]),
    ...(gate.waivedWhen ? [sentence('gate_waived_when', {}, [describeCondition(gate.waivedWhen, plan)])] : []),
  ])
}

function describeComponent(component: Component, plan: Plan): Sentence {
  const { name, gates, when, accelerators, caps } = component
  return sentence('component', { name: nameTerm(name) }, [
    ...gates.map((gate) => describeGate(gate, plan)),
    ...(when ? [sentence('component_when', {}, [describeCondition(when, plan)])] : []),
    describePay(component, plan),
    ...accelerators.map((one) =>
      sentence('accelerator', { name: nameTerm(one.name), factor: { kind: 'factor', factor: one.factor } }, [
        describeCondition(one.when, plan),
      ]),
    ),
    ...caps.map((cap) => {
      if (cap.kind === 'household') return sentence('cap_household', { limit: moneyTerm(cap.minor, plan) })
      if (cap.kind === 'rate') return sentence('cap_rate', { rate: rateTerm(cap.rate) })
      return sentence('cap_bonus', {}, [describeThreshold(cap.limit, null, plan)])
    }),
  ])
}

function describePay({ pay }: Component, plan: Plan): Sentence {
  switch (pay.kind) {
    case 'tiers':
      return describeTiers(pay, plan)
    case 'rate':
      return sentence(compareRates(pay.rate, '0') < 0 ? 'takes_rate' : 'pays_rate', {
        rate: rateTerm(pay.rate.replace(/^-/, '')),
        on: measureTerm(pay.on, plan),
      })
    case 'per_unit':
      return sentence(pay.after === '0' ? 'pays_per_unit' : 'pays_per_unit_after', {
        each: moneyTerm(pay.minor, plan),
        of: measureTerm(pay.of, plan),
        after: countTerm(pay.after),
      })
    case 'fixed':
      return sentence(pay.minor.startsWith('-') ? 'takes_fixed' : 'pays_fixed', {
        amount: moneyTerm(pay.minor.replace(/^-/, ''), plan),
      })
    case 'scorecard':
      return sentence('pays_scorecard')
  }
}

function describeTiers(pay: TieredPay, plan: Plan): Sentence {
  const level = pay.threshold
  return sentence(`pays_${pay.mode}`, { by: measureTerm(pay.by, plan), on: measureTerm(pay.on, plan) }, [
    ...pay.tiers.map(({ from, to, rate }) =>
      sentence(to === null ? 'tier_open' : 'tier', { rate: rateTerm(rate) }, [
        describeThreshold(from, pay.by, plan),
        ...(to === null ? [] : [describeThreshold(to, pay.by, plan)]),
      ]),
    ),
    ...(level
      ? [
          sentence(level.catchUp ? 'threshold_with_catch_up' : 'threshold_without_catch_up', {}, [
            describeThreshold(level.at, pay.by, plan),
          ]),
        ]
      : []),
  ])
}

function describeHold(plan: Plan): Sentence[] {
  const { months, clawback, recoveryCap } = plan.hold
  if (months === 0) return [sentence('hold_none')]
  return [
    sentence('hold_months', { months: countTerm(months) }),
    sentence(
      `clawback_${clawback.kind}`,
      clawback.kind === 'straight_line' ? { months: countTerm(clawback.months) } : {},
    ),
    sentence(
      `recovery_cap_${recoveryCap.kind}`,
      recoveryCap.kind === 'fixed'
        ? { limit: moneyTerm(recoveryCap.minor, plan) }
        : recoveryCap.kind === 'share_of_payout'
          ? { rate: rateTerm(recoveryCap.rate) }
          : {},
    ),
  ]
}

function describeDeferral({ deferral }: Plan): Sentence {
  const code = `deferral_${deferral.kind}` as const
  if (deferral.kind === 'advanced') return sentence(code, { years: countTerm(deferral.earnedOverYears) })
  if (deferral.kind === 'none') return sentence(code)
  return sentence(
    code,
    {},
    deferral.parts.map(({ months, share }) =>
      sentence('deferred_part', { months: countTerm(months), share: rateTerm(share) }),
    ),
  )
}
