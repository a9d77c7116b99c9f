import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { camt, imported, transfer } from '../../testing/imports.ts'
import { type HouseholdMade, household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let park: Person
let controller: Person
let number = 0
let iban = ''
let home: HouseholdMade
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-02T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'advisor')
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())
beforeEach(async () => {
  number += 1
  iban = `DE7737040044053202${String(number).padStart(4, '0')}`
  home = await household(api, `Ashdown${'abcdefghijklmnopqrst'.charAt(number)}`, [stone])
})

type Entries = Parameters<typeof camt>[0]
const usd = (entries: Entries, account = iban) =>
  camt(entries, { iban: account, currency: 'USD', from: '2026-04-01', to: '2026-04-30' })
const read = (file: string) => imported(controller, file)
const unknownAccount = async (identifier = iban) => {
  const { items } = await controller.client.listUnknownAccounts({ limit: 200 })
  return items.find((account) => account.identifier === identifier)
}
const assign = async (householdId: string | null, inHouse = false, identifier = iban) => {
  const account = await api.owner.query<{ id: string; version: number }>(
    'select id, version from account where identifier = $1',
    [identifier],
  )
  const { id: accountId, version: ifVersion } = account.rows[0] ?? { id: newId(), version: 1 }
  return controller.client.assignAccount({ accountId, householdId, inHouse, ifVersion })
}
const movements = async (importId: string) => (await controller.client.listActivities({ importId })).items

describe('an account that nobody knows', () => {
  test('waits in the list with what came in, and with the households it could be of', async () => {
    await claimOf(stone, home, { minor: 200_000_000n })
    await read(
      usd([
        transfer('2026-04-02', '1999975.00', 'W1', { payer: `ALMA ${home.name.toUpperCase()}` }),
        transfer('2026-04-03', '-5.00', 'W2'),
      ]),
    )
    const account = await unknownAccount()
    expect(account).toMatchObject({
      scheme: 'iban',
      movements: 2,
      inflow: { minor: 199_997_500n, currency: 'USD' },
      firstOn: '2026-04-02',
      lastOn: '2026-04-03',
    })
    expect(account?.suggestions).toEqual([
      {
        household: { id: home.id, name: home.name },
        reason: 'open_claim',
        detail: '',
        claim: { inflow: { minor: 199_997_500n, currency: 'USD' }, claimedOn: '2026-04-01' },
      },
      {
        household: { id: home.id, name: home.name },
        reason: 'name',
        detail: `ALMA ${home.name.toUpperCase()}`,
        claim: null,
      },
    ])
  })
  test('is thought to be of whoever promised it, until the window after the last instalment is over', async () => {
    const usdOf = (minor: bigint) => ({ minor, currency: 'USD' })
    await claimOf(stone, home, {
      kind: 'promise',
      minor: 200_000_000n,
      instalments: [
        { dueOn: '2026-05-30', amount: usdOf(100_000_000n) },
        { dueOn: '2026-08-30', amount: usdOf(100_000_000n) },
      ],
    })
    // 120 days after the last instalment is 28 December.
    const found: string[] = []
    for (const day of ['2026-12-28', '2026-12-29']) {
      const id = newId()
      await api.owner.query(`insert into account (id, identifier, scheme, currency) values ($1, $2, 'iban', 'USD')`, [
        id,
        `${iban}-${day}`,
      ])
      await inflow(api, id, 199_997_500n, day)
      const suggested = (await unknownAccount(`${iban}-${day}`))?.suggestions.map(({ reason }) => reason)
      if (suggested?.includes('open_claim')) found.push(day)
    }
    expect(found).toEqual(['2026-12-28'])
  })
  test('once assigned, its inflow is what a controller is shown for the claim', async () => {
    const claimId = await claimOf(stone, home, { minor: 200_000_000n })
    const { id } = await read(usd([transfer('2026-04-02', '1999975.00', 'W1')]))
    expect((await controller.client.getWorkbench({ claimId })).activities).toEqual([])
    expect(await assign(home.id)).toMatchObject({ household: { id: home.id }, inHouse: false, version: 2 })
    const workbench = await controller.client.getWorkbench({ claimId })
    const [movement] = await movements(id)
    expect(workbench.activities.map((activity) => activity.id)).toEqual([movement?.id])
    expect(workbench.suggestions[0]?.matched).toEqual({ minor: 199_997_500n, currency: 'USD' })
    expect(await unknownAccount()).toBeUndefined()
  })
  test('is assigned by whoever saw its newest state', async () => {
    await read(usd([transfer('2026-04-02', '1.00', 'W1')]))
    await assign(home.id)
    const { rows } = await api.owner.query<{ id: string }>('select id from account where identifier = $1', [iban])
    const stale = { accountId: rows[0]?.id ?? '', householdId: null, inHouse: false, ifVersion: 1 }
    expect(await codeOf(controller.client.assignAccount(stale))).toBe('edit_conflict')
    expect(await codeOf(controller.client.assignAccount({ ...stale, ifVersion: 2, householdId: newId() }))).toBe(
      'household_unknown',
    )
    expect(
      await codeOf(controller.client.assignAccount({ ...stale, ifVersion: 2, householdId: home.id, inHouse: true })),
    ).toBe('invalid')
    expect(await codeOf(controller.client.assignAccount({ ...stale, accountId: newId() }))).toBe('not_found')
  })
  test('in another currency than the one known belongs where the known one does', async () => {
    await read(usd([transfer('2026-04-02', '1.00', 'W1')]))
    await assign(home.id)
    await read(usd([transfer('2026-04-03', '7.00', 'W2', { currency: 'CHF' })]))
    const { items } = await controller.client.listActivities({ householdId: home.id })
    expect(items.map(({ amount }) => amount)).toEqual([
      { minor: 700n, currency: 'CHF' },
      { minor: 100n, currency: 'USD' },
    ])
  })
})

