import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addressOf } from '@rapport/contract/client.ts'
import { contract } from '@rapport/contract/contract.ts'
import { type Operation, pathParams } from '@rapport/contract/operation.ts'
import { type Role, roles } from '@rapport/domain/firm/roles.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { operations } from './operations.ts'
import { type Person, type RunningApi, runningApi } from './testing/running-api.ts'

// Written once, true of every operation there will ever be: the contract's roles are the access rules.
let api: RunningApi
const people = new Map<Role, Person>()
beforeAll(async () => {
  api = await runningApi()
  for (const role of roles) people.set(role, await api.person(`The ${role}`, role))
})
afterAll(() => api.stop())

async function ask(operation: Operation, cookie?: string): Promise<{ status: number; type: string | null }> {
  const args = Object.fromEntries(pathParams(operation.path).map((name) => [name, newId()]))
  const response = await fetch(`${api.origin}/api${addressOf(operation, args)}`, {
    method: operation.method,
    headers: {
      'content-type': operation.upload ? 'application/octet-stream' : 'application/json',
      ...(cookie && { cookie }),
    },
    ...(operation.method !== 'GET' && { body: operation.upload ? '' : '{}' }),
  })
  await response.arrayBuffer()
  return { status: response.status, type: response.headers.get('content-type') }
}

const served = operations({} as never, {} as never, {} as never)

// Signing out would end the session that the other questions need.
const asked = Object.entries<Operation>(contract).filter(
  ([name]) => !['signOut', 'signOutEverywhere'].includes(name) && name in served,
)

describe.each(asked)('%s', (_name, operation) => {
  test('asks strangers to sign in, or is open to anyone', async () => {
    const { status, type } = await ask(operation)
    expect(status === 401).toBe(operation.roles !== 'anyone')
    if (status >= 400) expect(type).toContain('application/problem+json')
  })
  test.each(roles)('as %s', async (role) => {
    const { status, type } = await ask(operation, people.get(role)?.cookie)
    expect(status === 403).toBe(Array.isArray(operation.roles) && !operation.roles.includes(role))
    expect(status).toBeLessThan(500)
    if (status >= 400) expect(type).toContain('application/problem+json')
  })
})
