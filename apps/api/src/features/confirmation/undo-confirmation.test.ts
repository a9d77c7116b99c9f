import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

// What is confirmed stands: it is taken back by an entry of its own, and edited by nobody.
const M = 100_000_000n // one million, in cents
let api: RunningApi
let stone: Person
let ruth: Person
let omar: Person

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  ruth = await api.person('Ruth Okafor', 'controller')
  omar = await api.person('Omar Haddad', 'controller')
})
afterAll(() => api.stop())

const fresh = () => household(api, 'Keller', [stone])
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const confirm = (person: Person, claimId: string, activityId: string) =>
  person.client.confirmClaim({ claimId, allocations: [{ activityId, amount: usd(M) }], reason: '' })

test('a compensating entry takes it back, in figures of its own, and the money can confirm again', async () => {
  const home = await fresh()
  const claimId = await claimOf(stone, home, { minor: M })
  const wire = await inflow(api, home.accountId, M, '2026-04-02')
  const { claim } = await confirm(ruth, claimId, wire)
  const confirmationId = claim.parts[0]?.confirmationId ?? ''
  const undone = await ruth.client.undoConfirmation({ confirmationId, reason: 'Wrong household of the same name' })
  expect([undone.claim.state, undone.claim.confirmed]).toEqual(['in_review', usd(0n)])
  expect(undone.claim.parts.map(({ amount }) => amount.minor)).toEqual([M, -M])
  expect(
    (await api.owner.query('select sum(amount_minor)::text from credit where claim_id = $1', [claimId])).rows,
  ).toEqual([{ sum: '0' }])
  expect(await codeOf(ruth.client.undoConfirmation({ confirmationId, reason: 'again' }))).toBe('already_compensated')
  expect((await confirm(omar, claimId, wire)).claim.state).toBe('confirmed')
})

test('what was claimed is not edited afterwards, not even by the owner', async () => {
  const home = await fresh()
  const claimId = await claimOf(stone, home, { minor: M })
  await expect(api.owner.query('update claim set amount_minor = 1 where id = $1', [claimId])).rejects.toThrow(
    'not edited',
  )
})

test('a reversal leaves nothing of the wire to confirm', async () => {
  const home = await fresh()
  const claimId = await claimOf(stone, home, { minor: M })
  const wire = await inflow(api, home.accountId, M, '2026-04-02')
  const reversal = await inflow(api, home.accountId, -M, '2026-04-03', { flowType: 'reversal' })
  await api.owner.query('update activity set reverses = $2 where id = $1', [reversal, wire])
  expect(await codeOf(confirm(ruth, claimId, wire))).toBe('activity_exhausted')
})
