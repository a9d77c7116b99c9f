import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { booksOf, camt, finished, hand, imported, transfer, until } from '../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'

// A real process, killed outright in every phase of an import: what it had begun is gone or is done once by the next one.
const SERVER = new URL('../server.ts', import.meta.url).href
const CODE = `import { startServer } from ${JSON.stringify(SERVER)}
const { address } = await startServer({ databaseUrl: process.env.DATABASE, sessionSecret: 'only for tests', port: 0, host: '127.0.0.1' })
console.log(address)`

let api: RunningApi
let controller: Person
let holder: pg.Client
let number = 0
let iban = ''
const running = new Set<ChildProcess>()

beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  controller = await api.person('Carl Controller', 'controller')
})
beforeEach(async () => {
  number += 1
  iban = `DE8937040044053206${String(number).padStart(4, '0')}`
  holder = new pg.Client({ connectionString: api.ownerUrl })
  await holder.connect()
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await holder.end()
})
afterAll(() => api.stop())

interface Server {
  readonly origin: string
  kill(): Promise<void>
}

async function start(): Promise<Server> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', CODE], {
    env: { ...process.env, DATABASE: api.apiUrl, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const [address] = (await once(createInterface(child.stdout), 'line')) as [string]
  return {
    origin: address.replace('localhost', '127.0.0.1'),
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      running.delete(child)
    },
  }
}

/** Waits until the job's transaction waits for what `holder` holds. */
const stopped = () =>
  until(
    async () => {
      const { rows } = await api.owner.query(
        `select from pg_stat_activity where datname = current_database() and application_name = 'rapport import' and wait_event_type = 'Lock'`,
      )
      return rows.length
    },
    (count) => count > 0,
  )

const hashOf = async () =>
  createHash('sha256')
    .update(await booksOf(api))
    .digest('hex')
const told = async (importId: string, operation: string) => {
  const { rows } = await api.owner.query('select from audit where operation = $1 and subject_id = $2', [
    operation,
    importId,
  ])
  return rows.length
}
const state = async (importId: string) => (await controller.client.getImport({ importId })).state
const entriesOf = (count = 3) => Array.from({ length: count }, (_, n) => transfer('2026-03-10', '1.00', `K${n}`))

/** The books as they are once a file is imported without anything going wrong, compared with those after a kill. */
/** @returns how often it was imported, and how many movements it brought */
async function importedOnce(importId: string, added: number): Promise<[times: number, movements: number]> {
  const done = await finished(controller, importId)
  expect(done).toMatchObject({ state: 'imported', added, entriesBooked: added })
  const { rows } = await api.owner.query<{ n: number }>(
    'select count(*)::int as n from activity where import_id = $1',
    [importId],
  )
  return [await told(importId, 'bookImport'), rows[0]?.n ?? 0]
}

test('while a file is uploaded: nothing of it counts, and what came is swept away', async () => {
  const server = await start()
  const sending = request(`${server.origin}/api/imports?fileName=half.xml`, {
    method: 'POST',
    headers: { cookie: controller.cookie, 'content-type': 'application/octet-stream', 'content-length': '9000000' },
  })
  sending.on('error', () => {})
  sending.write(Buffer.alloc(3_000_000, 'x'))
  const uploading = `select f.id from import_file f where f.state = 'uploading' and exists (select from import_content c where c.import_id = f.id)`
  await until(
    () => api.owner.query(uploading),
    ({ rows }) => rows.length > 0,
  )
  await server.kill()
  expect((await controller.client.listImports({})).items).toEqual([])
  await api.owner.query(
    `update import_file set uploaded_at = uploaded_at - interval '2 days' where state = 'uploading'`,
  )
  const next = await start()
  await until(
    () => api.owner.query(`select from import_file where state = 'uploading'`),
    ({ rows }) => rows.length === 0,
  )
  expect((await api.owner.query('select from import_content')).rows).toEqual([])
  await next.kill()
})

test('while its entries are copied: the next process reads it from its start', async () => {
  const server = await start()
  const importId = await hand(controller, camt(entriesOf(20_000), { iban }))
  await until(
    () => controller.client.getImport({ importId }),
    ({ bytesRead }) => bytesRead > 0,
  )
  await server.kill()
  expect(await state(importId)).toBe('reading')
  const next = await start()
  expect(await finished(controller, importId)).toMatchObject({ state: 'ready', expected: { added: 20_000 } })
  expect(await told(importId, 'readImport')).toBe(1)
  await next.kill()
})

