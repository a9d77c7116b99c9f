import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addressOf } from '@rapport/contract/client.ts'
import { contract } from '@rapport/contract/contract.ts'
import { type Operation, pathParams } from '@rapport/contract/operation.ts'
import { Problem } from '@rapport/contract/problem.ts'
import { roles } from '@rapport/domain/firm/roles.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type Person, type RunningApi, runningApi } from './testing/running-api.ts'

// Written once, true of every operation: what is missing or wrong is told field by field, all of it at once.
let api: RunningApi
let person: Person
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  person = await api.person('Holds Everything', ...roles)
})
afterAll(() => api.stop())

/** Asks with this body, and with ids of nothing. @returns the fields of the body that are told to be wrong */
async function wrongIn(operation: Operation, body: object): Promise<string[]> {
  const ids = Object.fromEntries(pathParams(operation.path).map((name) => [name, newId()]))
  const response = await fetch(`${api.origin}/api${addressOf(operation, ids)}`, {
    method: operation.method,
    headers: { 'content-type': 'application/json', cookie: person.cookie, 'if-match': '"1"' },
    body: JSON.stringify(body),
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([
    422,
    'application/problem+json; charset=utf-8',
  ])
  const { code, errors } = Problem.parse(await response.json())
  expect(code).toBe('invalid')
  return [...new Set((errors ?? []).map(({ path }) => path.split('.')[1] ?? ''))].sort()
}

const withBody = Object.entries<Operation>(contract).flatMap(([name, operation]) =>
  operation.body ? [[name, operation, operation.body.shape] as const] : [],
)

describe.each(withBody)('%s', (_name, operation, shape) => {
  const needed = Object.keys(shape).filter((field) => !shape[field].safeParse(undefined).success)
  if (needed.length > 0)
    test('names every field that is missing', async () => expect(await wrongIn(operation, {})).toEqual(needed.sort()))
  test('names every field that is of another kind', async () => {
    const wrong = Object.fromEntries(Object.keys(shape).map((field) => [field, 0.5]))
    expect(await wrongIn(operation, wrong)).toEqual(Object.keys(shape).sort())
  })
})
