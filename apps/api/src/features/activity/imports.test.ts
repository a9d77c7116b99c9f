import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { codeOf } from '../../testing/claims.ts'
import { booksOf, camt, finished, hand, IBAN, imported, transfer, until } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let controller: Person
let auditor: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
  auditor = await api.person('Aude Auditor', 'auditor')
})
afterAll(() => api.stop())

// Each test has accounts of its own; those that compare whole books have an empty one.
let number = 0
let iban = IBAN
beforeEach(() => {
  number += 1
  iban = `DE8937040044053201${String(number).padStart(4, '0')}`
})
const read = (file: string | Uint8Array, fileName?: string) => imported(controller, file, fileName)
const emptyBooks = () =>
  api.owner.query(
    `update import_file set state = 'undone' where state = 'imported'; delete from activity; delete from account_statement; delete from import_part; delete from account`,
  )
const movements = async (importId: string) => (await controller.client.listActivities({ importId })).items

describe('a file that adds up', () => {
  test('is booked with its figures, its statements and the rule that typed each movement', async () => {
    const file = camt(
      [
        transfer('2026-03-10', '2000000.00', 'A1', { payer: 'Alma Ashdown' }),
        transfer('2026-03-12', '-750.25', 'A2', { code: 'PMNT/MDOP/CHRG' }),
      ],
      { iban, opening: '100.00', closing: '1999349.75' },
    )
    const done = await read(file)
    expect(done).toMatchObject({ state: 'imported', added: 2, known: 0, rejected: 0, format: 'camt.053.001.08' })
    expect(done).toMatchObject({ entriesRead: 2, bytes: file.length, bytesRead: file.length, undoable: true })
    expect(done.statements).toMatchObject([
      {
        account: iban,
        household: null,
        entries: 2,
        opening: { minor: 10_000n, currency: 'EUR' },
        closing: { minor: 199_934_975n },
        credits: { minor: 200_000_000n },
        debits: { minor: 75_025n },
      },
    ])
    expect(done.statements[0]?.checks.every(({ ok }) => ok)).toBe(true)
    expect(await movements(done.id)).toMatchObject([
      { amount: { minor: -75_025n, currency: 'EUR' }, flowType: 'fee', flowRule: 'fee_code' },
      { amount: { minor: 200_000_000n }, flowType: 'external_in', flowRule: 'money_in', counterparty: 'Alma Ashdown' },
    ])
  })
  test('adds nothing the second time', async () => {
    const file = camt([transfer('2026-03-10', '10.00', ''), transfer('2026-03-10', '10.00', '')], { iban })
    const first = await read(file)
    expect(first).toMatchObject({ state: 'imported', added: 2, known: 0 })
    expect(await read(file)).toMatchObject({
      state: 'duplicate',
      duplicateOf: { id: first.id, fileName: 'statement.xml', by: { name: 'Carl Controller' } },
    })
    expect(await read(`${file}\n`)).toMatchObject({ state: 'imported', added: 0, known: 2 })
  })
  test('keeps what the bank wrote of every movement, and who confirmed what of it', async () => {
    const done = await read(camt([transfer('2026-03-10', '10.00', 'RAW-1')], { iban }))
    const [movement] = await movements(done.id)
    const one = await controller.client.getActivity({ activityId: movement?.id ?? '' })
    expect(one).toMatchObject({ fileName: 'statement.xml', code: 'PMNT/RCDT/ESCT', allocations: [] })
    expect(one.raw).toContain('RAW-1')
  })
  test('is sent back byte for byte, to auditors as well, and the trail says who took it', async () => {
    const file = camt([transfer('2026-03-10', '10.00', 'B1')], { iban })
    const { id: importId } = await read(file, 'März "1".xml')
    const response = await fetch(`${api.origin}/api/imports/${importId}/file`, { headers: { cookie: auditor.cookie } })
    expect(await response.text()).toBe(file)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=.*filename\*=UTF-8''M%C3%A4rz/)
    const { rows } = await api.owner.query(`select actor_id from audit where operation = 'downloadImport'`)
    expect(rows).toEqual([{ actor_id: auditor.id }])
  })
})

describe('files that overlap', () => {
  const early = [
    transfer('2026-03-10', '10.00', ''),
    transfer('2026-03-11', '20.00', ''),
    transfer('2026-03-11', '20.00', ''),
  ]
  const late = [
    transfer('2026-03-11', '20.00', ''),
    transfer('2026-03-11', '20.00', ''),
    transfer('2026-03-12', '20.00', 'C'),
    transfer('2026-03-13', '-20.00', 'D', { reversal: true }),
  ]
  const announced = camt([transfer('2026-03-11', '20.00', ''), transfer('2026-03-30', '77.00', 'E')], {
    message: 'camt.052',
    iban: IBAN,
  })

  test('an announcement that was booked is shown once, and comes back when the booking is undone', async () => {
    await emptyBooks()
    await read(announced)
    const booked = await read(camt(early))
    const shown = async () =>
      (await controller.client.listActivities({})).items.map(({ status, amount }) => `${status} ${amount.minor}`)
    expect((await shown()).sort()).toEqual(['booked 1000', 'booked 2000', 'booked 2000', 'pending 7700'])
    await controller.client.undoImport({ importId: booked.id, reason: 'the wrong file' })
    expect((await shown()).sort()).toEqual(['pending 2000', 'pending 7700'])
  })
  test('when the first is undone, the second still counts in full', async () => {
    await emptyBooks()
    const second = camt(late)
    await read(second)
    const alone = await booksOf(api)
    await emptyBooks()
    const first = await read(camt(early))
    const { id: importId, ...overlapping } = await read(second)
    expect(overlapping).toMatchObject({ added: 2, known: 2 })
    await controller.client.undoImport({ importId: first.id, reason: 'the wrong file' })
    expect(await controller.client.getImport({ importId })).toMatchObject({ state: 'imported', added: 4, known: 0 })
    expect(await booksOf(api)).toBe(alone)
  })
})

