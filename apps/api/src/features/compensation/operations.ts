import type { Handlers } from '../../http/handlers.ts'
import { computeRun } from './compute-run.ts'
import { getRun } from './get-run.ts'
import { getStatement } from './get-statement.ts'
import { getStatementLine } from './get-statement-line.ts'
import { listMyStatements } from './list-my-statements.ts'
import { listPlans } from './list-plans.ts'
import { listRuns } from './list-runs.ts'
import { approveRun, closeRun, reviewRun } from './take-run-step.ts'

export const compensationOperations = {
  listRuns,
  computeRun,
  getRun,
  reviewRun,
  approveRun,
  closeRun,
  listMyStatements,
  getStatement,
  getStatementLine,
  listPlans,
} satisfies Partial<Handlers>
