import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household, inflow, initiative } from '../../testing/rows.ts'
import type { Person } from '../../testing/running-api.ts'
import { type BonusFirm, bonusFirm, closed, computed, M, paidIn, plan, usd } from './testing/bonus-firm.ts'

let firm: BonusFirm
let home: HouseholdMade
let runId: string
let both: Person
let claimId: string

beforeAll(async () => {
  firm = await bonusFirm('2026-01-21T16:00:00.000Z')
  const { api, park, dan, planId, january } = firm
  both = await api.person('Cora Both', 'controller', 'compensation_approver')
  home = await household(api, 'Keller', [park])
  const wire = await inflow(api, home.accountId, 2n * M, '2026-01-20')
  claimId = await claimOf(park, home, {
    minor: 2n * M,
    occurredAt: '2026-01-19T15:00:00.000Z',
    initiativeId: await initiative(api, 'Motor-sports day', dan.id),
  })
  await both.client.confirmClaim({ claimId, allocations: [{ activityId: wire, amount: usd(2n * M) }], reason: 'Seen' })
  api.setNow('2026-02-05T16:00:00.000Z')
  runId = (await computed(dan, planId, january)).id
})
afterAll(() => firm.api.stop())

/** As if a rule had been passed over: the statement itself, in somebody's name. */
async function forged(person: Person, text: string, values: unknown[]): Promise<string> {
  await firm.api.owner.query(`select set_config('app.user', $1, false)`, [person.id])
  const answer = await firm.api.owner.query(text, values).then(
    () => 'accepted',
    (error: Error) => error.message,
  )
  await firm.api.owner.query(`select set_config('app.user', '', false)`)
  return answer
}

const version = async (): Promise<number> => (await firm.dan.client.getRun({ runId })).version
const stepsOf = async (person: Person): Promise<Record<string, string | null>> =>
  Object.fromEntries((await person.client.getRun({ runId })).steps.map(({ step, refusal }) => [step, refusal]))

describe('a run is approved by somebody who had no part in it', () => {
  test('not before it was reviewed, and the page says so', async () => {
    expect(await codeOf(firm.mia.client.approveRun({ runId, ifVersion: await version() }))).toBe('not_reviewed')
    expect(await stepsOf(firm.mia)).toEqual({ review: null, approve: 'not_reviewed', close: 'not_approved' })
    expect(await stepsOf(firm.ruth)).toEqual({ review: 'role', approve: 'role', close: 'role' })
    expect(await codeOf(firm.ruth.client.reviewRun({ runId, ifVersion: 1 }))).toBe('forbidden')
    const { version: reviewed } = await firm.dan.client.reviewRun({ runId, ifVersion: await version() })
    expect(await codeOf(firm.dan.client.reviewRun({ runId, ifVersion: reviewed }))).toBe('not_a_draft')
  })

  test('not by the author of the plan', async () => {
    expect(await codeOf(firm.dan.client.approveRun({ runId, ifVersion: await version() }))).toBe('own_plan')
    expect((await stepsOf(firm.dan))['approve']).toBe('own_plan')
  })
  test('not by who confirmed money that it pays on', async () => {
    expect(await codeOf(both.client.approveRun({ runId, ifVersion: await version() }))).toBe('own_confirmation')
    expect((await stepsOf(both))['approve']).toBe('own_confirmation')
  })
  test('not by whom it pays, though they became an approver meanwhile', async () => {
    const { api, park } = firm
    await api.owner.query(`insert into user_role (user_id, role) values ($1, 'compensation_approver')`, [park.id])
    expect(await codeOf(park.client.approveRun({ runId, ifVersion: await version() }))).toBe('own_benefit')
    await api.owner.query(`delete from user_role where user_id = $1 and role = 'compensation_approver'`, [park.id])
  })
  test('nor by who acts for somebody whom it pays; the database says the same', async () => {
    const { api, park } = firm
    const ada = await api.person('Ada Lind', 'assistant', 'compensation_approver')
    await api.owner.query(
      `insert into delegation (id, assistant_id, representative_id, since) values ($1, $2, $3, '2020-01-01')`,
      [newId(), ada.id, park.id],
    )
    expect(await codeOf(ada.client.approveRun({ runId, ifVersion: await version() }))).toBe('own_benefit')
    expect((await stepsOf(ada))['approve']).toBe('own_benefit')
    const approve = `update run set state = 'approved', approved_by = $2 where id = $1`
    expect(await forged(ada, approve, [runId, ada.id])).toBe('nobody approves a run that pays whom they act for')
  })
  test('the database refuses all three by itself, and an approval in another name', async () => {
    const approve = `update run set state = 'approved', approved_by = $2 where id = $1`
    for (const person of [firm.dan, both, firm.park])
      expect(await forged(person, approve, [runId, person.id])).toBe(
        'the approver wrote the plan, confirmed the money or is paid by the run',
      )
    expect(await forged(firm.dan, approve, [runId, firm.mia.id])).toBe("an approval is given in one's own name")
  })
  test('not of another version than the one that was seen', async () =>
    expect(await codeOf(firm.mia.client.approveRun({ runId, ifVersion: 1 }))).toBe('edit_conflict'))

  test('of ten approvals at once one counts, and it is in the trail once', async () => {
    const ifVersion = await version()
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(firm.mia.client.approveRun({ runId, ifVersion }))),
    )
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    for (const code of codes) expect(['accepted', 'edit_conflict', 'not_reviewed', 'busy']).toContain(code)
    const { rows } = await firm.api.owner.query(
      `select actor_id from audit where operation = 'approveRun' and subject_id = $1`,
      [runId],
    )
    expect(rows).toEqual([{ actor_id: firm.mia.id }])
  })

  test('what is approved is not computed again, nor reviewed', async () => {
    expect(await codeOf(firm.dan.client.computeRun({ planId: firm.planId, periodId: firm.january }))).toBe(
      'already_approved',
    )
    expect(await codeOf(firm.dan.client.reviewRun({ runId, ifVersion: await version() }))).toBe('not_a_draft')
  })
})

