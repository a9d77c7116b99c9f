// How long a large file takes from upload to books, and whether others notice: `node apps/api/bench/import-million.ts [entries]`.
// TEST_DATABASE_SERVER names the server, which should be as durable as a firm's. Target for a million entries on two cores:
// 75 s in all, requests answered meanwhile, event loop p99 of at most 50 ms.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { writeBigFile } from '../../../packages/feeds/bench/big-file.ts'
import { runningApi } from '../src/testing/running-api.ts'
import type { Told } from './import-client.ts'

const TICKS_A_SECOND = 100
const MIB = 1024 ** 2

const entries = Number(process.argv[2] ?? 1_000_000)
const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
const path = join(folder, 'statement.xml')
await writeBigFile('camt', entries, path)
const { size } = await stat(path)
const api = await runningApi({ uploadLimitBytes: 4 * 1024 ** 3 })
const controller = await api.person('Carl Controller', 'controller')
const say = (text: string) => process.stdout.write(`${text}\n`)
say(
  `${entries} entries, ${(size / MIB).toFixed(0)} MB; memory of the API at rest: ${(process.memoryUsage.rss() / MIB).toFixed(0)} MB`,
)
say(
  `${'phase'.padEnd(28)}${['s', 'api cpu s', 'db cpu s', 'loop p99 ms', 'loop max ms', 'asked', 'p50 ms', 'p99 ms', 'newest ms', 'refused', 'api MB'].map((head) => head.padStart(12)).join('')}`,
)

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let before = await spent()
let peak = 0
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)
const client = fork(fileURLToPath(new URL('./import-client.ts', import.meta.url)), [
  api.origin,
  controller.cookie,
  path,
])
client.on('message', (told: Told) => void tell(told))
const [code] = await once(client, 'exit')
clearInterval(watching)
await api.stop()
await rm(folder, { recursive: true })
process.exitCode = Number(code)

async function tell({ phase, seconds, asked, p50, p99, newest, refused, outcome }: Told): Promise<void> {
  const after = await spent()
  const figures = [
    seconds.toFixed(1),
    (after.api - before.api).toFixed(1),
    (after.database - before.database).toFixed(1),
    (delay.percentile(99) / 1e6).toFixed(1),
    (delay.max / 1e6).toFixed(1),
    String(asked),
    p50.toFixed(1),
    p99.toFixed(1),
    newest.toFixed(0),
    String(refused),
    (peak / MIB).toFixed(0),
  ]
  say(`${phase.padEnd(28)}${figures.map((figure) => figure.padStart(12)).join('')}  ${outcome}`)
  delay.reset()
  before = after
  peak = 0
}

/** Seconds of a processor so far: this process with its threads, and the database with all that it ever started. */
async function spent(): Promise<{ api: number; database: number }> {
  const { user, system } = process.cpuUsage()
  const { rows } = await api.owner.query<{ pid: number }>('select pid from pg_stat_activity')
  const backends = await Promise.all(rows.map(({ pid }) => timesOf(pid)))
  const [parent] = backends.flatMap((found) => found?.parent ?? [])
  const server = parent === undefined ? null : await timesOf(parent)
  const database = (server?.ofChildren ?? 0) + backends.reduce((sum, found) => sum + (found?.own ?? 0), 0)
  return { api: (user + system) / 1e6, database }
}

/** Where the database is another machine's there is nothing to see. */
async function timesOf(pid: number): Promise<{ parent: number; own: number; ofChildren: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const at = (index: number) => (fields[index] ?? 0) / TICKS_A_SECOND
  return { parent: fields[1] ?? 0, own: at(11) + at(12), ofChildren: at(13) + at(14) }
}
