import { accept, type Decision, refuse } from '../../decision.ts'
import { type Acting, type Delegation, tieTo } from '../../firm/independence.ts'
import type { Plan } from '../plan.ts'
import { validatePlan } from './validate-plan.ts'

/** What stands beside a plan while it waits for approval. */
export interface PlanApprovalFacts {
  readonly plan: Plan
  /** Who has approved this version, and for whom. */
  readonly approvals: readonly Acting[]
  /** Users whom the plan pays. */
  readonly beneficiaries: readonly string[]
  readonly delegations: readonly Delegation[]
  /** The compliance officer who cleared what the validator stopped; `null` when nobody did. */
  readonly clearedBy: string | null
}

export interface PlanApproval {
  readonly planId: string
  readonly version: number
  readonly by: string
  readonly onBehalfOf: string | null
  /** Whether the plan is approved with this: somebody other than its author has approved. */
  readonly complete: boolean
}

export type PlanApprovalRefusal = 'plan_has_errors' | 'compliance_stop' | 'own_benefit' | 'already_approved'

/**
 * Approval of a plan version (5.3): its author may be one of the approvers, never the only one; nobody approves what
 * pays them, nor for somebody whom it pays. What the validator stopped waits for compliance, and its author cannot clear it.
 */
export function approvePlan(
  { plan, approvals, beneficiaries, delegations, clearedBy }: PlanApprovalFacts,
  actor: Acting,
): Decision<PlanApproval, PlanApprovalRefusal> {
  const findings = validatePlan(plan)
  if (findings.some(({ severity }) => severity === 'error')) return refuse('plan_has_errors')
  const isCleared = clearedBy !== null && clearedBy !== plan.author
  if (findings.some(({ severity }) => severity === 'stop') && !isCleared) return refuse('compliance_stop')
  if (tieTo(actor, beneficiaries, delegations)) return refuse('own_benefit')
  if (approvals.some(({ id }) => id === actor.id)) return refuse('already_approved')
  const complete = [...approvals, actor].some((approver) => tieTo(approver, [plan.author]) === null)
  return accept({
    planId: plan.id,
    version: plan.version,
    by: actor.id,
    onBehalfOf: actor.onBehalfOf,
    complete,
  })
}