describe('once money was confirmed', () => {
  const confirmed = async () => {
    const claimId = await claimOf(stone, home, { minor: 10_000n })
    const { id: importId } = await read(usd([transfer('2026-04-02', '100.00', 'C1')]))
    await assign(home.id)
    const [movement] = await movements(importId)
    const allocations = [{ activityId: movement?.id ?? '', amount: { minor: 10_000n, currency: 'USD' } }]
    await controller.client.confirmClaim({ claimId, allocations, reason: '' })
    return { claimId, importId, activityId: movement?.id ?? '' }
  }
  test('the file is not undone: the claims that rest on it are named', async () => {
    const { claimId, importId } = await confirmed()
    const undoing = controller.client.undoImport({ importId, reason: 'the wrong file' })
    await expect(undoing).rejects.toMatchObject({
      problem: { code: 'already_allocated', data: { claims: [{ claimId, household: home.name }] } },
    })
    expect(await controller.client.getImport({ importId })).toMatchObject({
      state: 'imported',
      added: 1,
      undoable: false,
    })
    expect(await movements(importId)).toHaveLength(1)
  })
  test('neither is the account given to another household, nor the movement typed anew', async () => {
    const { activityId } = await confirmed()
    expect(await codeOf(assign(null))).toBe('already_allocated')
    const correction = { activityId, ifVersion: 1, flowType: 'income', reason: 'it is a dividend' } as const
    expect(await codeOf(controller.client.correctFlowType(correction))).toBe('already_allocated')
  })
  test('a reversal that comes later is pointed out', async () => {
    await confirmed()
    const done = await read(usd([transfer('2026-04-05', '-100.00', 'C2', { reversal: true })]))
    expect(done.warnings).toMatchObject([{ code: 'confirmed_reversed' }])
  })
})

