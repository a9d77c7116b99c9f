import { describe, expect, test } from '@jest/globals'
import { atLeast, component, fixed, minor, plan, tiered } from '../testing/facts.ts'
import {
  bonusAndMalus,
  householdCredits,
  publishedPlans,
  shareOfProduction,
  topGrowers,
} from '../testing/published-plans.ts'
import { describePlan } from './describe-plan.ts'
import type { Sentence, Term } from './sentence.ts'

// A rough English, so that a test reads like the plan: the web has the real texts, in two languages.
function said({ code, terms, parts }: Sentence): string {
  const words = Object.values(terms).map(termText)
  const more = parts.map(said)
  return [code.replaceAll('_', ' '), ...words].join(' ') + (more.length > 0 ? ` (${more.join('; ')})` : '')
}
function termText(term: Term): string {
  switch (term.kind) {
    case 'money':
      return `${(Number(term.minor) / 100).toLocaleString('en-US')} ${term.currency}`
    case 'rate':
      return term.in === 'percent'
        ? `${Number((Number(term.rate) * 100).toFixed(6))} %`
        : `${Number((Number(term.rate) * 1e4).toFixed(6))} bp`
    case 'factor':
      return `× ${term.factor}`
    case 'count':
      return term.count
    case 'name':
      return `“${term.name}”`
    case 'day':
      return term.day
  }
}
const sentences = (of: Parameters<typeof describePlan>[0], code: string): string[] =>
  describePlan(of)
    .parts.filter((one) => one.code.startsWith(code))
    .map(said)

describe('a plan says in order what counts, what is paid, and what happens when money leaves', () => {
  test('tiers', () =>
    expect(sentences(plan(), 'component')).toEqual([
      'component “Growth” (pays marginal “Confirmed net new assets” “Confirmed net new assets” (' +
        'tier 5 bp (level fixed 0 USD; level fixed 10,000,000 USD); ' +
        'tier 8 bp (level fixed 10,000,000 USD; level fixed 25,000,000 USD); ' +
        'tier open 12 bp (level fixed 25,000,000 USD)))',
    ]))

  test('a capped hurdle and a malus', () =>
    expect(sentences(bonusAndMalus, 'component').slice(0, 2)).toEqual([
      'component “growth” (component when (condition at least “Confirmed net new assets” (level share of capped 5 % “Prior-year balances” 15,000,000 USD)); pays rate 1 % “Pay”)',
      'component “growth_malus” (component when (condition below “Confirmed net new assets” (level share of capped 2.5 % “Prior-year balances” 15,000,000 USD)); takes rate 1 % “Pay”)',
    ]))

  test('counts read as counts, not as money', () =>
    expect(sentences(bonusAndMalus, 'gate')).toEqual([
      'gate on bonus “Two referrals” (gate requires (condition at least “Referrals” (level fixed 2)))',
    ]))

  test('a waiver', () =>
    expect(sentences(shareOfProduction, 'component')[0]).toContain(
      'gate requires (condition at least “New households of 1,000,000” (level fixed 1)); gate waived when (condition at least “Confirmed net new assets” (level fixed 10,000,000 USD))',
    ))

  test('sizes', () =>
    expect(sentences(householdCredits, 'measure')[1]).toBe(
      'measure household credits “Household credits” (size band 250,000 USD 2,500,000 USD 1; size band 2,500,000 USD 10,000,000 USD 2; size band 10,000,000 USD 25,000,000 USD 3; size band open 25,000,000 USD 4; sized by household)',
    ))

  test('hold, clawback and advance', () => {
    expect(describePlan(topGrowers).parts.slice(-4).map(said)).toEqual([
      'hold months 60',
      'clawback straight line 60',
      'recovery cap none',
      'deferral advanced 5',
    ])
    expect(
      sentences(plan({ hold: { months: 0, clawback: { kind: 'none' }, recoveryCap: { kind: 'none' } } }), 'hold'),
    ).toEqual(['hold none'])
  })

  test('caps, accelerators, thresholds, units and instalments', () => {
    const rich = plan({
      components: [
        component({
          pay: tiered({ threshold: { at: fixed(minor('1,000,000')), catchUp: false } }),
          accelerators: [
            { key: 'a', name: 'Fast start', when: { kind: 'any', of: [atLeast('net_new', '100')] }, factor: '1.25' },
          ],
          caps: [
            { kind: 'household', minor: minor('500.00') },
            { kind: 'rate', rate: '0.01' },
            { kind: 'bonus', limit: fixed(minor('9,000')) },
          ],
        }),
        component({ key: 'u', name: 'Units', pay: { kind: 'per_unit', of: 'net_new', after: '2', minor: '100' } }),
        component({ key: 'f', name: 'Fine', pay: { kind: 'fixed', minor: '-5000' } }),
      ],
      caps: [{ kind: 'bonus', limit: fixed(minor('20,000')) }],
      deferral: {
        kind: 'instalments',
        parts: [
          { months: 0, share: '0.5' },
          { months: 12, share: '0.5' },
        ],
      },
    })
    const text = said(describePlan(rich))
    for (const part of [
      'threshold without catch up (level fixed 1,000,000 USD)',
      'accelerator “Fast start” × 1.25 (condition any (condition at least “Confirmed net new assets” (level fixed 1 USD)))',
      'cap household 500 USD',
      'cap rate 1 %',
      'cap bonus (level fixed 9,000 USD)',
      'pays per unit after 1 USD “Confirmed net new assets” 2',
      'takes fixed 50 USD',
      'cap plan (level fixed 20,000 USD)',
      'deferral instalments (deferred part 0 50 %; deferred part 12 50 %)',
    ])
      expect(text).toContain(part)
  })
})

test('every amount, rate and count of every published plan appears in its description', () => {
  for (const one of publishedPlans) {
    const told = JSON.stringify(describePlan(one))
    const numbers =
      JSON.stringify([one.measures, one.gates, one.components, one.caps]).match(
        /"(minor|rate|value|minimum|credits|cap|factor|top)":"[^"]+"/g,
      ) ?? []
    expect(numbers.length).toBeGreaterThan(0)
    for (const pair of numbers) {
      const value = (pair.split('":"')[1] ?? '').slice(0, -1).replace(/^-/, '')
      expect(told).toContain(`"${value}"`)
    }
  }
})