describe('a closed run never changes', () => {
  test('it is closed by one more step, and its period only with the last of its plans', async () => {
    const other = await plan(firm.api, firm.dan, [firm.stone])
    const done = await firm.mia.client.closeRun({ runId, ifVersion: await version() })
    expect([done.state, done.period.closedAt]).toEqual(['closed', null])
    expect(await codeOf(firm.dan.client.computeRun({ planId: firm.planId, periodId: firm.january }))).toBe(
      'period_is_closed',
    )
    await closed(firm, (await computed(firm.dan, other, firm.january)).id)
    expect((await firm.dan.client.getRun({ runId })).period.closedAt).toBe('2026-02-05T16:00:00.000Z')
  })

  test.each([
    ['its figures', `update run_result set total_minor = 0 where run_id = $1`, 'a computed run keeps its figures'],
    ['what it rests on', `update run_basis set basis = '{}' where run_id = $1`, 'a computed run keeps its figures'],
    ['its state', `update run set state = 'draft' where id = $1`, 'a closed run never changes'],
    ['the run itself', `delete from run where id = $1`, 'a run is permanent'],
    ['a statement', `update statement set total_minor = 0 where run_id = $1`, 'a computed statement never changes'],
    ['a statement by deleting it', `delete from statement where run_id = $1`, 'a computed statement never changes'],
    [
      'a line',
      `update statement_line l set bonus_minor = 0 from statement s where s.id = l.statement_id and s.run_id = $1`,
      'a computed statement never changes',
    ],
  ])('not %s, not even by the owner of the tables', async (_what, text, message) =>
    expect(await forged(firm.mia, text, [runId])).toBe(message),
  )

  test('money that is undone after closing is taken back in the open period, with its reference', async () => {
    const { api, dan, planId, later, park } = firm
    const claim = await park.client.getClaim({ claimId })
    const confirmationId = claim.parts[0]?.confirmationId ?? ''
    await both.client.undoConfirmation({ confirmationId, reason: 'Wrong household of the same name' })
    const fresh = await inflow(api, home.accountId, M, '2026-03-02')
    api.setNow('2026-10-05T16:00:00.000Z')
    await paidIn(firm, park, home, fresh, M, '2026-10-01T15:00:00.000Z')
    const run = await computed(dan, planId, later)
    const result = run.payeeResults.find(({ payee }) => payee.id === park.id)
    const { lines } = await dan.client.getStatement({ statementId: result?.statementId ?? '' })
    expect(lines.map(({ kind, amount, bonus, claimId: of }) => [kind, amount.minor, bonus.minor, of !== null])).toEqual(
      [
        ['brought_forward', 2n * M, 100_000n, false],
        ['credit', -2n * M, -100_000n, true],
        ['credit', M, 50_000n, true],
        ['paid_before', 100_000n, -100_000n, false],
      ],
    )
    expect(result?.total).toEqual(usd(-50_000n))
  })
})

