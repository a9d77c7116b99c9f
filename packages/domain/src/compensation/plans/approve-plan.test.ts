import { describe, expect, test } from '@jest/globals'
import { plan } from '../testing/facts.ts'
import { approvePlan, type PlanApprovalFacts } from './approve-plan.ts'

const short = plan({
  period: { firstDay: '2026-01-01', lastDay: '2026-03-31' },
  measures: [{ key: 'net_new', name: 'House fund', kind: 'net_new_assets', product: 'house-fund' }],
})
const head = { id: 'head', onBehalfOf: null }
const outcome = (more: Partial<PlanApprovalFacts>, id: string, onBehalfOf: string | null = null) => {
  const facts = {
    plan: plan(),
    approvals: [],
    beneficiaries: ['ana'],
    delegations: [{ from: 'ana', to: 'deputy' }],
    clearedBy: null,
    ...more,
  }
  const decision = approvePlan(facts, { id, onBehalfOf })
  return decision.ok ? (decision.fact.complete ? 'approved' : 'one more needed') : decision.reason
}

describe('a plan’s author cannot be its only approver', () => {
  test.each([
    ['somebody else approves', outcome({}, 'head'), 'approved'],
    ['the author alone', outcome({}, 'author'), 'one more needed'],
    ['the author’s delegate', outcome({}, 'assistant', 'author'), 'one more needed'],
    ['the author, after somebody else', outcome({ approvals: [head] }, 'author'), 'approved'],
    [
      'somebody else, after the author',
      outcome({ approvals: [{ id: 'author', onBehalfOf: null }] }, 'head'),
      'approved',
    ],
    [
      'the author, after their own delegate',
      outcome({ approvals: [{ id: 'assistant', onBehalfOf: 'author' }] }, 'author'),
      'one more needed',
    ],
    ['the same one twice', outcome({ approvals: [head] }, 'head'), 'already_approved'],
    ['somebody whom it pays', outcome({}, 'ana'), 'own_benefit'],
    ['a delegate of somebody whom it pays', outcome({}, 'head', 'ana'), 'own_benefit'],
    ['somebody who may act for whom it pays', outcome({}, 'deputy'), 'own_benefit'],
    ['a plan that cannot be computed', outcome({ plan: plan({ components: [] }) }, 'head'), 'plan_has_errors'],
    ['a product reward for a quarter', outcome({ plan: short }, 'head'), 'compliance_stop'],
    ['one that its author cleared', outcome({ plan: short, clearedBy: 'author' }, 'head'), 'compliance_stop'],
    ['one that compliance cleared', outcome({ plan: short, clearedBy: 'compliance' }, 'head'), 'approved'],
  ])('%s', (_case, answer, expected) => expect(answer).toBe(expected))
})
