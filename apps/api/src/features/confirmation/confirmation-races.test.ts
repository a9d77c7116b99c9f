import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

const M = 100_000_000n // one million, in cents
let api: RunningApi
let stone: Person
let ruth: Person
let omar: Person

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z', readsImports: false })
  stone = await api.person('Rosa Stone', 'advisor')
  ruth = await api.person('Ruth Okafor', 'controller')
  omar = await api.person('Omar Haddad', 'controller')
})
afterAll(() => api.stop())

let count = 0
const fresh = (): Promise<HouseholdMade> => household(api, `Household ${++count}`, [stone])
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const confirm = (person: Person, claimId: string, wire: string, minor: bigint, reason = '') =>
  person.client.confirmClaim({ claimId, allocations: [{ activityId: wire, amount: usd(minor) }], reason })
const scalar = async (text: string, values: unknown[]): Promise<unknown> =>
  Object.values((await api.owner.query(text, values)).rows[0] as object)[0]
const accepted = (codes: readonly string[]): number => codes.filter((code) => code === 'accepted').length
const controllerOf = (n: number): Person => (n % 2 ? ruth : omar)
const ten = <T>(ask: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 10 }, (_, n) => ask(n)))

/** Nothing is taken, confirmed or credited but what the entries say. */
async function addsUp(claimId: string, wire: string): Promise<void> {
  const allocated = await scalar('select coalesce(sum(amount_minor), 0)::text from allocation where activity_id = $1', [
    wire,
  ])
  expect(await scalar('select allocated_minor from activity where id = $1', [wire])).toBe(allocated)
  const confirmed = await scalar('select coalesce(sum(amount_minor), 0)::text from allocation where claim_id = $1', [
    claimId,
  ])
  expect(await scalar('select confirmed_minor from claim where id = $1', [claimId])).toBe(confirmed)
  expect(await scalar('select coalesce(sum(amount_minor), 0)::text from credit where claim_id = $1', [claimId])).toBe(
    confirmed,
  )
}

describe('of ten at once', () => {
  test('confirmations of one wire, one wins and nine are told who holds it', async () => {
    const home = await fresh()
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    const claims = await ten(() => claimOf(stone, home, { minor: M }))
    const codes = await ten((n) => codeOf(confirm(controllerOf(n), claims[n] ?? '', wire, M)))
    expect(accepted(codes)).toBe(1)
    for (const code of codes) expect(['accepted', 'activity_exhausted', 'busy']).toContain(code)
    await addsUp(claims[codes.indexOf('accepted')] ?? '', wire)
  })

  test('confirmations of one claim, one counts', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: M })
    const wires: string[] = []
    for (let n = 0; n < 10; n++) wires.push(await inflow(api, home.accountId, M, '2026-04-02'))
    const codes = await ten((n) => codeOf(confirm(controllerOf(n), claimId, wires[n] ?? '', M)))
    expect(accepted(codes)).toBe(1)
    await addsUp(claimId, wires[codes.indexOf('accepted')] ?? '')
  })

  test('parts of one wire for one claim, no more is confirmed than arrived', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: M })
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    const codes = await ten((n) => codeOf(confirm(controllerOf(n), claimId, wire, M / 4n, 'A part')))
    expect(accepted(codes)).toBeGreaterThan(0)
    expect(accepted(codes)).toBeLessThanOrEqual(4)
    await addsUp(claimId, wire)
  })

  test('signatures of two controllers, each signs once and the money is confirmed once', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: 6n * M })
    const wire = await inflow(api, home.accountId, 6n * M, '2026-04-02')
    const codes = await ten((n) => codeOf(confirm(controllerOf(n), claimId, wire, 6n * M, 'Seen')))
    for (const code of codes)
      expect(['accepted', 'second_controller_needed', 'not_open', 'activity_exhausted', 'busy']).toContain(code)
    if ((await stone.client.getClaim({ claimId })).state !== 'confirmed') {
      // All ten may have lost to the first signature.
      await Promise.allSettled([
        confirm(ruth, claimId, wire, 6n * M, 'Seen'),
        confirm(omar, claimId, wire, 6n * M, 'Seen'),
      ])
    }
    const { rows } = await api.owner.query<{ one: string; other: string }>(
      'select controller_id as one, second_controller_id as other from confirmation where claim_id = $1',
      [claimId],
    )
    expect(rows).toHaveLength(1)
    expect(new Set([rows[0]?.one, rows[0]?.other])).toEqual(new Set([ruth.id, omar.id]))
    await addsUp(claimId, wire)
  })

  test('undos of one confirmation, one takes it back', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: M })
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    const confirmationId = (await confirm(ruth, claimId, wire, M)).claim.parts[0]?.confirmationId ?? ''
    const codes = await ten((n) =>
      codeOf(controllerOf(n).client.undoConfirmation({ confirmationId, reason: `Wrong household ${n}` })),
    )
    expect(accepted(codes)).toBe(1)
    for (const code of codes) expect(['accepted', 'already_compensated', 'nothing_confirmed', 'busy']).toContain(code)
    await addsUp(claimId, wire)
  })

  test('undos and confirmations, whatever comes first, the sums hold', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: 2n * M })
    const wire = await inflow(api, home.accountId, 2n * M, '2026-04-02')
    const confirmationId = (await confirm(ruth, claimId, wire, M, 'A part')).claim.parts[0]?.confirmationId ?? ''
    const codes = await ten((n) =>
      n % 2
        ? codeOf(omar.client.undoConfirmation({ confirmationId, reason: 'Wrong account' }))
        : codeOf(confirm(ruth, claimId, wire, M, 'The other part')),
    )
    expect(accepted(codes.filter((_code, n) => n % 2 === 1))).toBeLessThanOrEqual(1)
    await addsUp(claimId, wire)
    const claim = await stone.client.getClaim({ claimId })
    expect(claim.state).toBe(
      claim.confirmed.minor === 2n * M ? 'confirmed' : claim.confirmed.minor === 0n ? 'in_review' : 'partly_confirmed',
    )
  })
})
