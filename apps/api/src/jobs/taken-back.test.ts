import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { computed, period, plan, usd } from '../features/compensation/testing/bonus-firm.ts'
import { claimOf, codeOf } from '../testing/claims.ts'
import { camt, imported, transfer } from '../testing/imports.ts'
import { type HouseholdMade, household } from '../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'

// From the bank's file to the payout and back: money that confirmed a claim is taken back by its bank.
const MILLION = 100_000_000n
let api: RunningApi
let stone: Person
let ruth: Person
let dan: Person
let mia: Person
let home: HouseholdMade
let claimId: string
let activityId: string
let planId: string
let january: string
let runId: string

const iban = 'DE89370400440532050001'
const file = (entries: Parameters<typeof camt>[0]) =>
  camt(entries, { iban, currency: 'USD', from: '2026-01-01', to: '2026-02-28' })
const wire = transfer('2026-01-20', '2000000.00', 'W1')
const version = async () => (await dan.client.getRun({ runId })).version

beforeAll(async () => {
  api = await runningApi({ now: '2026-01-21T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  ruth = await api.person('Ruth Okafor', 'controller')
  dan = await api.person('Dan Reyes', 'manager')
  mia = await api.person('Mia Feldmann', 'compensation_approver')
  home = await household(api, 'Keller', [stone])
  planId = await plan(api, dan, [stone])
  january = await period(api, 'January', '2026-01-01', '2026-01-31')
  const { id } = await imported(ruth, file([wire]), 'january.xml')
  const { items } = await ruth.client.listActivities({ importId: id })
  activityId = items[0]?.id ?? ''
  const { rows } = await api.owner.query('select id, version from account where identifier = $1', [iban])
  await ruth.client.assignAccount({
    accountId: rows[0].id,
    ifVersion: rows[0].version,
    householdId: home.id,
    inHouse: false,
  })
  claimId = await claimOf(stone, home, { minor: 2n * MILLION, occurredAt: '2026-01-19T15:00:00.000Z' })
  await ruth.client.confirmClaim({
    claimId,
    allocations: [{ activityId, amount: usd(2n * MILLION) }],
    reason: 'Seen',
  })
  api.setNow('2026-02-05T16:00:00.000Z')
  runId = (await computed(dan, planId, january)).id
})
afterAll(() => api.stop())

test('nothing is taken back as long as no file says so', async () => {
  expect((await ruth.client.listTakenBack({})).items).toEqual([])
  expect((await dan.client.getRun({ runId })).steps).toContainEqual({ step: 'review', refusal: null })
})

test('a reversal in a later file shows the controller which claim rests on the money, and the file says so', async () => {
  const reversal = transfer('2026-02-03', '-750000.00', 'R1', { reversal: true })
  const done = await imported(ruth, file([wire, reversal]), 'february.xml')
  expect(done.warnings).toContainEqual(
    expect.objectContaining({ code: 'confirmed_reversed', facts: { account: iban, day: '2026-01-20' } }),
  )
  const { items } = await ruth.client.listTakenBack({})
  expect(items).toMatchObject([
    {
      activityId,
      household: { id: home.id },
      account: iban,
      reason: 'reversed',
      allocated: usd(2n * MILLION),
      left: usd(125_000_000n),
      by: { bookedOn: '2026-02-03', amount: usd(-75_000_000n) },
      claims: [{ claimId, claimant: { name: 'Rosa Stone' }, amount: usd(2n * MILLION) }],
    },
  ])
  expect(await codeOf(stone.client.listTakenBack({}))).toBe('forbidden')
})

test('and stops the payout, in the rule and in the database', async () => {
  expect(await codeOf(dan.client.reviewRun({ runId, ifVersion: await version() }))).toBe('money_taken_back')
  expect((await dan.client.getRun({ runId })).steps).toContainEqual({ step: 'review', refusal: 'money_taken_back' })
  await api.owner.query('begin')
  await api.owner.query(`select set_config('role', 'rapport_oversight', true), set_config('app.user', $1, true)`, [
    dan.id,
  ])
  await expect(api.owner.query(`update run set state = 'reviewed' where id = $1`, [runId])).rejects.toThrow(
    'was taken back since',
  )
  await api.owner.query('rollback')
})

test('undone by a compensating entry and computed anew, it goes on without that money', async () => {
  const { parts } = await ruth.client.getClaim({ claimId })
  const confirmationId = parts[0]?.confirmationId ?? ''
  await ruth.client.undoConfirmation({ confirmationId, reason: 'The bank took part of it back' })
  expect((await ruth.client.listTakenBack({})).items).toEqual([])
  // What the run was computed with is still what is not there any more.
  expect(await codeOf(dan.client.reviewRun({ runId, ifVersion: await version() }))).toBe('money_taken_back')
  const { state } = await ruth.client.getClaim({ claimId })
  expect(state).toBe('in_review')
  // What did arrive is confirmed again.
  await ruth.client.confirmClaim({
    claimId,
    allocations: [{ activityId, amount: usd(125_000_000n) }],
    reason: 'What the bank left of it',
  })
  runId = (await computed(dan, planId, january)).id
  await dan.client.reviewRun({ runId, ifVersion: await version() })
  expect(await mia.client.approveRun({ runId, ifVersion: await version() })).toMatchObject({ state: 'approved' })
})

test('an approved run that money is taken from cannot be closed, and another may take its place', async () => {
  const rest = transfer('2026-02-04', '-1250000.00', 'R2', { reversal: true })
  await imported(ruth, file([wire, transfer('2026-02-03', '-750000.00', 'R1', { reversal: true }), rest]), 'again.xml')
  expect(await codeOf(mia.client.closeRun({ runId, ifVersion: await version() }))).toBe('money_taken_back')
  const { parts } = await ruth.client.getClaim({ claimId })
  const standing = parts.findLast(({ amount }) => amount.minor > 0n)
  await ruth.client.undoConfirmation({
    confirmationId: standing?.confirmationId ?? '',
    reason: 'The bank took the rest back',
  })
  runId = (await computed(dan, planId, january)).id
  await dan.client.reviewRun({ runId, ifVersion: await version() })
  await mia.client.approveRun({ runId, ifVersion: await version() })
  expect(await mia.client.closeRun({ runId, ifVersion: await version() })).toMatchObject({ state: 'closed' })
})

test('a reversal that arrives before what it takes back leaves nothing to confirm', async () => {
  const other = 'DE89370400440532050002'
  const of = (entries: Parameters<typeof camt>[0]) => camt(entries, { iban: other, currency: 'USD' })
  await imported(ruth, of([transfer('2026-03-12', '-40.00', 'B2', { reversal: true })]))
  const { id } = await imported(ruth, of([transfer('2026-03-10', '40.00', 'B1')]))
  const { items } = await ruth.client.listActivities({ importId: id })
  expect(items).toMatchObject([{ amount: usd(4_000n), available: usd(0n) }])
})
