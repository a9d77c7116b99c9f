import { basisText } from '@rapport/domain/compensation/basis-json.ts'
import type { ComputedRun, LineDifference } from '@rapport/domain/compensation/compare/difference.ts'
import { differenceOf } from '@rapport/domain/compensation/compare/difference.ts'
import { creditedMoney } from '@rapport/domain/compensation/credits.ts'
import { hashBasis, hashResult } from '@rapport/domain/compensation/hash.ts'
import type { Statement } from '@rapport/domain/compensation/statement.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { StoredChange, StoredSummary } from './stored.ts'

const BATCH = 1_000

export interface RunToStore {
  readonly runId: string
  readonly now: number
  readonly currency: string
  readonly computed: ComputedRun
  /** The computation before, which this one is compared with. */
  readonly previous: { readonly id: string; readonly computed: ComputedRun } | null
}

export interface StoredRun {
  readonly basisHash: string
  readonly resultHash: string
  readonly total: bigint
}

/** What the run rests on, statements and lines in batches, what it came to: a draft from here on. */
export async function storeRun(tx: Tx, { runId, now, currency, computed, previous }: RunToStore): Promise<StoredRun> {
  const { basis, result } = computed
  const changes = previous ? changesSince(previous.computed, computed) : new Map<string, StoredChange[]>()
  const credits = await creditIds(
    tx,
    basis.movements.flatMap(({ allocationId }) => allocationId ?? []),
  )
  const statementIds = new Map(result.statements.map(({ payeeId }) => [payeeId, newId(now)]))
  const statements = result.statements.map((statement) => ({
    id: statementIds.get(statement.payeeId),
    run_id: runId,
    payee_id: statement.payeeId,
    credited_minor: creditedMoney(statement.credits),
    total_minor: statement.payout,
    currency,
    summary: summaryOf(statement, previous?.id ?? null, changes.get(statement.payeeId) ?? []),
  }))
  const lines = result.statements.flatMap((statement) =>
    linesOf(statement, statementIds.get(statement.payeeId) ?? '', credits, now),
  )
  for (const batch of batches(statements)) {
    await tx.write(
      sql`insert into statement (id, run_id, payee_id, credited_minor, total_minor, currency, summary)
          select id, run_id, payee_id, credited_minor, total_minor, currency, summary from json_populate_recordset(null::statement, ${batch}::json)`,
    )
  }
  for (const batch of batches(lines)) {
    await tx.write(
      sql`insert into statement_line (id, statement_id, number, key, component, kind, reference, reason, credit_id, allocation_id, claim_id, activity_id,
            household_id, value_on, amount_minor, bonus_minor, slices, fixing, fixing_from)
          select id, statement_id, number, key, component, kind, reference, reason, credit_id, allocation_id, claim_id, activity_id,
            household_id, value_on, amount_minor, bonus_minor, slices, fixing, fixing_from from json_populate_recordset(null::statement_line, ${batch}::json)`,
    )
  }
  const stored = { basisHash: hashBasis(basis), resultHash: hashResult(result), total: result.totals.payout }
  await storeBasis(tx, runId, basis)
  await tx.write(
    sql`insert into run_result (run_id, basis_hash, result_hash, total_minor, payees)
        values (${runId}::uuid, ${stored.basisHash}, ${stored.resultHash}, ${stored.total}, ${basis.payees.length})`,
  )
  await tx.write(
    sql`update run set state = 'draft', progress_done = progress_total, problem = null, version = version + 1 where id = ${runId}::uuid`,
  )
  return stored
}

/** The basis, and who may not approve what comes of it: those it pays and those whose confirmations it rests on. */
async function storeBasis(tx: Tx, runId: string, basis: ComputedRun['basis']): Promise<void> {
  const allocations = basis.movements.flatMap(({ allocationId }) => allocationId ?? [])
  const engagements = basis.engagements.map(({ claimId }) => claimId)
  await tx.write(sql`insert into run_basis (run_id, basis) values (${runId}::uuid, ${basisText(basis)}::jsonb)`)
  await tx.write(
    sql`insert into run_party (run_id, user_id, part)
        select ${runId}::uuid, unnest(${basis.payees.map(({ id }) => id)}::uuid[]), 'payee'
        union
        select ${runId}::uuid, who.id, 'confirmer' from confirmation f cross join lateral (values (f.controller_id), (f.second_controller_id)) who (id)
        where who.id is not null and (f.id in (select l.confirmation_id from allocation l where l.id = any(${allocations}::uuid[]))
          or f.claim_id = any(${engagements}::uuid[]))`,
  )
}

const summaryOf = (
  { figures, components, promised, schedule, carriedForward }: Statement,
  previousRunId: string | null,
  changes: readonly StoredChange[],
): StoredSummary => ({ figures, components, promised, schedule, carriedForward, previousRunId, changes })

function changesSince(before: ComputedRun, after: ComputedRun): Map<string, StoredChange[]> {
  return new Map(differenceOf(before, after).map(({ payeeId, lines }) => [payeeId, lines.map(changeOf)]))
}

function changeOf({ key, before, after, cause }: LineDifference): StoredChange {
  const line = after ?? before
  return {
    key,
    component: line?.component ?? null,
    kind: line?.kind ?? 'credit',
    householdId: line?.trace?.householdId ?? null,
    claimId: line?.trace?.claimId ?? null,
    before: before?.bonus ?? null,
    after: after?.bonus ?? null,
    cause,
  }
}

/** The rate that was used, whatever is stored for that day later. */
const convertedAt = (trace: Statement['lines'][number]['trace']) => ({
  fixing: trace?.booked?.fixing ?? null,
  fixing_from: trace?.booked?.fixing ? trace.booked.currency : null,
})

function linesOf(
  { payeeId, lines }: Statement,
  statementId: string,
  credits: ReadonlyMap<string, string>,
  now: number,
) {
  return lines.map(({ key, component, kind, reference, reason, trace, amount, bonus, slices }, at) => ({
    ...convertedAt(trace),
    id: newId(now),
    statement_id: statementId,
    number: at + 1,
    key,
    component,
    kind,
    reference,
    reason,
    credit_id: credits.get(`${trace?.allocationId ?? ''}/${payeeId}`) ?? null,
    allocation_id: trace?.allocationId ?? null,
    claim_id: trace?.claimId ?? null,
    activity_id: trace?.activityId ?? null,
    household_id: trace?.householdId ?? null,
    value_on: trace?.valueDate ?? null,
    amount_minor: amount,
    bonus_minor: bonus,
    slices,
  }))
}

const Credit = z.object({ id: z.string(), allocationId: z.string(), userId: z.string() })

async function creditIds(tx: Tx, allocationIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.read(
    Credit,
    sql`select id, allocation_id as "allocationId", user_id as "userId" from credit where allocation_id = any(${[...allocationIds]}::uuid[])`,
  )
  return new Map(rows.map(({ id, allocationId, userId }) => [`${allocationId}/${userId}`, id]))
}

/** Rows as JSON, bigints as decimal text, some thousand at a time. */
function* batches(rows: readonly object[]): Generator<string> {
  for (let from = 0; from < rows.length; from += BATCH)
    yield JSON.stringify(rows.slice(from, from + BATCH), (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
}
