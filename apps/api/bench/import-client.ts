// Somebody who imports a large file, while they and others go on working: `import-million.ts` starts it.
import { openAsBlob } from 'node:fs'
import { createClient, ProblemError } from '@rapport/contract/client.ts'
import { contract } from '@rapport/contract/contract.ts'

/** What one phase was like from outside. */
export interface Told {
  readonly phase: string
  readonly seconds: number
  readonly asked: number
  /** Of these, how many were told to come again. */
  readonly refused: number
  readonly p50: number
  readonly p99: number
  readonly outcome: string
}

const PAUSE_MS = 50

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
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Does it, while others ask for the lists of imports and movements without pause. */
async function phase(name: string, work: () => Promise<string>): Promise<string> {
  const since = performance.now()
  const times: number[] = []
  const done = { yet: false }
  let refused = 0
  const others = (async () => {
    for (let turn = 0; !done.yet; turn += 1) {
      const asked = performance.now()
      const asking: Promise<unknown> = turn % 2 === 0 ? client.listImports({}) : client.listActivities({})
      await asking.catch((error: unknown) => {
        if (!(error instanceof ProblemError) || error.problem.status !== 503) throw error
        refused += 1
      })
      times.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  })()
  const outcome = await work()
  done.yet = true
  const seconds = (performance.now() - since) / 1000
  await others
  times.sort((left, right) => left - right)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  process.send?.({
    phase: name,
    seconds,
    asked: times.length,
    refused,
    p50: at(0.5),
    p99: at(0.99),
    outcome,
  } satisfies Told)
  return outcome
}
