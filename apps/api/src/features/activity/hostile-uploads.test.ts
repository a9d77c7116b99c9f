import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { packZip } from '@rapport/feeds/testing/pack.ts'
import { codeOf } from '../../testing/claims.ts'
import { camt, finished, hand, imported, transfer, until } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

// Files and requests that mean harm, or meet a server in trouble: a clear word, and nothing left behind.
let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi()
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

const whole = (reference: string) => camt([transfer('2026-03-10', '10.00', reference)])
const kept = async () => {
  const { rows } = await api.owner.query(
    `select (select count(*) from import_content c where not exists (select from import_file f where f.id = c.import_id and f.state <> 'uploading'))::int as pieces,
       (select count(*) from import_file where state = 'uploading')::int as files, (select count(*) from activity)::int as activities,
       (select count(*) from infra.import_entry e where not exists (select from import_file f where f.id = e.import_id and f.state in ('ready', 'imported')))::int as entries`,
  )
  return rows[0] as Record<string, number>
}

describe('a request that is no upload', () => {
  const post = async (body: string | FormData, headers: Record<string, string> = {}, name = 'a.xml') => {
    const answer = await fetch(`${api.origin}/api/imports?fileName=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: controller.cookie, 'sec-fetch-site': 'same-origin', ...headers },
      body,
    })
    return { status: answer.status, ...((await answer.json()) as { code?: string; detail?: string }) }
  }
  test('with two files in one form is told what is taken here', async () => {
    const form = new FormData()
    form.append('one', new Blob([whole('F1')]), 'one.xml')
    form.append('two', new Blob([whole('F2')]), 'two.xml')
    expect(await post(form)).toMatchObject({ status: 415, code: 'wrong_media_type' })
    expect(await post('--x\r\nbroken', { 'content-type': 'multipart/form-data' })).toMatchObject({ status: 415 })
    expect(await kept()).toMatchObject({ pieces: 0, files: 0 })
  })
  test('without a name, or with one of control characters or without end, is told so', async () => {
    const bytes = { 'content-type': 'application/octet-stream' }
    expect(await post('x', bytes, '')).toMatchObject({ status: 422, code: 'invalid' })
    expect(await post('x', bytes, 'a\u0000b.xml')).toMatchObject({ status: 422, code: 'invalid' })
    expect(await post('x', bytes, 'x'.repeat(300))).toMatchObject({ status: 422, code: 'invalid' })
    expect(await kept()).toMatchObject({ pieces: 0, files: 0 })
  })
})

test.each([
  '../../../etc/passwd',
  'C:\\Windows\\system32\\a.xml',
  '<img src=x onerror=alert(1)>.xml',
  'a"; filename="b.exe',
])('a name is a label and never a place: %s', async (name) => {
  const done = await finished(controller, await hand(controller, whole(`N${name.length}`), name))
  expect(done).toMatchObject({ state: 'ready', fileName: name })
  const answer = await fetch(`${api.origin}/api/imports/${done.id}/file`, { headers: { cookie: controller.cookie } })
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const disposition = answer.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; /)
  expect(disposition).not.toMatch(/\.\.|\/|system32\\|[^\\]"; filename="b/)
  await controller.client.cancelImport({ importId: done.id })
})

describe('an archive', () => {
  test('that unpacks to far more than it should is not unpacked', async () => {
    const one = whole('B1')
    const many = Buffer.from(one.slice(0, one.indexOf('<Ntry>')) + '<A></A>'.repeat(3_000_000))
    const bomb = packZip(Array.from({ length: 4 }, (_, at) => ({ name: `statement-${at}.xml`, content: many })))
    expect(bomb.length / 4).toBeLessThan(many.length / 500)
    const done = await finished(controller, await hand(controller, bomb, 'statements.zip'))
    expect(done).toMatchObject({ state: 'rejected', problem: { code: 'zip-bomb' } })
  })
  test.each(['../../etc/cron.d/evil', '/etc/passwd', 'C:/a.xml'])('that names %s is turned down', async (path) => {
    const trick = packZip([{ name: path, content: new TextEncoder().encode(whole('Z1')) }])
    const done = await finished(controller, await hand(controller, trick, 'statements.zip'))
    expect(done).toMatchObject({ state: 'rejected', problem: { code: 'zip-path' } })
  })
})

describe('a disk that is full', () => {
  const full = (table: string) =>
    api.owner.query(
      `create or replace function no_room() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '53100'; end $$;
       create trigger no_room before insert on ${table} for each row execute function no_room()`,
    )
  const room = (table: string) => api.owner.query(`drop trigger if exists no_room on ${table}`)
  afterEach(async () => {
    for (const table of ['import_content', 'infra.import_entry', 'activity']) await room(table)
  })
  test('while a file is uploaded', async () => {
    await full('import_content')
    expect(await codeOf(hand(controller, whole('D1')))).toBe('storage_full')
    expect(await kept()).toMatchObject({ pieces: 0, files: 0 })
  })
  test('while it is read: said once, without trying again, and read again when there is room', async () => {
    await full('infra.import_entry')
    const importId = await hand(controller, whole('D2'))
    const failed = await finished(controller, importId)
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'disk_full' } })
    expect(await kept()).toMatchObject({ entries: 0 })
    await room('infra.import_entry')
    await controller.client.readImportAgain({ importId, mappingId: null, account: null, currency: null })
    expect(await finished(controller, importId)).toMatchObject({ state: 'ready' })
    await controller.client.cancelImport({ importId })
  })
  test('while it is booked: nothing of it is in the books', async () => {
    await full('activity')
    const done = await imported(controller, whole('D3'))
    expect(done).toMatchObject({ state: 'failed', problem: { code: 'disk_full' }, added: 0 })
    expect((await kept())['activities']).toBe(0)
    await room('activity')
    await controller.client.readImportAgain({ importId: done.id, mappingId: null, account: null, currency: null })
    expect(await finished(controller, done.id)).toMatchObject({ state: 'ready', expected: { added: 1 } })
    await controller.client.importFiles({ importIds: [done.id] })
    expect(await finished(controller, done.id)).toMatchObject({ state: 'imported', added: 1 })
  })
})

test('requests are answered while a hostile file is read, and the file is turned down', async () => {
  const nested = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>${'<a>'.repeat(2_000_000)}`
  const importId = await hand(controller, nested, 'deep.xml')
  let asked = 0
  const done = await until(
    () => {
      asked += 1
      return controller.client.getImport({ importId })
    },
    ({ state }) => state === 'rejected',
  )
  expect(asked).toBeGreaterThan(0)
  expect(done.problem).toMatchObject({ code: 'too-deep', line: 1 })
})
