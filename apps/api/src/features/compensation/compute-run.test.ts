import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household, inflow } from '../../testing/rows.ts'
import {
  type BonusFirm,
  bonusFirm,
  closed,
  computed,
  confirmed,
  M,
  paidIn,
  settled,
  usd,
} from './testing/bonus-firm.ts'

// The example of 6.3, from bank entries and claims to the bonus, through the front door.
let firm: BonusFirm
let keller: HouseholdMade
let promise: string
let wire: string

beforeAll(async () => {
  firm = await bonusFirm('2026-01-15T16:00:00.000Z')
  const { api, park, stone } = firm
  const first = await household(api, 'Ashdown', [park])
  const january = await inflow(api, first.accountId, 820_000_000n, '2026-01-12')
  await paidIn(firm, park, first, january, 820_000_000n, '2026-01-14T15:00:00.000Z')

  api.setNow('2026-02-05T16:00:00.000Z')
  keller = await household(api, 'Keller', [stone, park])
  for (const [user, share] of [
    [park, 6000],
    [stone, 4000],
  ] as const)
    await api.owner.query(
      `insert into default_split (id, household_id, user_id, basis_points, since) values ($1, $2, $3, $4, '2026-01-01')`,
      [newId(), keller.id, user.id, share],
    )
  promise = await claimOf(stone, keller, {
    kind: 'promise',
    minor: 12n * M,
    occurredAt: '2026-02-04T15:00:00.000Z',
    splits: [
      { userId: park.id, basisPoints: 6000 },
      { userId: stone.id, basisPoints: 4000 },
    ],
    instalments: [
      { dueOn: '2026-02-28', amount: usd(9n * M) },
      { dueOn: '2026-06-30', amount: usd(3n * M) },
    ],
  })
})
afterAll(() => firm.api.stop())

const totals = (run: Awaited<ReturnType<typeof settled>>): Record<string, bigint> =>
  Object.fromEntries(run.payeeResults.map(({ payee, total }) => [payee.name, total.minor]))

/** The latest first. */
const runsOfLater = async () =>
  (await firm.dan.client.listRuns({ limit: 200 })).items
    .filter(({ period }) => period.id === firm.later)
    .sort((a, b) => b.number - a.number)

