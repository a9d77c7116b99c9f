// How the screens' questions behave as the firm grows: `node apps/launch/bench/at-size.ts [households…]`, 600 and 60000 by
// default. For each question: statements and round trips to the database beside transaction control, and how long it takes
// through HTTP, one after the other on one connection; and what of it the processor worked, in the API and in the database,
// which other work on the machine hardly changes. TEST_DATABASE_SERVER names a server whose firms are kept for the next
// time; without it a throw-away Postgres is used.
import { randomBytes } from 'node:crypto'
import { hashPassword } from '@rapport/api/features/firm/passwords.ts'
import { startServer } from '@rapport/api/server.ts'
import { enlarge } from '@rapport/demo/enlarge.ts'
import { DEMO_PASSWORD } from '@rapport/demo/firm/policies.ts'
import { loadDemo } from '@rapport/demo/load.ts'
import { migrate } from '@rapport/prisma/migrate.ts'
import { provision } from '@rapport/prisma/provision.ts'
import pg from 'pg'
import { countQueries } from '../src/testing/count-queries.ts'
import { startTestPostgres } from '../src/testing/test-postgres.ts'
import { processorTime } from './processor-time.ts'
import { questionsAt } from './questions.ts'

const TODAY = '2026-11-24'
const NOON = Date.parse('2026-11-24T17:00:00Z')
const DEMO = 600
const WARM = 7
const TIMES = 60
const LONGEST = 15_000

const sizes = process.argv.slice(2).map(Number)
const say = (text: string) => process.stdout.write(`${text}\n`)
const given = process.env['TEST_DATABASE_SERVER']
const own = given ? null : await startTestPostgres()
const server = given ?? own?.url ?? ''
// What each question worked in the first firm: growth is told by that.
const smallest = new Map<string, number>()
const counter = countQueries()

try {
  for (const size of sizes.length > 0 ? sizes : [DEMO, DEMO * 100]) await measure(size)
} finally {
  await own?.stop()
}

async function measure(size: number): Promise<void> {
  const ownerUrl = await firmOf(size)
  const { apiUrl } = await provision(ownerUrl)
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  const worked = () => processorTime(admin, new URL(ownerUrl).pathname.slice(1))
  const running = await startServer({
    databaseUrl: apiUrl,
    sessionSecret: randomBytes(16).toString('hex'),
    port: 0,
    host: '127.0.0.1',
    readsImports: false,
    clock: () => NOON,
  })
  say(`\n${size} households`)
  say(`${'question'.padEnd(34)} statements  trips   work ms  least ms    p50 ms    p95 ms       kB   growth`)
  try {
    for (const { name, ask } of await questionsAt(running.address.replace('localhost', '127.0.0.1'), DEMO_PASSWORD)) {
      const told = await timesOf(ask, worked).catch(() => null)
      if (told === null) {
        say(`${name.padEnd(34)} is not answered within the five seconds that a statement has`)
        continue
      }
      const { times, bytes, statements, trips, work } = told
      const [least, p50, p95] = [0, 0.5, 0.95].map((share) => times[Math.floor(times.length * share)] ?? 0)
      const before = smallest.get(name)
      if (before === undefined) smallest.set(name, work)
      say(
        [
          name.padEnd(34),
          statements.toFixed(1).padStart(10),
          trips.toFixed(1).padStart(6),
          work.toFixed(1).padStart(9),
          ...[least, p50, p95].map((ms) => (ms ?? 0).toFixed(1).padStart(9)),
          (bytes / 1024).toFixed(0).padStart(8),
          before === undefined ? '' : `${(work / before).toFixed(2)} ×`.padStart(8),
        ].join(' '),
      )
    }
  } finally {
    await running.stop()
    await admin.end()
  }
}

/** Asks until it was asked often enough or for long enough. */
async function timesOf(ask: () => Promise<number>, worked: () => Promise<number>) {
  let bytes = await ask()
  const enough = performance.now() + LONGEST
  for (let n = 1; n < WARM && performance.now() < enough; n++) await ask()
  const before = await worked()
  counter.reset()
  const times: number[] = []
  while (times.length < TIMES && (times.length < 3 || performance.now() < enough)) {
    const began = performance.now()
    bytes = await ask()
    times.push(performance.now() - began)
  }
  const { statements, trips } = counter.read()
  const asked = times.length
  const work = ((await worked()) - before) / asked
  return { times: times.sort((a, b) => a - b), bytes, statements: statements / asked, trips: trips / asked, work }
}

/** A firm of that size, made when the server has none yet. */
async function firmOf(size: number): Promise<string> {
  const url = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href
  const name = `rapport_size_${size}`
  const admin = new pg.Client({ connectionString: url('postgres') })
  await admin.connect()
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (!rowCount) await admin.query(`create database ${name}_making`)
  if (!rowCount) {
    const began = performance.now()
    const making = url(`${name}_making`)
    await migrate(making)
    const passwordHash = await hashPassword(DEMO_PASSWORD)
    await loadDemo(making, { today: TODAY, passwordHash, size: { households: Math.min(size, DEMO) } })
    if (size > DEMO) await enlarge(making, Math.round(size / DEMO))
    await admin.query(`alter database ${name}_making rename to ${name}`)
    say(`made ${size} households in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  } else await migrate(url(name))
  await admin.end()
  return url(name)
}
