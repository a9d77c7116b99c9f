// How long a large file takes from upload to books, and whether requests notice: `node apps/api/bench/import-million.ts [entries]`.
// TEST_DATABASE_SERVER names the server. Prints seconds; target for a million entries on two cores: 75 s in all.
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { writeBigFile } from '../../../packages/feeds/bench/big-file.ts'
import { runningApi } from '../src/testing/running-api.ts'

const entries = Number(process.argv[2] ?? 1_000_000)
const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
const path = join(folder, 'statement.xml')
await writeBigFile('camt', entries, path)
const { size } = await stat(path)
const api = await runningApi({ uploadLimitBytes: 4 * 1024 ** 3 })
const controller = await api.person('Carl Controller', 'controller')
const say = (text: string) => process.stdout.write(`${text}\n`)
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

say(`${entries} entries, ${(size / 1024 ** 2).toFixed(0)} MB`)
for (const round of ['first', 'again']) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let since = performance.now()
  const { importId } = await controller.client.uploadImport({ fileName: 'statement.xml', file: await openAsBlob(path) })
  say(`${round}: uploaded in ${seconds(since)} s`)
  delay.enable()
  since = performance.now()
  let read = 0
  for (;;) {
    const { state, bytesRead, bytes, added, known } = await controller.client.getImport({ importId })
    if (read === 0 && bytesRead >= bytes - 2_000_000) {
      read = 1
      say(`${round}: read by ${seconds(since)} s`)
    }
    if (state !== 'queued' && state !== 'reading') {
      say(`${round}: ${state} after ${seconds(since)} s, added ${added}, known ${known}`)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  delay.disable()
  say(
    `${round}: event loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, resident ${(process.memoryUsage.rss() / 1024 ** 2).toFixed(0)} MB`,
  )
}
await api.stop()
await rm(folder, { recursive: true })