describe('from bank entry to bonus', () => {
  test('a run of a period that goes on shows where it stands, and cannot go on to be paid', async () => {
    const { dan, planId, january } = firm
    firm.api.setNow('2025-12-31T16:00:00.000Z')
    expect(await codeOf(dan.client.computeRun({ planId, periodId: january }))).toBe('period_not_begun')
    firm.api.setNow('2026-01-31T16:00:00.000Z')
    const { id: runId, version } = await computed(dan, planId, january)
    const review = () => codeOf(dan.client.reviewRun({ runId, ifVersion: version }))
    expect(await review()).toBe('period_not_over')
    firm.api.setNow('2026-02-05T16:00:00.000Z')
    expect(await review()).toBe('computed_too_early')
    expect((await dan.client.getRun({ runId })).steps[0]).toEqual({ step: 'review', refusal: 'computed_too_early' })
    const raw = firm.api.owner.query(`update run set state = 'reviewed' where id = $1`, [runId])
    await expect(raw).rejects.toThrow('the run was computed before its period was over')
  })

  test('a period waits for an earlier one of its plan', async () => {
    const { dan, planId, january, later } = firm
    expect(
      (await dan.client.listRuns({})).choices.map(({ period, over, waitsFor }) => [period.name, over, waitsFor]),
    ).toEqual([
      ['January', true, null],
      ['February to September', false, 'January'],
    ])
    firm.api.setNow('2026-10-05T16:00:00.000Z')
    const early = dan.client.computeRun({ planId, periodId: later })
    expect(await codeOf(early)).toBe('earlier_period_open')
    expect(await codeOf(dan.client.computeRun({ planId: newId(), periodId: january }))).toBe('plan_unknown')
    expect(await codeOf(dan.client.computeRun({ planId, periodId: newId() }))).toBe('period_unknown')
    firm.api.setNow('2026-02-05T16:00:00.000Z')
  })

  test('January: 8,200,000 at 5 basis points, closed, and its period with it', async () => {
    const { dan, planId, january } = firm
    const run = await computed(dan, planId, january)
    expect([run.state, run.total, totals(run)]).toEqual([
      'draft',
      usd(410_000n),
      { 'Min Park': 410_000n, 'Rosa Stone': 0n },
    ])
    const done = await closed(firm, run.id)
    expect([done.state, done.period.closedAt]).toEqual(['closed', '2026-02-05T16:00:00.000Z'])
    expect(await codeOf(dan.client.computeRun({ planId, periodId: january }))).toBe('period_is_closed')
  })

  test('a promise pays nothing: it stands beside the lines and is none', async () => {
    const { park } = firm
    const { statements, open } = await park.client.listMyStatements({})
    expect(statements.map(({ period, total }) => [period.name, total])).toEqual([['January', usd(410_000n)]])
    expect(open.map(({ period, estimate }) => [period.name, estimate])).toEqual([['February to September', usd(0n)]])
  })

  test('what arrived, less what was taken back and what left: 4,418,550.22 of it is the specialist’s, and pays 2,994.84', async () => {
    const { api, dan, planId, later } = firm
    api.setNow('2026-03-10T16:00:00.000Z')
    wire = await inflow(api, keller.accountId, 600_000_000n, '2026-02-10')
    const residual = await inflow(api, keller.accountId, 1_425_037n, '2026-02-12')
    const second = await inflow(api, keller.accountId, 250_000_000n, '2026-03-03')
    await inflow(api, keller.accountId, M, '2026-03-04', { flowType: 'internal_journal' })
    await confirmed(firm, promise, [
      [wire, 600_000_000n],
      [residual, 1_425_037n],
      [second, 250_000_000n],
    ])
    await inflow(api, keller.accountId, 3_840_000n, '2026-04-01', { flowType: 'income' })
    await inflow(api, keller.accountId, -75_000_000n, '2026-05-15', { flowType: 'external_out' })
    await inflow(api, keller.accountId, -2_150_000n, '2026-06-30', { flowType: 'fee' })
    await inflow(api, keller.accountId, 51_000_000n, '2026-06-30', { flowType: 'market' })
    const reclaim = await inflow(api, keller.accountId, -40_000_000n, '2026-09-20', { flowType: 'reversal' })
    await api.owner.query('update activity set reverses = $1 where id = $2', [wire, reclaim])

    api.setNow('2026-10-05T16:00:00.000Z')
    const run = await computed(dan, planId, later)
    expect([run.state, run.problem]).toEqual(['draft', null])
    expect(totals(run)).toEqual({ 'Min Park': 299_484n, 'Rosa Stone': 147_285n })
    expect(run.payeeResults.map(({ credited }) => credited.minor)).toEqual([441_855_022n, 294_570_015n])
  })

  test('the payee’s estimate of the open period is the run’s figure', async () => {
    const { open } = await firm.park.client.listMyStatements({})
    expect(open.map(({ credited, estimate }) => [credited, estimate])).toEqual([[usd(441_855_022n), usd(299_484n)]])
  })

  test('the lines add up to the payout, with what January reached and paid', async () => {
    const { dan } = firm
    const [run] = await runsOfLater()
    const { payeeResults } = await dan.client.getRun({ runId: run?.id ?? '' })
    const statement = await dan.client.getStatement({ statementId: payeeResults[0]?.statementId ?? '' })
    expect(statement.lines.reduce((sum, { bonus }) => sum + bonus.minor, 0n)).toBe(299_484n)
    expect(statement.lines.map(({ kind, amount, bonus }) => [kind, amount.minor, bonus.minor])).toEqual([
      ['brought_forward', 820_000_000n, 410_000n],
      ['credit', 360_000_000n, 234_000n],
      ['credit', 855_022n, 684n],
      ['credit', 150_000_000n, 120_000n],
      ['credit', -45_000_000n, -36_000n],
      ['credit', -24_000_000n, -19_200n],
      ['paid_before', 410_000n, -410_000n],
    ])
    expect(statement.lines[1]?.slices.map(({ amount, rate, bonus }) => [amount.minor, rate, bonus.minor])).toEqual([
      [180_000_000n, '0.0005', 90_000n],
      [180_000_000n, '0.0008', 144_000n],
    ])
    expect(statement.curves[0]).toMatchObject({ name: 'Growth', mode: 'marginal', reached: usd(1_261_855_022n) })
    expect(statement.unconfirmed).toMatchObject([{ claimId: promise, open: usd(348_574_963n) }])
  })
})

