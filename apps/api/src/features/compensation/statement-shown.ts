import { SHOWN_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import type { Context } from '../../http/handler.ts'

const WORKS_ON_RUNS = ['manager', 'compensation_approver', 'auditor', 'controller']

/**
 * Which statements are shown, beyond what the database's policies let through (`s` is the statement, `r` its run): a
 * payee sees their own once the run is approved, since a draft is nobody's pay yet; who works on runs sees drafts too.
 */
export const statementShown = ({ actor }: Pick<Context, 'actor'>): Sql =>
  actor.roles.some((role) => WORKS_ON_RUNS.includes(role))
    ? sql`(s.payee_id <> ${actor.id}::uuid or r.state = any(${[...SHOWN_RUN_STATES]}))`
    : sql`(s.payee_id = ${actor.id}::uuid and r.state = any(${[...SHOWN_RUN_STATES]}))`
