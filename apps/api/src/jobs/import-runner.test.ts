import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { booksOf, camt, finished, hand, transfer, until } from '../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'
import { startImportRunner } from './import-runner.ts'
import { workOnImport } from './work-on-import.ts'

// The server of this file reads nothing by itself: the tests start and end those that do.
let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

const runner = () =>
  startImportRunner({
    databaseUrl: api.apiUrl,
    firm: async () => ({ name: 'Ashdown & Vale', demo: false, currency: 'USD', zone: 'America/New_York' }),
    clock: Date.now,
    logger: pino({ level: 'silent' }),
    pollMs: 50,
  })
const large = (iban: string, count = 30_000) =>
  camt(
    Array.from({ length: count }, (_, index) => transfer('2026-03-10', '1.00', `R${index}`)),
    { iban },
  )
const underWay = (importId: string) =>
  until(
    () => controller.client.getImport({ importId }),
    ({ bytesRead, state }) => bytesRead > 0 || state === 'ready',
  )
const readings = async (importId: string) => {
  const { rows } = await api.owner.query(`select fact from audit where operation = 'readImport' and subject_id = $1`, [
    importId,
  ])
  return rows
}

test('a process that ends while it reads leaves nothing, and the next one reads the file from its start', async () => {
  const importId = await hand(controller, large('DE89370400440532010001'))
  const first = runner()
  expect(await underWay(importId)).toMatchObject({ state: 'reading' })
  await first.stop()
  expect(await controller.client.getImport({ importId })).toMatchObject({ state: 'reading', added: 0 })
  expect(await booksOf(api)).toBe('')
  const second = runner()
  expect(await finished(controller, importId)).toMatchObject({
    state: 'ready',
    expected: { added: 30_000, known: 0 },
  })
  await second.stop()
  expect(await readings(importId)).toHaveLength(1)
})

test('a database connection that is lost while a file is read costs nothing but time', async () => {
  const importId = await hand(controller, large('DE89370400440532010002'))
  const reading = runner()
  expect(await underWay(importId)).toMatchObject({ state: 'reading' })
  await api.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'rapport import%' and datname = current_database()`,
  )
  expect(await finished(controller, importId)).toMatchObject({
    state: 'ready',
    expected: { added: 30_000, known: 0 },
  })
  await reading.stop()
})

test('two processes at once read every file once', async () => {
  const runners = [runner(), runner()]
  const ids = await Promise.all(
    Array.from({ length: 6 }, (_, index) => hand(controller, large(`DE8937040044053202${index + 1000}`, 50))),
  )
  for (const importId of ids) {
    expect(await finished(controller, importId)).toMatchObject({ state: 'ready', expected: { added: 50 } })
    expect(await readings(importId)).toHaveLength(1)
    const { rows } = await api.owner.query('select attempts from import_file where id = $1', [importId])
    expect(rows).toEqual([{ attempts: 1 }])
  }
  await Promise.all(runners.map((one) => one.stop()))
})

test('of two that begin with the same file at once, one reads it', async () => {
  const importId = await hand(controller, large('DE89370400440532010004', 5_000))
  const options = { databaseUrl: api.apiUrl, importId, today: '2026-03-31', clockOffset: 0 }
  const outcomes = await Promise.all([workOnImport(options), workOnImport(options)])
  expect(outcomes.sort()).toEqual(['busy', 'ready'])
})

test('ten files that overlap, booked at once by as many processes, give the books that they give one after the other', async () => {
  const work = (importId: string) =>
    workOnImport({ databaseUrl: api.apiUrl, importId, today: '2026-03-31', clockOffset: 0 })
  const transfers = Array.from({ length: 200 }, (_, index) => transfer('2026-03-10', '1.00', `O${index}`))
  const later = [transfer('2026-03-11', '-1.00', '', { reversal: true }), transfer('2026-03-12', '5.00', '')]
  const filesOn = (iban: string) =>
    Array.from({ length: 10 }, (_, at) =>
      camt([...transfers.slice(at * 15, at * 15 + 60), ...later.slice(0, at % 3)], { iban }),
    )
  const booksOn = async (iban: string) =>
    (await booksOf(api))
      .split('\n')
      .filter((line) => line.startsWith(iban))
      .map((line) => line.replaceAll(iban, 'IBAN'))
  const [together, inTurn] = ['DE89370400440532010005', 'DE89370400440532010007']

  const ids = await Promise.all(filesOn(together).map((file) => hand(controller, file)))
  await Promise.all(ids.map(work))
  await controller.client.importFiles({ importIds: ids })
  expect(new Set(await Promise.all(ids.map(work)))).toEqual(new Set(['imported']))
  for (const file of filesOn(inTurn)) {
    const importId = await hand(controller, file)
    await work(importId)
    await controller.client.importFiles({ importIds: [importId] })
    expect(await work(importId)).toBe('imported')
  }
  const books = await booksOn(together)
  expect(books).toEqual(await booksOn(inTurn))
  expect(books).toHaveLength(195 + 2)
  expect(books.filter((line) => line.includes(' reverses IBAN'))).toHaveLength(1)
  const done = await Promise.all(ids.map((importId) => controller.client.getImport({ importId })))
  expect(done.reduce((sum, { added }) => sum + added, 0)).toBe(books.length)
})

test('a file that two controllers import at once is taken from one of them, and booked once', async () => {
  const importId = await hand(controller, large('DE89370400440532010006', 100))
  const work = () => workOnImport({ databaseUrl: api.apiUrl, importId, today: '2026-03-31', clockOffset: 0 })
  expect(await work()).toBe('ready')
  const other = await api.person('Cora Controller', 'controller')
  const answers = await Promise.all(
    [controller, other].map(({ client }) => client.importFiles({ importIds: [importId] })),
  )
  expect(answers.flatMap(({ accepted }) => accepted)).toEqual([importId])
  expect(answers.flatMap(({ refused }) => refused)).toEqual([importId])
  expect((await Promise.all([work(), work()])).sort()).toEqual(['busy', 'imported'])
  expect(await work()).toBe('gone')
  expect(await controller.client.getImport({ importId })).toMatchObject({ state: 'imported', added: 100 })
})

test('a file whose reading breaks off again and again is given up, with a word about it', async () => {
  const importId = await hand(controller, large('DE89370400440532010003', 10))
  await api.owner.query(`update import_file set attempts = 3 where id = $1`, [importId])
  const reading = runner()
  expect(await finished(controller, importId)).toMatchObject({
    state: 'failed',
    added: 0,
    problem: { code: 'gave_up' },
  })
  await reading.stop()
})
