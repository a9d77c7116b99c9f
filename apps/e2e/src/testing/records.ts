import type { APIRequestContext } from '@playwright/test'
import { type FileToHandIn, fileThatDoesNotAddUp, wireFile } from './files.ts'
import type { Who } from './people.ts'

/** Records of the demo firm that pages are about. */
export interface Ids {
  readonly household: string
  readonly contact: string
  readonly returnedClaim: string
  readonly confirmedClaim: string
  readonly promise: string
  readonly suggested: string
  readonly engagement: string
  readonly importFile: string
  readonly refusedFile: string
  readonly quarantinedFile: string
  /** Read, adds up, and not imported. */
  readonly readyFile: string
  /** A table whose columns somebody has to name. */
  readonly tableFile: string
  readonly unknownAccount: string
  readonly movement: string
  readonly run: string
  /** Computed, and not looked at yet. */
  readonly draftRun: string
  readonly statement: string
  readonly line: string
  readonly plan: string
  readonly initiative: string
  /** The sponsorship that the golf day belongs to. */
  readonly series: string
  readonly trailRow: string
  readonly user: string
}

interface Row {
  readonly id: string
  readonly name?: string
  readonly kind?: string
  readonly state?: string
  readonly bestScore?: number | null
  readonly claimId?: string | null
  readonly parentId?: string | null
  readonly household?: { readonly id: string } | null
  readonly last?: { readonly contactId: string } | null
}
interface List {
  readonly items: readonly Row[]
}

/** Finds a record of each kind that the demo firm has. Files that wait or were refused, and a draft run, are made. */
export async function findIds(as: (who: Who) => Promise<APIRequestContext>): Promise<Ids> {
  const get = async <T = List>(who: Who, path: string): Promise<T> =>
    (await (await as(who)).get(`/api${path}`)).json() as Promise<T>
  const first = (what: string, { items }: List, fits: (row: Row) => boolean = () => true): Row => {
    const found = items.find(fits)
    if (!found) throw new Error(`The demo firm has no ${what}`)
    return found
  }
  const households = await get('advisor', '/households?mine=yes')
  const hers = await get('advisor', '/claims?mine=yes&limit=200')
  const claims = await get('manager', '/claims?limit=200')
  const queue = await get('controller', '/confirmation-queue?kind=deposit&limit=200')
  const runs = await get('manager', '/runs')
  const run = first('closed run', runs, ({ state }) => state === 'closed' || state === 'paid')
  const { payeeResults } = await get<{ payeeResults: readonly Result[] }>('manager', `/runs/${run.id}`)
  const [statement, line] = await paidLine(payeeResults, ({ statementId }) =>
    get<{ lines: readonly Row[] }>('manager', `/statements/${statementId}`),
  )
  const golf = first(
    'golf day',
    await get('marketing', '/initiatives?when=past'),
    ({ name }) => name === 'Golf day 2026',
  )
  return {
    household: first('client with confirmed money', hers, ({ state }) => state === 'confirmed').household?.id ?? '',
    contact: first('contact', households, ({ last }) => Boolean(last)).last?.contactId ?? '',
    returnedClaim: first('returned claim', hers, ({ state }) => state === 'returned').id,
    confirmedClaim: first('confirmed claim', claims, ({ kind, state }) => kind === 'deposit' && state === 'confirmed')
      .id,
    promise: first('promise', claims, ({ kind }) => kind === 'promise').id,
    suggested: first('claim with a suggestion', queue, ({ bestScore }) => typeof bestScore === 'number').id,
    engagement: first('engagement', await get('controller', '/confirmation-queue?kind=engagement')).id,
    importFile: first('file', await get('controller', '/imports'), ({ state }) => state === 'imported').id,
    refusedFile: await handedIn(await as('controller'), { name: 'cut-off.xml', text: '<?xml version="1.0"?><Docum' }),
    quarantinedFile: await handedIn(await as('controller'), fileThatDoesNotAddUp()),
    readyFile: await handedIn(
      await as('controller'),
      wireFile({ account: '9900880099', day: '2026-03-02', dollars: '84000.00', from: 'E. Marchetti' }),
    ),
    tableFile: await handedIn(await as('controller'), {
      name: 'export.csv',
      text: 'When,What,How much\n03/04/2026,Wire from home,"1,200.50"\n03/05/2026,Fee,(35.00)\n',
    }),
    unknownAccount: first('unknown account', await get('controller', '/unknown-accounts')).id,
    movement: first('movement', await get('controller', '/activities?limit=1')).id,
    run: run.id,
    draftRun: await computed(await as('manager')),
    statement,
    line,
    plan: first('plan', await get('manager', '/plans')).id,
    initiative: golf.id,
    series: golf.parentId ?? '',
    trailRow: first('trail', await get('auditor', '/trail?limit=1')).id,
    user: first('user', await get('administrator', '/users?limit=1')).id,
  }
}

interface Result {
  readonly statementId: string
}

/** A statement, and a line of it that a claim is behind. */
async function paidLine(
  results: readonly Result[],
  read: (result: Result) => Promise<{ readonly lines: readonly Row[] }>,
): Promise<readonly [statement: string, line: string]> {
  for (const result of results) {
    const line = (await read(result)).lines.find(({ claimId }) => claimId)
    if (line) return [result.statementId, line.id]
  }
  throw new Error('No line was paid for a claim')
}

/** Hands in a file, and waits until Rapport has made up its mind about it. */
async function handedIn(request: APIRequestContext, { name, text }: FileToHandIn): Promise<string> {
  const answer = await request.post(`/api/imports?fileName=${encodeURIComponent(name)}`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(text),
  })
  if (!answer.ok()) throw new Error(`${name} was not taken: ${await answer.text()}`)
  const { importId } = (await answer.json()) as { importId: string }
  for (;;) {
    const { state } = (await (await request.get(`/api/imports/${importId}`)).json()) as { state: string }
    if (state !== 'queued' && state !== 'reading') return importId
  }
}

interface Choice {
  readonly plan: { readonly id: string; readonly name: string }
  readonly period: { readonly id: string }
  readonly over: boolean
  readonly waitsFor: string | null
  readonly runId: string | null
}

/** The run of the specialists' plan for the period that is over. */
async function computed(request: APIRequestContext): Promise<string> {
  const { choices } = (await (await request.get('/api/runs?limit=1')).json()) as { choices: readonly Choice[] }
  const next = choices.find(({ plan, over, waitsFor }) => plan.name.startsWith('Specialists') && over && !waitsFor)
  if (!next) throw new Error('No quarter waits for its run')
  if (next.runId) return next.runId
  const answer = await request.post('/api/runs', { data: { planId: next.plan.id, periodId: next.period.id } })
  if (!answer.ok()) throw new Error(`The run was not computed: ${await answer.text()}`)
  const { runId } = (await answer.json()) as { runId: string }
  for (;;) {
    const { state } = (await (await request.get(`/api/runs/${runId}`)).json()) as { state: string }
    if (state !== 'computing') return runId
  }
}
