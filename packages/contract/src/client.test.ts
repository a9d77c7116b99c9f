import { describe, expect, test } from '@jest/globals'
import { addressOf, createClient, NoAnswerError, ProblemError } from './client.ts'
import { contract } from './contract.ts'

interface Seen {
  url: string
  init: RequestInit & { headers: Record<string, string> }
}

function clientThat(answer: () => Response | Promise<Response>) {
  const seen: Seen[] = []
  const fetch = (url: string, init: Seen['init']) => {
    seen.push({ url, init })
    return Promise.resolve(answer())
  }
  return { seen, client: createClient(contract, { base: '/api', fetch: fetch as never }) }
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const id = '019d5e5f-5800-79a7-b6e7-f3569420d8de'

describe('an address', () => {
  test('carries parameters in the path and what is asked behind it, empty questions left out', () => {
    expect(addressOf(contract.getHouseholdTimeline, { householdId: id, limit: 20, cursor: '' })).toBe(
      `/households/${id}/timeline?limit=20`,
    )
    expect(addressOf(contract.searchEverything, { q: 'a&b c' })).toBe('/search?q=a%26b+c')
  })
})

describe('a call', () => {
  test('sends bigints as text and reads them back', async () => {
    const { client, seen } = clientThat(() =>
      json(200, {
        id,
        label: 'Fee',
        budget: { minor: '5', currency: 'USD' },
        actual: { minor: '7', currency: 'USD' },
        version: 4,
      }),
    )
    const cost = await client.editCost({
      initiativeId: id,
      costId: id,
      ifVersion: 3,
      label: 'Fee',
      budget: { minor: 5n, currency: 'USD' },
      actual: { minor: 7n, currency: 'USD' },
    })
    expect(JSON.parse(seen[0]?.init.body as string)).toMatchObject({ actual: { minor: '7', currency: 'USD' } })
    expect(cost.actual.minor).toBe(7n)
  })
  test('that changes something carries a key, the same one when it is asked again with it', async () => {
    const { client, seen } = clientThat(() => json(409, {}))
    const compute = { planId: id, periodId: id }
    await client.computeRun(compute).catch(() => {})
    await client.computeRun(compute, { idempotencyKey: 'kept-by-the-form' }).catch(() => {})
    expect(seen[0]?.init.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
    expect(seen[1]?.init.headers['idempotency-key']).toBe('kept-by-the-form')
  })
  test('that begins or ends a session carries none', async () => {
    const { client, seen } = clientThat(() => new Response(null, { status: 204 }))
    await client.signOut({})
    expect(seen[0]?.init.headers['idempotency-key']).toBeUndefined()
  })
  test('that edits says which version', async () => {
    const { client, seen } = clientThat(() => json(409, {}))
    await client.editUser({ userId: id, ifVersion: 3, roles: [], status: 'active' }).catch(() => {})
    expect(seen[0]?.init.headers['if-match']).toBe('"3"')
  })
})

describe('what goes wrong', () => {
  test('a refusal is known by its code, with its data decoded', async () => {
    const data = { activityId: id, available: { minor: '0', currency: 'USD' }, heldBy: [] }
    const problem = {
      type: 'urn:rapport:x',
      title: 'x',
      status: 409,
      code: 'activity_exhausted',
      detail: 'Held.',
      requestId: 'r',
      data,
    }
    const { client } = clientThat(() => json(409, problem))
    const error = await client
      .confirmClaim({ claimId: id, allocations: [], reason: '' })
      .catch((reason: unknown) => reason)
    expect(client.confirmClaim.refused(error, 'activity_exhausted') && error.problem.data.available.minor).toBe(0n)
    expect(client.confirmClaim.refused(error, 'not_open')).toBe(false)
  })
  test('no answer at all is unknown, never failed', async () => {
    const { client } = clientThat(() => Promise.reject(new TypeError('fetch failed')))
    await expect(client.getSession({})).rejects.toBeInstanceOf(NoAnswerError)
  })
  test('an answer that is no problem of ours still becomes one', async () => {
    const { client } = clientThat(() => new Response('<html>Bad gateway</html>', { status: 502 }))
    const error = await client.getSession({}).catch((reason: unknown) => reason)
    expect(error instanceof ProblemError && error.problem.code).toBe('unavailable')
  })
})