describe('a file that does not add up', () => {
  const entries = [transfer('2026-03-10', '10.00', 'Q1'), transfer('2026-03-11', '8.855', 'Q2')]

  test('waits in quarantine with the differences and the lines, and nothing of it is booked', async () => {
    const done = await read(camt(entries, { iban, opening: '0.00', closing: '99.00' }))
    expect(done).toMatchObject({ state: 'quarantined', added: 0, rejected: 1, undoable: false })
    expect(done.rejections).toMatchObject([
      { number: 1, code: 'amount', field: 'amount', message: '8.855 is not exact in EUR.' },
    ])
    expect(done.rejections[0]?.raw).toContain('Q2')
    expect(done.statements[0]).toMatchObject({ account: iban, accountId: null })
    expect(done.statements[0]?.checks.filter(({ ok }) => !ok)).toMatchObject([
      { declared: '99.00', computed: '18.855' },
    ])
    expect(await movements(done.id)).toEqual([])
    const { rows } = await api.owner.query('select from account where identifier = $1', [iban])
    expect(rows).toEqual([])
  })
  test('is taken as far as it can be read when a controller releases it with a reason', async () => {
    const waiting = await read(camt(entries, { iban, opening: '0.00', closing: '99.00' }))
    const released = await controller.client.releaseImport({ importId: waiting.id, reason: 'the bank confirmed it' })
    expect(released.state).toBe('booking')
    const done = await finished(controller, waiting.id)
    expect(done).toMatchObject({ state: 'imported', added: 1, rejected: 1, releaseReason: 'the bank confirmed it' })
    expect(done.releasedBy).toMatchObject({ id: controller.id })
    expect(await codeOf(controller.client.releaseImport({ importId: waiting.id, reason: 'again' }))).toBe(
      'not_quarantined',
    )
  })
  test('or is turned down', async () => {
    const waiting = await read(camt(entries, { iban }))
    expect(await controller.client.cancelImport({ importId: waiting.id })).toMatchObject({ state: 'cancelled' })
    expect(await codeOf(controller.client.cancelImport({ importId: waiting.id }))).toBe('not_running')
  })
})

describe('stopping and taking back', () => {
  test('a file that is being read can be stopped, and nothing of it stays', async () => {
    function* many() {
      for (let index = 0; index < 30_000; index += 1) yield transfer('2026-03-10', '1.00', `M${index}`)
    }
    const importId = await hand(controller, camt(many(), { iban, declaresTotals: false }))
    await until(
      () => controller.client.getImport({ importId }),
      ({ bytesRead }) => bytesRead > 0,
    )
    await controller.client.cancelImport({ importId })
    expect(await finished(controller, importId)).toMatchObject({ state: 'cancelled', added: 0 })
    expect(await movements(importId)).toEqual([])
  })
  test('an import is undone as a whole, once, and can be handed in again', async () => {
    const file = camt([transfer('2026-03-10', '10.00', 'U1')], { iban })
    const { id: importId } = await read(file)
    expect(await controller.client.undoImport({ importId, reason: 'the wrong file' })).toMatchObject({
      state: 'undone',
      added: 0,
    })
    expect(await movements(importId)).toEqual([])
    expect(await codeOf(controller.client.undoImport({ importId, reason: 'again' }))).toBe('not_imported')
    expect(await read(file)).toMatchObject({ state: 'imported', added: 1 })
  })
  test('every step is in the trail', async () => {
    const { rows } = await api.owner.query<{ operation: string }>(
      `select distinct operation from audit where subject_kind = 'import' order by 1`,
    )
    expect(rows.map(({ operation }) => operation)).toEqual([
      'bookImport',
      'cancelImport',
      'downloadImport',
      'importFiles',
      'readImport',
      'releaseImport',
      'undoImport',
      'uploadImport',
    ])
  })
})

test('files are listed newest first, page by page, and by state', async () => {
  const all = await controller.client.listImports({ limit: 200 })
  const first = await controller.client.listImports({ limit: 2 })
  const second = await controller.client.listImports({ limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 4).map(({ id }) => id))
  expect(
    (await controller.client.listImports({ state: 'undone' })).items.every(({ state }) => state === 'undone'),
  ).toBe(true)
})

test('a file that is sent again with its key is taken once', async () => {
  const options = { idempotencyKey: `upload-${iban}` }
  const upload = (content: string) =>
    controller.client.uploadImport({ fileName: 'once.xml', file: new Blob([content]) }, options)
  const file = camt([transfer('2026-03-10', '10.00', 'K1')], { iban })
  expect(await upload(file)).toEqual(await upload(file))
  expect(await codeOf(upload(`${file} `))).toBe('key_reused')
  const { rows } = await api.owner.query(`select state from import_file where file_name = 'once.xml'`)
  expect(rows).toHaveLength(1)
})

test('a demo firm has files to try an import with, any other firm has none', async () => {
  expect(await controller.client.listSampleFiles({})).toEqual({ items: [] })
  const files = [{ name: 'week.ofx', content: 'OFXHEADER:100' }]
  await api.owner.query(
    `insert into policy (id, subject, effective_from, body, created_by) values ($1, 'sample_files', '2026-03-30', $2, $3)`,
    [newId(), { files }, controller.id],
  )
  expect(await controller.client.listSampleFiles({})).toEqual({ items: files })
})
