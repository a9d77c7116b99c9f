import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import { type Operation, pathParams } from '@rapport/contract/operation.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type Answered, ask } from './testing/ask.ts'
import { type Asked, requests } from './testing/requests.ts'
import { cookieOf, type Person } from './testing/running-api.ts'
import { makeWorld, type Told, type World } from './testing/world.ts'

// Written once, true of every operation: what one may not know of answers exactly like what does not exist.
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.api.stop())

const operations = Object.entries<Operation>(contract).filter(([, { roles }]) => roles !== 'anyone')
const arrange = (name: string): Promise<Asked<Record<string, unknown>>> =>
  Promise.resolve(requests[name as keyof typeof requests](world)) as Promise<Asked<Record<string, unknown>>>

/** What stands in a request for something of a household, by the name under which it is asked for. */
const OF_A_HOUSEHOLD: Readonly<Record<string, (told: Told) => string>> = {
  householdId: ({ household }) => household.id,
  personId: ({ household }) => household.personId,
  personIds: ({ household }) => household.personId,
  accountId: ({ household }) => household.accountId,
  contactId: (told) => told.contactId,
  contactIds: (told) => told.contactId,
  claimId: (told) => told.claimId,
  confirmationId: (told) => told.confirmationId,
  activityId: (told) => told.activityId,
  guestId: (told) => told.guestId,
  subjectId: (told) => told.claimId,
}
/** What is the firm's: whoever may ask may see it. Pay is asked for below. */
const OF_THE_FIRM = [
  'initiativeId',
  'costId',
  'importId',
  'importIds',
  'mappingId',
  'runId',
  'userId',
  'planId',
  'periodId',
  'actorId',
  'claimantId',
  'representativeId',
  'statementId',
  'lineId',
]

/** The same request about something else, wherever it names something of a household. */
function about(value: unknown, other: (name: string) => string | undefined, name = ''): unknown {
  if (typeof value === 'string') return other(name) ?? value
  if (Array.isArray(value)) return value.map((one) => about(one, other, name))
  if (typeof value !== 'object' || value === null || value instanceof Blob) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, about(one, other, key)]))
}

const names = (operation: Operation): string[] => [
  ...pathParams(operation.path),
  ...Object.keys(operation.query?.shape ?? {}),
]

/** All that an answer says, but for what is of the request itself. */
function said({ status, headers, text }: Answered) {
  const rest = Object.fromEntries(
    [...headers].filter(([name]) => !['x-request-id', 'date', 'set-cookie'].includes(name)),
  )
  return { status, headers: rest, text: text.replace(/"requestId":"[^"]*"/, '') }
}

test('every id that an address or a question names is known here', () => {
  const ids = operations.flatMap(([, operation]) => names(operation)).filter((name) => /Ids?$/.test(name))
  expect([...new Set(ids)].filter((name) => !(name in OF_A_HOUSEHOLD) && !OF_THE_FIRM.includes(name))).toEqual([])
})

describe.each(operations)('%s', (name, operation) => {
  test('tells nobody what is behind a wall, nor that it is there', async () => {
    const { by, args } = await arrange(name)
    const made = new Map<string, string>()
    const absent = (key: string): string | undefined => {
      if (!(key in OF_A_HOUSEHOLD)) return undefined
      if (!made.has(key)) made.set(key, newId())
      return made.get(key)
    }
    const hidden = (key: string): string | undefined => OF_A_HOUSEHOLD[key]?.(world.hidden)
    // An answer that begins or ends a session would not be asked twice; all others are asked by everybody who may.
    const people = [...(await everybody(operation)), by]
    for (const person of people) {
      const send = (other: typeof absent) =>
        ask(world.api.origin, operation, about(args, other) as Record<string, unknown>, {
          headers: { cookie: person.cookie },
        })
      const [first, second] = [await send(hidden), await send(absent)]
      // What succeeds for both is not about the household at all.
      if (first.status < 300 && operation.method !== 'GET') continue
      if (!names(operation).some((one) => one in OF_A_HOUSEHOLD) && first.status < 300) {
        expect(first.text).not.toContain(world.hidden.household.id)
        expect(first.text).not.toContain(world.hidden.household.name)
        continue
      }
      expect(said(first)).toEqual(said(second))
    }
  }, 120_000)
})

const users = new Map<string, Person>()
/** A person for each role that may ask, once for all operations. */
async function everybody({ roles, path, method }: Operation): Promise<Person[]> {
  if (!Array.isArray(roles) || (method === 'DELETE' && path.startsWith('/session'))) return []
  const people: Person[] = []
  for (const role of roles) {
    const known = users.get(role) ?? (await world.api.person(`One ${role.replaceAll('_', ' ')}`, role))
    users.set(role, known)
    people.push(known)
  }
  return people
}

test('what somebody else is paid answers like what does not exist', async () => {
  const { args } = await requests.getStatementLine(world)
  const other = await world.api.person('Min Park', 'specialist')
  for (const operation of [contract.getStatement, contract.getStatementLine] as Operation[]) {
    const send = (given: Record<string, unknown>) =>
      ask(world.api.origin, operation, given, { headers: { cookie: other.cookie } })
    expect(said(await send(args))).toEqual(said(await send({ statementId: newId(), lineId: newId() })))
  }
})

describe('whose rights changed meanwhile', () => {
  test('is asked to sign in at once, by every operation', async () => {
    const all = [
      'advisor',
      'manager',
      'controller',
      'marketing',
      'administrator',
      'compensation_approver',
      'auditor',
      'service',
    ] as const
    const person = await world.api.person('Holds Everything', ...all)
    const refused = async (status: number) => {
      for (const [name, operation] of operations) {
        const { args } = await requests[name as keyof typeof requests](world)
        const answer = await ask(world.api.origin, operation, args as Record<string, unknown>, {
          headers: { cookie: person.cookie },
        })
        expect([name, answer.status]).toEqual([name, status])
      }
    }
    await world.admin.client.editUser({ userId: person.id, ifVersion: 1, roles: [], status: 'active' })
    await refused(401)
    const response = await fetch(`${world.api.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: 'correct horse battery staple' }),
    })
    const { cookie } = Object.assign(person, { cookie: cookieOf(response) })
    expect(cookie).not.toBe('')
    await world.admin.client.editUser({ userId: person.id, ifVersion: 2, roles: [], status: 'disabled' })
    await refused(401)
  }, 120_000)
  test('loses what a role gave with the next request, whoever took it and however', async () => {
    const person = await world.api.person('Holds Two', 'advisor', 'controller')
    expect((await person.client.listConfirmationQueue({})).items.length).toBeGreaterThan(0)
    await world.api.owner.query(`delete from user_role where user_id = $1 and role = 'controller'`, [person.id])
    await expect(person.client.listConfirmationQueue({})).rejects.toThrow('Your role does not include this.')
    expect((await person.client.listClaims({})).items).toEqual([])
  })
})
