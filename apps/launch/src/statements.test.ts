import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { hashPassword } from '@rapport/api/features/firm/passwords.ts'
import { type RunningServer, startServer } from '@rapport/api/server.ts'
import { DEMO_PASSWORD } from '@rapport/demo/firm/policies.ts'
import { loadDemo } from '@rapport/demo/load.ts'
import { type FreshDatabase, freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { type Asking, asking } from './testing/asking.ts'
import { countQueries } from './testing/count-queries.ts'

// How many statements every question costs beside transaction control, the one that finds the session and who asks among
// them. A screen asks once or twice; more than five statements for one question are too many, and none may cost more in a
// firm four times as large: then somebody asks row by row.
const ALLOWED: Readonly<Record<string, readonly [statements: number, who: string, path: string]>> = {
  getSession: [2, 'grace.lindqvist', '/session'],
  listHouseholds: [4, 'daniel.stone', '/households?limit=50'],
  'listHouseholds by cadence': [5, 'daniel.stone', '/households?limit=50&cadence=overdue&sort=due'],
  getHousehold: [3, 'grace.lindqvist', '/households/{householdId}'],
  getHouseholdTimeline: [2, 'grace.lindqvist', '/households/{householdId}/timeline'],
  getHouseholdAccess: [5, 'grace.lindqvist', '/households/{householdId}/access'],
  searchEverything: [2, 'daniel.stone', '/search?q=wh'],
  listContactChoices: [5, 'grace.lindqvist', '/contact-choices'],
  listPeople: [2, 'grace.lindqvist', '/people?householdId={householdId}'],
  mayContact: [4, 'grace.lindqvist', '/may-contact?personIds={personId}&channel=phone'],
  getContact: [2, 'grace.lindqvist', '/contacts/{contactId}'],
  getToday: [4, 'grace.lindqvist', '/today'],
  listCadence: [4, 'grace.lindqvist', '/cadence?list=overdue'],
  getCapacity: [2, 'grace.lindqvist', '/capacity'],
  listClaims: [2, 'daniel.stone', '/claims?limit=50'],
  getClaim: [2, 'ruth.okafor', '/claims/{claimId}'],
  listConfirmationQueue: [4, 'ruth.okafor', '/confirmation-queue?limit=50'],
  listTakenBack: [2, 'ruth.okafor', '/taken-back-money'],
  getWorkbench: [5, 'ruth.okafor', '/claims/{claimId}/workbench'],
  listUnknownAccounts: [5, 'ruth.okafor', '/unknown-accounts'],
  listActivities: [2, 'ruth.okafor', '/activities?limit=50'],
  getActivity: [5, 'ruth.okafor', '/activities/{activityId}'],
  listImports: [2, 'ruth.okafor', '/imports'],
  getImport: [5, 'ruth.okafor', '/imports/{importId}'],
  downloadImport: [5, 'ruth.okafor', '/imports/{importId}/file'],
  listSampleFiles: [2, 'ruth.okafor', '/sample-files'],
  listImportEntries: [5, 'ruth.okafor', '/imports/{importId}/entries'],
  listTableMappings: [2, 'ruth.okafor', '/table-mappings'],
  listRuns: [3, 'daniel.stone', '/runs?limit=50'],
  getRun: [4, 'daniel.stone', '/runs/{runId}'],
  // What is open is computed as a run is, period by period from its own basis.
  listMyStatements: [22, 'grace.lindqvist', '/my-statements'],
  getStatement: [5, 'daniel.stone', '/statements/{statementId}'],
  getStatementLine: [5, 'daniel.stone', '/statements/{statementId}/lines/{lineId}'],
  listPlans: [2, 'daniel.stone', '/plans'],
  listInitiatives: [3, 'ines.moreau', '/initiatives?limit=50'],
  getInitiative: [3, 'ines.moreau', '/initiatives/{initiativeId}'],
  listGuests: [3, 'ines.moreau', '/initiatives/{initiativeId}/guests'],
  listInitiativeMoney: [4, 'ines.moreau', '/initiatives/{initiativeId}/money'],
  listUsers: [2, 'tessa.nguyen', '/users'],
  getTeam: [2, 'daniel.stone', '/team'],
  getFirm: [3, 'tessa.nguyen', '/firm'],
  listTrail: [3, 'charles.winthrop', '/trail'],
}
const OF_NOBODY = ['getSignInPage']
const MORE_THAN_FIVE = ['listMyStatements']
const NOON = Date.parse('2026-11-24T17:00:00Z')

interface Firm {
  readonly database: FreshDatabase
  readonly server: RunningServer
  readonly as: (who: string) => Promise<Asking>
  readonly paths: ReadonlyMap<string, string>
}
let small: Firm
let large: Firm
const counter = countQueries()

beforeAll(async () => {
  small = await firmOf(60)
  large = await firmOf(240)
}, 240_000)
afterAll(async () => {
  for (const firm of [small, large]) {
    await firm?.server.stop()
    await firm?.database.drop()
  }
})

async function firmOf(households: number): Promise<Firm> {
  const database = await freshDatabase()
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await loadDemo(database.ownerUrl, { today: '2026-11-24', passwordHash, size: { households } })
  const server = await startServer({
    databaseUrl: database.apiUrl,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
    readsImports: false,
    clock: () => NOON,
    sessionClock: () => NOON, // stands still: that a session is in use is written down once, and not counted
  })
  const signedIn = new Map<string, Promise<Asking>>()
  const as = (who: string): Promise<Asking> => {
    const known = signedIn.get(who) ?? asking(server.address, `${who}@ashdownvale.example`, DEMO_PASSWORD)
    signedIn.set(who, known)
    return known
  }
  return { database, server, as, paths: await pathsIn(as) }
}

/** Something of every kind that a path names. */
async function pathsIn(as: Firm['as']): Promise<Map<string, string>> {
  type Items<T> = { readonly items: readonly (T & { readonly id: string })[] }
  const first = async <T>(who: string, path: string) => {
    const [found] = (await (await as(who)).json<Items<T>>(`/api${path}`)).items
    if (!found) throw new Error(`${path} shows nothing`)
    return found
  }
  const household = (await first('grace.lindqvist', '/households')).id
  const [person, contact, claim, activity, run, initiative] = await Promise.all([
    first('grace.lindqvist', `/people?householdId=${household}`),
    first<{ kind: string }>('grace.lindqvist', `/households/${household}/timeline`),
    first('ruth.okafor', '/confirmation-queue'),
    first<{ importId: string }>('ruth.okafor', '/activities'),
    first('daniel.stone', '/runs'),
    first('ines.moreau', '/initiatives'),
  ])
  const daniel = await as('daniel.stone')
  const { payeeResults } = await daniel.json<{ payeeResults: { statementId: string; total: { minor: string } }[] }>(
    `/api/runs/${run.id}`,
  )
  const statement = payeeResults.find(({ total }) => total.minor !== '0')?.statementId ?? ''
  const { lines } = await daniel.json<{ lines: { id: string }[] }>(`/api/statements/${statement}`)
  return new Map([
    ['householdId', household],
    ['personId', person.id],
    ['contactId', contact.id],
    ['claimId', claim.id],
    ['activityId', activity.id],
    ['importId', activity.importId],
    ['runId', run.id],
    ['statementId', statement],
    ['lineId', lines[0]?.id ?? ''],
    ['initiativeId', initiative.id],
  ])
}

/** Asked once before: that writes down that the session is in use. The least of three, since the server works by itself, too. */
async function statementsOf(firm: Firm, who: string, path: string): Promise<number> {
  const asked = `/api${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => firm.paths.get(name) ?? '')}`
  const { get } = await firm.as(who)
  await get(asked)
  const counted: number[] = []
  for (let times = 0; times < 3; times++) {
    counter.reset()
    await get(asked)
    counted.push(counter.read().statements)
  }
  return Math.min(...counted)
}

describe('a question costs', () => {
  test.each(Object.entries(ALLOWED))('%s: %p', async (_name, [allowed, who, path]) => {
    const few = await statementsOf(small, who, path)
    expect(few).toBeLessThanOrEqual(allowed)
    expect(await statementsOf(large, who, path)).toBe(few)
  })
})

test('whoever adds a question says how many statements it may cost', async () => {
  const answer = await fetch(`${small.server.address}/api/openapi.json`)
  const { paths } = (await answer.json()) as { paths: Record<string, { get?: { operationId: string } }> }
  const questions = Object.values(paths).flatMap(({ get }) => get?.operationId ?? [])
  const told = Object.keys(ALLOWED).map((name) => name.split(' ')[0])
  expect(new Set([...told, ...OF_NOBODY])).toEqual(new Set(questions))
  expect(Object.keys(ALLOWED).filter((name) => (ALLOWED[name]?.[0] ?? 0) > 5)).toEqual(MORE_THAN_FIVE)
})