describe('who sees which statement', () => {
  const statement = async (): Promise<string> =>
    (await firm.mia.client.getRun({ runId })).payeeResults.find(({ payee }) => payee.id === firm.park.id)
      ?.statementId ?? ''
  const sees = async (person: Person, statementId: string): Promise<string> =>
    codeOf(person.client.getStatement({ statementId }))

  test('the payee their own, their manager, and who oversees; nobody else, and it looks like none', async () => {
    const { api, park, stone, dan, mia, ruth } = firm
    const other = await api.person('Lena Voss', 'manager')
    const statementId = await statement()
    for (const person of [park, dan, mia, ruth]) expect(await sees(person, statementId)).toBe('accepted')
    for (const person of [stone, other]) expect(await sees(person, statementId)).toBe('not_found')
    expect(await sees(other, newId())).toBe('not_found')
    const line = (await park.client.getStatement({ statementId })).lines[0]
    expect(await codeOf(other.client.getStatementLine({ statementId, lineId: line?.id ?? '' }))).toBe('not_found')
    expect((await other.client.getRun({ runId })).payeeResults).toEqual([])
  })
  test('a payee no draft: it is nobody’s pay yet', async () => {
    const { rows } = await firm.api.owner.query<{ id: string }>(
      `select s.id from statement s join run r on r.id = s.run_id where r.state = 'draft' and s.payee_id = $1`,
      [firm.park.id],
    )
    expect(await sees(firm.park, rows[0]?.id ?? '')).toBe('not_found')
    expect(await sees(firm.dan, rows[0]?.id ?? '')).toBe('accepted')
  })
})

describe('a line of a statement', () => {
  test('leads to the bank entry, its confirmation, the claim, the call and the initiative', async () => {
    const { park, dan, api } = firm
    const [mine] = (await park.client.listMyStatements({})).statements
    const statementId = mine?.statementId ?? ''
    const { lines } = await dan.client.getStatement({ statementId })
    const credit = lines.find(({ kind }) => kind === 'credit')
    const importId = newId()
    await api.owner.query(
      `insert into import_file (id, file_name, sha256, bytes, state, uploaded_by, uploaded_at, import_asked_by, import_asked_at)
       values ($1, 'january.xml', 'x', 1, 'imported', $2, now(), $2, now())`,
      [importId, firm.ruth.id],
    )
    await api.owner.query('update activity set import_id = $1, line = 42 where id = $2', [importId, credit?.activityId])
    for (const person of [dan, park]) {
      const trace = await person.client.getStatementLine({ statementId, lineId: credit?.id ?? '' })
      expect(trace).toMatchObject({
        line: { bonus: usd(100_000n), household: { name: 'Keller' } },
        credit: { amount: usd(2n * M), share: '1.0000' },
        allocation: { amount: usd(2n * M), confirmedBy: { name: 'Cora Both' } },
        activity: {
          amount: usd(2n * M),
          account: home.accountNumber,
          fileName: 'january.xml',
          line: 42,
          counterparty: 'Old Bank',
        },
        claim: { id: claimId, kind: 'deposit', claimant: { name: 'Min Park' } },
        contacts: [{ channel: 'phone', purpose: 'New money', by: 'Min Park' }],
        initiative: { name: 'Motor-sports day' },
      })
    }
  })
  test('of another statement is not there', async () => {
    const { dan, park } = firm
    const [mine] = (await park.client.listMyStatements({})).statements
    const { lines } = await dan.client.getStatement({ statementId: mine?.statementId ?? '' })
    expect(await codeOf(dan.client.getStatementLine({ statementId: newId(), lineId: lines[0]?.id ?? '' }))).toBe(
      'not_found',
    )
  })
})

describe('plans', () => {
  test('are told in sentences, with their tiers and what is wrong with them', async () => {
    const { items } = await firm.park.client.listPlans({})
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ author: { name: 'Dan Reyes' }, participants: 2, warnings: [] })
    expect(items[0]?.sentences.map(({ code }) => code)).toContain('component')
    expect(items[0]?.curves[0]?.tiers.map(({ from, rate }) => [from.minor, rate])).toEqual([
      [0n, '0.0005'],
      [10n * M, '0.0008'],
      [25n * M, '0.0012'],
    ])
    expect((await firm.mia.client.listPlans({})).items).toHaveLength(2)
  })
})
