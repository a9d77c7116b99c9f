import type { APIRequestContext } from '@playwright/test'
import type { Who } from './people.ts'

export interface PageToSee {
  readonly who: Who
  readonly name: string
  readonly path: (ids: Ids) => string
  /** Made for a phone, too. */
  readonly phone?: true
}

/** Records of the demo firm that pages are about. */
export interface Ids {
  readonly household: string
  readonly contact: string
  readonly claim: string
  readonly queued: string
  readonly importFile: string
  readonly run: string
  readonly statement: string
  readonly initiative: string
}

/** Every page, as the person whose page it is. */
export const pages: readonly PageToSee[] = [
  { who: 'advisor', name: 'today', path: () => '/today', phone: true },
  { who: 'advisor', name: 'households', path: () => '/households', phone: true },
  { who: 'advisor', name: 'household', path: ({ household }) => `/households/${household}`, phone: true },
  { who: 'advisor', name: 'contact', path: ({ contact }) => `/contacts/${contact}` },
  { who: 'advisor', name: 'claims', path: () => '/claims' },
  { who: 'advisor', name: 'claim', path: ({ claim }) => `/claims/${claim}` },
  { who: 'advisor', name: 'my-compensation', path: () => '/my-compensation' },
  { who: 'controller', name: 'confirmation', path: () => '/confirmation' },
  { who: 'controller', name: 'workbench', path: ({ queued }) => `/confirmation/${queued}` },
  { who: 'controller', name: 'activity', path: () => '/activity' },
  { who: 'controller', name: 'import', path: ({ importFile }) => `/activity/imports/${importFile}` },
  { who: 'manager', name: 'team', path: () => '/team' },
  { who: 'manager', name: 'runs', path: () => '/runs' },
  { who: 'manager', name: 'run', path: ({ run }) => `/runs/${run}` },
  { who: 'manager', name: 'statement', path: ({ statement }) => `/statements/${statement}` },
  { who: 'manager', name: 'plans', path: () => '/plans' },
  { who: 'approver', name: 'approver-runs', path: () => '/runs' },
  { who: 'marketing', name: 'initiatives', path: () => '/initiatives' },
  { who: 'marketing', name: 'initiative', path: ({ initiative }) => `/initiatives/${initiative}` },
  { who: 'service', name: 'service-households', path: () => '/households' },
  { who: 'auditor', name: 'trail', path: () => '/trail' },
  { who: 'administrator', name: 'firm', path: () => '/firm' },
]

/** Finds a record of each kind that the demo firm has. */
export async function findIds(as: (who: Who) => Promise<APIRequestContext>): Promise<Ids> {
  const get = async <T>(who: Who, path: string): Promise<T> =>
    (await (await as(who)).get(`/api${path}`)).json() as Promise<T>
  type List = { items: { id: string; name?: string; state?: string; last?: { contactId: string } | null }[] }
  const households = await get<List>('advisor', '/households?mine=yes')
  const claims = await get<List>('advisor', '/claims?mine=yes')
  const queue = await get<List>('controller', '/confirmation-queue?kind=deposit')
  const imports = await get<List>('controller', '/imports')
  const runs = await get<List>('manager', '/runs')
  const closed = runs.items.find(({ state }) => state === 'closed' || state === 'paid') ?? runs.items[0]
  const run = await get<{ payeeResults: { statementId: string }[] }>('manager', `/runs/${closed?.id ?? ''}`)
  const initiatives = await get<List>('marketing', '/initiatives?when=past')
  const golf = initiatives.items.find(({ name }) => name === 'Golf day 2026') ?? initiatives.items[0]
  return {
    household: households.items[0]?.id ?? '',
    contact: households.items.find(({ last }) => last)?.last?.contactId ?? '',
    claim: (claims.items.find(({ state }) => state === 'returned') ?? claims.items[0])?.id ?? '',
    queued: queue.items[0]?.id ?? '',
    importFile: imports.items[0]?.id ?? '',
    run: closed?.id ?? '',
    statement: run.payeeResults[0]?.statementId ?? '',
    initiative: golf?.id ?? '',
  }
}
