import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codeOf } from '../../testing/claims.ts'
import { camt, finished, hand, imported, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

const LIMIT = 60 * 1024 * 1024
let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ uploadLimitBytes: LIMIT })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

const counts = async () => {
  const { rows } = await api.owner.query(
    `select (select count(*) from activity)::int as activities, (select count(*) from account)::int as accounts, (select count(*) from account_statement)::int as statements`,
  )
  return rows[0] as object
}
const NOTHING = { activities: 0, accounts: 0, statements: 0 }
const whole = camt([transfer('2026-03-10', '10.00', 'A'), transfer('2026-03-11', '20.00', 'B')])
const dtd = `<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${whole.slice(whole.indexOf('<Document'))}`

describe('a file that cannot be read is turned down with where and why, and nothing of it is booked', () => {
  test.each([
    ['cut off in the middle of a movement', whole.slice(0, whole.lastIndexOf('<Amt')), 'statement.xml'],
    ['cut off between two movements', whole.slice(0, whole.lastIndexOf('<Ntry>')), 'statement.xml'],
    ['a picture by the name of a statement', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'statement.xml'],
    ['a page of the web by the name of an OFX file', '<html><body>Please sign in</body></html>', 'activity.ofx'],
    ['a letter', 'Dear Sir or Madam,\nplease find enclosed what you asked for.', 'statement.sta'],
    ['with a document type and entities', dtd, 'statement.xml'],
    ['with a million nested tags', `${whole.slice(0, whole.indexOf('<Ntry>'))}${'<a>'.repeat(1_000_000)}`, 'deep.xml'],
    ['a million nested tags and nothing else', '<Document>'.repeat(1_000_000), 'deep.xml'],
    ['a ZIP that is none', Buffer.from('504b0304ffffffffffffffffffffffffffff', 'hex'), 'statement.zip'],
  ])('%s', async (_what, content, fileName) => {
    const done = await finished(controller, await hand(controller, content, fileName))
    expect(done).toMatchObject({ state: 'rejected', added: 0, undoable: false, statements: [] })
    expect(done.problem?.code).toMatch(/^[a-z-]+$/)
    expect(done.problem?.message).toMatch(/^[A-Z<`'"].*\.$/)
    expect(await counts()).toEqual(NOTHING)
  })
  test.each([
    ['opening', camt([transfer('2026-03-10', '10.00', 'A')], { opening: '999999999999999999.00' })],
    ['credits', camt(Array.from({ length: 101 }, (_, n) => transfer('2026-03-10', '9999999999999.00', `S${n}`)))],
  ])('a statement whose %s is beyond reason waits with the reason, and none of it is believed', async (field, file) => {
    const read = await finished(controller, await hand(controller, file))
    expect(read).toMatchObject({ state: 'quarantined', statements: [{ opening: null, credits: null }] })
    expect(read.rejections[0]).toMatchObject({ code: 'amount', field, message: expect.stringContaining('too large') })
    await controller.client.releaseImport({ importId: read.id, reason: 'Looked at it' })
    expect(await finished(controller, read.id)).toMatchObject({ state: 'imported', added: 0 })
    await controller.client.undoImport({ importId: read.id, reason: 'Nothing of it counts' })
    expect(await counts()).toMatchObject({ activities: 0, statements: 0 })
  })
  test('a period of another age is none', async () => {
    const file = camt([transfer('2026-03-10', '10.00', 'A')], { from: '1111-11-11', to: '9999-12-31' })
    const read = await finished(controller, await hand(controller, file))
    expect(read).toMatchObject({ state: 'ready', statements: [{ from: null, to: null, entries: 1 }] })
  })
  test('an empty file is refused at once', async () => {
    expect(await codeOf(hand(controller, ''))).toBe('file_empty')
  })
  test('one that is larger than the limit is refused, whether or not it says so', async () => {
    expect(await send({ 'content-length': String(LIMIT + 1) }, 0)).toMatchObject({
      status: 413,
      code: 'file_too_large',
    })
    expect(await send({ 'transfer-encoding': 'chunked' }, LIMIT + 1)).toMatchObject({
      status: 413,
      code: 'file_too_large',
    })
  })
  test('an upload that breaks off leaves nothing', async () => {
    await send({ 'content-length': '5000000' }, 3_000_000).catch(() => {})
    for (;;) {
      const { rows } = await api.owner.query(`select state from import_file where state = 'uploading'`)
      if (rows.length === 0) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const { rows } = await api.owner.query(
      `select from import_content c where not exists (select from import_file f where f.id = c.import_id)`,
    )
    expect(rows).toEqual([])
  })
})

test('a file of 50 MB is taken as it comes and read to its end', async () => {
  function* many() {
    for (let index = 0; index < 52_000; index += 1)
      yield transfer('2026-03-10', '1.00', `L${index}`, { info: 'x'.repeat(300) })
  }
  const content = camt([...many()])
  expect(content.length).toBeGreaterThan(49_000_000)
  const done = await imported(controller, content)
  expect(done).toMatchObject({ state: 'imported', added: 52_000, entriesRead: 52_000 })
  expect(done.statements).toMatchObject([{ credits: { minor: 5_200_000n }, entries: 52_000 }])
})

test.each(['advisor', 'assistant', 'marketing', 'manager', 'auditor', 'administrator'] as const)(
  'nobody but a controller hands files in: not as %s',
  async (role) => {
    const person = await api.person(`The ${role}`, role)
    expect(await codeOf(hand(person, whole))).toBe('forbidden')
  },
)

/** Sends so many bytes under these headers. Sending less than was announced breaks the connection off. */
function send(headers: Record<string, string>, bytes: number): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${api.origin}/api/imports?fileName=big.xml`, {
      method: 'POST',
      headers: { ...headers, cookie: controller.cookie, 'content-type': 'application/octet-stream' },
    })
    sending.on('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () => {
        sending.destroy()
        resolve({ status: response.statusCode ?? 0, code: (JSON.parse(text) as { code: string }).code })
      })
    })
    sending.on('error', reject)
    const chunk = Buffer.alloc(65_536, 'x')
    let left = bytes
    const more = () => {
      while (left > 0) {
        const part = chunk.subarray(0, Math.min(left, chunk.length))
        left -= part.length
        if (!sending.write(part)) {
          sending.once('drain', more)
          return
        }
      }
      if (headers['content-length'] === undefined || bytes === 0) {
        if (bytes > 0) sending.end()
        else sending.flushHeaders()
      } else setTimeout(() => sending.destroy(new Error('broken off')), 50)
    }
    more()
  })
}