describe('computed again', () => {
  test('from unchanged facts it has the same hashes and no difference, and replaces the draft', async () => {
    const { dan, planId, later } = firm
    const [before] = await runsOfLater()
    const again = await computed(dan, planId, later)
    const first = await dan.client.getRun({ runId: before?.id ?? '' })
    expect([again.basisHash, again.resultHash]).toEqual([first.basisHash, first.resultHash])
    expect([again.number, again.differences, first.state]).toEqual([2, [], 'superseded'])
    expect(again.payeeResults.map(({ previous }) => previous?.minor)).toEqual([299_484n, 147_285n])
  })

  test('behind a wall it comes to the same for everybody who asks, and names the household to nobody outside', async () => {
    const { api, dan, mia, park, planId, later } = firm
    const [before] = await runsOfLater()
    const wall = newId()
    await api.owner.query(`insert into wall (id, household_id, reason, since) values ($1, $2, 'Sale', '2026-10-01')`, [
      wall,
      keller.id,
    ])
    const first = await dan.client.getRun({ runId: before?.id ?? '' })
    for (const person of [dan, mia]) {
      const again = await computed(person, planId, later)
      expect([again.basisHash, again.resultHash]).toEqual([first.basisHash, first.resultHash])
      const statementId = again.payeeResults[0]?.statementId ?? ''
      const { lines } = await person.client.getStatement({ statementId })
      expect(lines).toHaveLength(7)
      expect(JSON.stringify(lines, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(
        'Keller',
      )
      const { claim, activity, contacts } = await person.client.getStatementLine({
        statementId,
        lineId: lines[1]?.id ?? '',
      })
      expect([claim, activity, contacts]).toEqual([null, null, []])
    }
    const { open } = await park.client.listMyStatements({})
    expect(open.map(({ estimate }) => estimate)).toEqual([usd(299_484n)])
    await api.owner.query(`update wall set until = '2026-10-04' where id = $1`, [wall])
  })

  test('a new confirmation shows as a difference with its cause, line by line', async () => {
    const { api, stone, dan, planId, later } = firm
    const more = await inflow(api, keller.accountId, 10_000_000n, '2026-09-25')
    const claimId = await paidIn(firm, stone, keller, more, 10_000_000n, '2026-10-01T15:00:00.000Z')
    const run = await computed(dan, planId, later)
    expect(run.previousRun?.number).toBe(4)
    expect(
      run.differences.map(({ payee, household, component, cause, before, after, claimId: claim }) => [
        payee.name,
        household?.name,
        component,
        cause,
        before,
        after,
        claim,
      ]),
    ).toEqual([
      ['Min Park', 'Keller', 'Growth', 'fact_added', null, usd(4_800n), claimId],
      ['Rosa Stone', 'Keller', 'Growth', 'fact_added', null, usd(2_000n), claimId],
    ])
  })

  test('a confirmation that was undone before the run was closed never was', async () => {
    const { ruth, dan, planId, later } = firm
    const [before] = await runsOfLater()
    const { differences } = await dan.client.getRun({ runId: before?.id ?? '' })
    const claim = await ruth.client.getClaim({ claimId: differences[0]?.claimId ?? '' })
    const confirmationId = claim.parts[0]?.confirmationId ?? ''
    await ruth.client.undoConfirmation({ confirmationId, reason: 'Wrong household of the same name' })
    const run = await computed(dan, planId, later)
    expect(totals(run)).toEqual({ 'Min Park': 299_484n, 'Rosa Stone': 147_285n })
    expect(run.differences.map(({ cause }) => cause)).toEqual(['fact_removed', 'fact_removed'])
  })

  test('a basis with a hole fails with its reasons, and the draft before stands', async () => {
    const { api, dan, planId, later, park } = firm
    const drifting = await household(api, 'Drifting', [])
    await inflow(api, drifting.accountId, -500_000n, '2026-08-01', { flowType: 'external_out' })
    const run = await computed(dan, planId, later)
    expect([run.state, run.problem]).toEqual([
      'failed',
      'It could not be computed: nobody is said to share in some of the money.',
    ])
    expect(run.problems).toMatchObject([{ code: 'split_missing', household: null, day: '2026-08-01' }])
    const seen = await firm.mia.client.getRun({ runId: run.id })
    expect(seen.problems).toMatchObject([{ household: { name: 'Drifting' } }])
    expect((await runsOfLater()).map(({ state }) => state).slice(0, 3)).toEqual(['failed', 'draft', 'superseded'])
    await api.owner.query(`update account set household_id = null where id = $1`, [drifting.accountId])
    expect(await codeOf(park.client.getRun({ runId: run.id }))).toBe('forbidden')
  })

  test('of ten computations at once there is one run, and nine are told which', async () => {
    const { api, dan, planId, later } = firm
    const before = (await runsOfLater()).length
    // While the facts are held, no run gets anywhere: all ten meet.
    await api.owner.query('begin')
    await api.owner.query('lock table plan_participant in access exclusive mode')
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(dan.client.computeRun({ planId, periodId: later }))),
    )
    await api.owner.query('commit')
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    for (const code of codes) expect(['accepted', 'already_computing', 'busy', 'unavailable']).toContain(code)
    const runs = await runsOfLater()
    expect(runs).toHaveLength(before + 1)
    expect((await settled(dan, runs[0]?.id ?? '')).state).toBe('draft')
  })

  test('a run that a killed process left behind is computed by the next', async () => {
    const { api, dan, planId, later } = firm
    const id = newId()
    await api.owner.query(
      `insert into run (id, plan_id, plan_version_id, period_id, number, state, currency, computed_by, computed_at, progress_done, progress_total)
       select $1, $2, v.id, $3, 99, 'computing', 'USD', $4, now(), 2, 3 from plan_version v where v.plan_id = $2`,
      [id, planId, later, dan.id],
    )
    expect((await settled(dan, id)).state).toBe('draft')
  })
})
