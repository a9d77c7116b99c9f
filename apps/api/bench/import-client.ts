// Somebody who imports a large file, while they and others go on working: `import-million.ts` starts it.
import { openAsBlob } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { createClient, ProblemError } from '@rapport/contract/client.ts'
import { contract } from '@rapport/contract/contract.ts'

/** What one phase was like from outside. */
export interface Told {
  readonly phase: string
  readonly seconds: number
  readonly asked: number
  readonly p50: number
  readonly p99: number
  /** The longest answer with the newest movements; what comes in and does not count yet stands in its way. */
  readonly newest: number
  /** How many of these were told to come again. */
  readonly refused: number
  readonly outcome: string
}

const PAUSE_MS = 100
const NEWEST_EVERY_MS = 2_000

const [origin, cookie = '', path = ''] = process.argv.slice(2)
const client = createClient(contract, { base: `${origin}/api`, headers: () => ({ cookie }) })
const first = await round('first', await openAsBlob(path))
await round('same bytes again', await openAsBlob(path))
// A byte more makes it another file with the same entries.
await round('same entries again', new Blob([await openAsBlob(path), '\n']))
await phase('undo', async () => {
  await client.undoImport({ importId: first, reason: 'Measured enough' })
  return (await client.getImport({ importId: first })).state
})
process.disconnect()

async function round(name: string, file: Blob): Promise<string> {
  let importId = ''
  await phase(`${name}: upload`, async () => {
    importId = (await client.uploadImport({ fileName: 'statement.xml', file })).importId
    return ''
  })
  const read = await phase(`${name}: read`, () => settled(importId))
  if (read === 'ready') {
    await phase(`${name}: import`, async () => {
      await client.importFiles({ importIds: [importId] })
      return settled(importId)
    })
  }
  return importId
}

async function settled(importId: string): Promise<string> {
  for (;;) {
    const { state } = await client.getImport({ importId })
    if (state !== 'queued' && state !== 'reading' && state !== 'booking') return state
    await setTimeout(PAUSE_MS)
  }
}

/** Does it, while others ask: for the list of imports many times a second, for the newest movements every two seconds. */
async function phase(name: string, work: () => Promise<string>): Promise<string> {
  const since = performance.now()
  const times: number[] = []
  let [newest, refused] = [0, 0]
  const done = new AbortController()
  const others = [
    every(PAUSE_MS, done.signal, async () => {
      times.push(await timeOf(() => client.listImports({})))
    }),
    every(NEWEST_EVERY_MS, done.signal, async () => {
      const asking = () =>
        client.listActivities({}).catch((error: unknown) => {
          if (!(error instanceof ProblemError) || error.problem.status !== 503) throw error
          refused += 1
        })
      newest = Math.max(newest, await timeOf(asking))
    }),
  ]
  const outcome = await work()
  const seconds = (performance.now() - since) / 1000
  done.abort()
  await Promise.all(others)
  times.sort((left, right) => left - right)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const told: Told = {
    phase: name,
    seconds,
    asked: times.length,
    p50: at(0.5),
    p99: at(0.99),
    newest,
    refused,
    outcome,
  }
  process.send?.(told)
  return outcome
}

async function every(pauseMs: number, signal: AbortSignal, ask: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await ask()
    await setTimeout(pauseMs, undefined, { signal }).catch(() => {})
  }
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const asked = performance.now()
  await ask()
  return performance.now() - asked
}