describe('journals', () => {
  const other = () => `DE7737040044053303${String(number).padStart(4, '0')}`
  const arrange = async () => {
    const into = await read(usd([transfer('2026-04-06', '500.00', 'J1')]))
    const out = await read(usd([transfer('2026-04-03', '-500.00', 'J2')], other()))
    return { into: into.id, out: out.id }
  }
  const flows = async (importId: string) =>
    (await movements(importId)).map(({ flowType, flowRule }) => `${flowType} ${flowRule}`)

  test('are told once both accounts are known to be of one household, and no longer when they are not', async () => {
    const { into, out } = await arrange()
    await assign(home.id)
    expect(await flows(into)).toEqual(['external_in money_in'])
    await assign(home.id, false, other())
    expect(await flows(into)).toEqual(['internal_journal paired_journal'])
    expect(await flows(out)).toEqual(['internal_journal paired_journal'])
    await assign(null, false, other())
    expect([await flows(into), await flows(out)]).toEqual([['external_in money_in'], ['external_out money_out']])
  })
  test('a controller corrects the type with a reason, and the other leg is free again', async () => {
    const { into, out } = await arrange()
    await assign(home.id)
    await assign(home.id, false, other())
    const [movement] = await movements(into)
    const correction = {
      activityId: movement?.id ?? '',
      ifVersion: 1,
      flowType: 'external_in',
      reason: 'two unrelated payments',
    } as const
    expect(await controller.client.correctFlowType(correction)).toMatchObject({
      flowType: 'external_in',
      flowRule: 'corrected',
      flowReason: 'two unrelated payments',
    })
    expect(await flows(out)).toEqual(['external_out money_out'])
    expect(await codeOf(controller.client.correctFlowType(correction))).toBe('edit_conflict')
    expect(await codeOf(controller.client.correctFlowType({ ...correction, ifVersion: 2 }))).toBe('nothing_changed')
    await read(usd([transfer('2026-04-07', '1.00', 'J3')]))
    expect(await flows(into)).toEqual(['external_in corrected'])
  })
  test("a payment from the firm's own account is internal, whether that was known before or after", async () => {
    await read(usd([transfer('2026-04-02', '3.00', 'H0')], other()))
    const before = await read(usd([transfer('2026-04-03', '4.00', 'H1', { payerIban: other() })]))
    expect(await flows(before.id)).toEqual(['external_in money_in'])
    await assign(null, true, other())
    expect(await flows(before.id)).toEqual(['internal_journal counterparty_in_house'])
    const after = await read(usd([transfer('2026-04-04', '5.00', 'H2', { payerIban: other() })]))
    expect(await flows(after.id)).toEqual(['internal_journal counterparty_in_house'])
    expect(await unknownAccount(other())).toBeUndefined()
  })
})

test('representatives see the movements of their own households only', async () => {
  const { id } = await read(usd([transfer('2026-04-02', '1.00', 'V1')]))
  await assign(home.id)
  const [movement] = await movements(id)
  const activityId = movement?.id ?? ''
  expect(await stone.client.getActivity({ activityId })).toMatchObject({ household: { id: home.id }, fileName: null })
  expect(await codeOf(park.client.getActivity({ activityId }))).toBe('not_found')
  expect((await park.client.listActivities({ householdId: home.id })).items).toEqual([])
})

test('a wall hides the account from a controller who is no insider, but not from the file that speaks of it', async () => {
  await read(usd([transfer('2026-04-02', '1.00', 'X1')]))
  await assign(home.id)
  await api.owner.query(
    `insert into wall (id, household_id, reason, since) values ($1, $2, 'a mandate', '2026-01-01')`,
    [newId(), home.id],
  )
  const done = await read(usd([transfer('2026-04-02', '1.00', 'X1'), transfer('2026-04-03', '2.00', 'X2')]))
  expect(done).toMatchObject({ state: 'imported', added: 1, known: 1, statements: [] })
  expect(await movements(done.id)).toEqual([])
  await controller.client.undoImport({ importId: done.id, reason: 'the wrong file' })
  const { rows } = await api.owner.query(
    'select a.id from activity a join account k on k.id = a.account_id where k.identifier = $1',
    [iban],
  )
  expect(rows).toHaveLength(1)
})
