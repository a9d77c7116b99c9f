import type { Basis } from './basis.ts'
import type { CreditProblem } from './credits.ts'
import type { PlanFinding } from './plans/plan-finding.ts'
import { validatePlan } from './plans/validate-plan.ts'

export type BasisProblem =
  | CreditProblem
  | { readonly code: 'plan_invalid'; readonly findings: readonly PlanFinding[] }
  | { readonly code: 'duplicate'; readonly list: string; readonly id: string }
  | { readonly code: 'figure_missing'; readonly payee: string; readonly figure: string }
  | { readonly code: 'payee_unknown'; readonly list: string; readonly id: string; readonly payee: string }
  | { readonly code: 'adjustment_unexplained'; readonly id: string }
  | { readonly code: 'adjustment_signed_alone'; readonly id: string }
  | { readonly code: 'recovery_not_positive'; readonly id: string }

/** What is wrong with a basis apart from its credits: nothing is guessed, and nothing appears twice. */
export function basisProblems(basis: Basis): BasisProblem[] {
  const findings = validatePlan(basis.plan).filter(({ severity }) => severity === 'error')
  if (findings.length > 0) return [{ code: 'plan_invalid', findings }]
  const payees = new Set(basis.payees.map(({ id }) => id))
  return [
    ...duplicates('payees', basis.payees),
    ...duplicates('households', basis.households),
    ...duplicates('movements', basis.movements),
    ...duplicates('fees', basis.fees),
    ...duplicates('splits', basis.splits),
    ...duplicates(
      'engagements',
      basis.engagements.map(({ claimId }) => ({ id: claimId })),
    ),
    ...ownedBy(payees, 'scorecards', basis.scorecards),
    ...ownedBy(payees, 'adjustments', basis.adjustments),
    ...ownedBy(payees, 'recoveries', basis.recoveries),
    ...ownedBy(payees, 'releases', basis.releases),
    ...missingFigures(basis),
    ...basis.adjustments.flatMap(({ id, reason, author, payeeId, secondSignature }): BasisProblem[] => [
      ...(reason.trim() === '' ? [{ code: 'adjustment_unexplained' as const, id }] : []),
      ...(secondSignature === '' || secondSignature === author || secondSignature === payeeId
        ? [{ code: 'adjustment_signed_alone' as const, id }]
        : []),
    ]),
    ...basis.recoveries.flatMap(({ id, minor }): BasisProblem[] =>
      minor > 0n ? [] : [{ code: 'recovery_not_positive', id }],
    ),
  ]
}

function duplicates(list: string, items: readonly { readonly id: string }[]): BasisProblem[] {
  const seen = new Set<string>()
  const found: BasisProblem[] = []
  for (const { id } of items) {
    if (seen.has(id)) found.push({ code: 'duplicate', list, id })
    seen.add(id)
  }
  return found
}

function ownedBy(
  payees: ReadonlySet<string>,
  list: string,
  items: readonly { readonly id: string; readonly payeeId: string }[],
): BasisProblem[] {
  const strangers = items.flatMap(({ id, payeeId }): BasisProblem[] =>
    payees.has(payeeId) ? [] : [{ code: 'payee_unknown', list, id, payee: payeeId }],
  )
  return [...duplicates(list, items), ...strangers]
}

/** A base that nobody stated is not zero: five per cent of unknown balances would be a hurdle that everybody takes. */
function missingFigures({ plan, payees }: Basis): BasisProblem[] {
  const needed = plan.measures.flatMap((measure) => (measure.kind === 'figure' ? [measure.figure] : []))
  return payees.flatMap(({ id, figures }) =>
    needed.flatMap((figure): BasisProblem[] =>
      figures[figure] === undefined ? [{ code: 'figure_missing', payee: id, figure }] : [],
    ),
  )
}