describe('a job that waits in the middle of its work', () => {
  let server: Server
  /** What the account had before: one announcement and two bookings. */
  const before = () =>
    camt([transfer('2026-03-05', '5.00', 'OLD1'), transfer('2026-03-06', '6.00', 'OLD2')], { iban, to: '2026-03-06' })
  const announced = () =>
    camt([transfer('2026-03-11', '70.00', 'ANN')], { iban, message: 'camt.052', from: '2026-03-11', to: '2026-03-11' })
  const next = () =>
    camt(
      [
        ...entriesOf(),
        transfer('2026-03-12', '70.00', 'ANN'),
        transfer('2026-03-13', '-5.00', 'REV', { reversal: true }),
      ],
      { iban, from: '2026-03-07' },
    )
  beforeEach(async () => {
    server = await start()
    await imported(controller, before(), 'before.xml')
    await imported(controller, announced(), 'announced.xml')
  })

  /** Lets the job run into what is held, kills it there, lets go, and starts another process. */
  async function killedAt(hold: string, values: unknown[], begin: () => Promise<string>): Promise<string> {
    const books = await hashOf()
    await holder.query('begin')
    await holder.query(hold, values)
    const importId = await begin()
    await stopped()
    await server.kill()
    await holder.query('rollback')
    expect(await hashOf()).toBe(books)
    server = await start()
    return importId
  }
  const handIn = () => hand(controller, next(), 'next.xml')
  const askedFor = async () => {
    const importId = await handIn()
    expect(await finished(controller, importId)).toMatchObject({ state: 'ready', expected: { added: 5, known: 0 } })
    return async () => {
      await controller.client.importFiles({ importIds: [importId] })
      return importId
    }
  }
  const accountId = `(select id from account where identifier = $1)`

  test('while the file is compared with the books: what was read of it is gone, and it is read again', async () => {
    const importId = await killedAt('lock table account_statement in access exclusive mode', [], handIn)
    expect(await finished(controller, importId)).toMatchObject({ state: 'ready', expected: { added: 5 } })
    expect(await told(importId, 'readImport')).toBe(1)
    const { rows } = await api.owner.query('select count(*)::int as n from infra.import_entry where import_id = $1', [
      importId,
    ])
    expect(rows).toEqual([{ n: 5 }])
  })
  test('while its movements are booked: none of them is in the books, and then all are', async () => {
    const begin = await askedFor()
    // Somebody else is about to book one of them.
    const importId = await killedAt(
      `insert into activity (id, account_id, booked_on, value_on, amount_minor, currency, status, source_id, occurrence, flow_type, flow_rule)
       values (gen_random_uuid(), ${accountId}, '2026-03-10', '2026-03-10', 100, 'EUR', 'booked', 'K1', 1, 'external_in', 'money_in')`,
      [iban],
      begin,
    )
    expect(await importedOnce(importId, 5)).toEqual([1, 5])
  })
  test('while announcements, journals and reversals are settled: likewise', async () => {
    const begin = await askedFor()
    const importId = await killedAt(
      `select from activity where account_id = ${accountId} and status = 'pending' for update`,
      [iban],
      begin,
    )
    expect(await importedOnce(importId, 5)).toEqual([1, 5])
    const books = await booksOf(api)
    expect(books).toMatch(new RegExp(`${iban}\\|EUR\\|2026-03-11\\|ANN.*replaced by ${iban}`))
    expect(books).toMatch(new RegExp(`${iban}\\|EUR\\|2026-03-13\\|REV.*reverses ${iban}\\|EUR\\|2026-03-05`))
  })
  test('at the last moment, when all is booked and not yet said: likewise', async () => {
    const begin = await askedFor()
    // The trail is the last that is written; here it waits for whoever holds this lock.
    await api.owner.query(
      `create function waits_for_a_test() returns trigger language plpgsql security definer as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
       create trigger waits before insert on audit for each row when (new.operation = 'bookImport') execute function waits_for_a_test()`,
    )
    const importId = await killedAt('select pg_advisory_xact_lock(4711)', [], begin)
    await api.owner.query('drop trigger waits on audit')
    expect(await importedOnce(importId, 5)).toEqual([1, 5])
  })
  test('a file that was asked for stays asked for, and one that was cancelled meanwhile stays out', async () => {
    const begin = await askedFor()
    const importId = await killedAt(
      `select from activity where account_id = ${accountId} and status = 'pending' for update`,
      [iban],
      async () => {
        const id = await begin()
        await stopped()
        expect(await controller.client.cancelImport({ importId: id })).toMatchObject({ state: 'booking' })
        return id
      },
    )
    expect(await finished(controller, importId)).toMatchObject({ state: 'cancelled', added: 0 })
    expect((await controller.client.listActivities({ importId })).items).toEqual([])
  })
})
