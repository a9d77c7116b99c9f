import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { COLUMN_ROLES, type TableMappingValue } from '@rapport/contract/table-mappings.ts'
import { ROLES } from '@rapport/feeds/csv/table-mapping.ts'
import { workbook } from '@rapport/feeds/testing/workbook.ts'
import type { z } from 'zod'
import { codeOf } from '../../testing/claims.ts'
import { finished, hand, imported } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

type Mapping = z.output<typeof TableMappingValue>

let api: RunningApi
let controller: Person
let auditor: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
  auditor = await api.person('Aude Auditor', 'auditor')
})
afterAll(() => api.stop())

const csv = (...rows: string[]) => ['Date,What,Ref,Value,Account', ...rows].join('\n')
const march = csv('03/04/2026,Wire from Old Bank,A1,"1,000.00",77001', '03/05/2026,Quarterly fee,A2,-12.50,77001')
const april = csv('04/01/2026,Wire from Old Bank,A3,"2,500.00",77001')
/** As a person would correct it. */
const mapping: Mapping = {
  header: ['date', 'what', 'ref', 'value', 'account'],
  columns: { date: [0], description: [1], reference: [2], amount: [3], account: [4] },
  further: [],
  dateOrder: 'MDY',
  decimal: '.',
  delimiter: ',',
  currency: 'USD',
  account: null,
  inverted: false,
  directions: {},
}
const read = async (content: string, name = 'activity.csv') =>
  finished(controller, await hand(controller, content, name))
const save = (name: string, more: Partial<Mapping> = {}) =>
  controller.client.saveTableMapping({ name, custodian: 'Hudson', mapping: { ...mapping, ...more } })

test('the columns that a person can name are those that tables are read by', () => {
  expect([...COLUMN_ROLES]).toEqual([...ROLES])
})

describe('a table that nobody has told the columns of', () => {
  test('waits with its first rows and a guess, and nothing of it counts', async () => {
    const done = await read(march)
    expect(done).toMatchObject({ state: 'unmapped', added: 0, statements: [], mapping: null })
    expect(done.table).toMatchObject({ kind: 'csv', missing: 'columns', mappingIds: [] })
    expect(done.table?.rows[0]).toEqual(['Date', 'What', 'Ref', 'Value', 'Account'])
    expect(done.table?.guess).toMatchObject({ columns: { date: [0], amount: [3] }, delimiter: ',' })
    // 3/4 and 3/5 tell neither day nor month.
    expect(done.table?.questions).toContain('dateOrder')
  })
  test('is read through a mapping row by row, before that is saved', async () => {
    const { id: importId } = await read(`${march}\n`)
    const tried = await controller.client.tryTableMapping({ importId, mapping, account: null, currency: null })
    expect(tried).toEqual({
      problem: null,
      rows: [
        {
          row: 1,
          bookedOn: '2026-03-04',
          valueOn: '2026-03-04',
          amount: '1000.00',
          currency: 'USD',
          account: '77001',
          text: 'Wire from Old Bank',
          problem: null,
        },
        expect.objectContaining({ row: 2, amount: '-12.50', text: 'Quarterly fee' }),
      ],
    })
    const wrong = await controller.client.tryTableMapping({
      importId,
      mapping: { ...mapping, columns: { date: [0], amount: [1] } },
      account: null,
      currency: null,
    })
    expect(wrong.rows[0]).toMatchObject({ row: 1, problem: { code: 'not-an-amount', field: 'what' } })
    const { id: old } = await read(csv('1111/11/11,Wire,A1,"1,000.00",77001', '1111/11/12,Wire,A2,1.00,77001'))
    const long = { mapping: { ...mapping, dateOrder: 'YMD' as const }, account: null, currency: null }
    const { rows } = await controller.client.tryTableMapping({ importId: old, ...long })
    expect(rows[0]).toMatchObject({
      bookedOn: null,
      problem: { code: 'date', message: '1111-11-11 is no day of this time.' },
    })
    const yen = await controller.client.tryTableMapping({
      importId,
      mapping: { ...mapping, currency: 'JPY' },
      account: null,
      currency: null,
    })
    expect(yen.rows[1]?.problem).toMatchObject({ code: 'amount', message: '-12.50 is not exact in JPY.' })
  })
  test('is imported through the mapping once it is saved; the next file with its header finds it by itself', async () => {
    const { id: importId } = await read(`${march}\n\n`)
    const saved = await save('Hudson activity')
    expect(saved).toMatchObject({ version: 1, history: [{ version: 1, by: { name: 'Carl Controller' } }] })
    await controller.client.readImportAgain({ importId, mappingId: saved.id, account: null, currency: null })
    const first = await finished(controller, importId)
    expect(first).toMatchObject({ state: 'ready', expected: { added: 2, known: 0 } })
    expect(first.mapping).toEqual({ id: saved.id, name: 'Hudson activity', version: 1 })
    expect(first.statements).toMatchObject([{ account: '77001', institution: 'Hudson', currency: 'USD', entries: 2 }])
    await controller.client.importFiles({ importIds: [importId] })
    expect(await finished(controller, importId)).toMatchObject({ state: 'imported', added: 2 })
    const second = await imported(controller, april)
    expect(second).toMatchObject({ state: 'imported', added: 1, mapping: { id: saved.id, version: 1 } })
  })
})

describe('a saved mapping', () => {
  test('is changed by another version, and what was read keeps the one that read it', async () => {
    const header = { header: ['day', 'text', 'sum', 'konto'] }
    const columns = { date: [0], description: [1], amount: [2], account: [3] }
    const saved = await save('Alpen', { ...header, columns, dateOrder: 'DMY' })
    const before = await read('Day,Text,Sum,Konto\n13.02.2026,Eingang,5.00,K1\n14.02.2026,Eingang,6.00,K1\n')
    expect(before).toMatchObject({ state: 'ready', mapping: { version: 1 } })
    const change = {
      mappingId: saved.id,
      name: 'Alpen',
      custodian: 'Alpen',
      mapping: { ...saved.mapping, inverted: true },
    }
    const edited = await controller.client.editTableMapping({ ...change, ifVersion: 1 })
    expect(edited).toMatchObject({ version: 2, mapping: { inverted: true } })
    expect(edited.history.map(({ version }) => version)).toEqual([2, 1])
    expect(await codeOf(controller.client.editTableMapping({ ...change, ifVersion: 1 }))).toBe('edit_conflict')
    expect(await controller.client.getImport({ importId: before.id })).toMatchObject({ mapping: { version: 1 } })
    await controller.client.readImportAgain({ importId: before.id, mappingId: null, account: null, currency: null })
    const again = await finished(controller, before.id)
    expect(again).toMatchObject({ state: 'ready', mapping: { version: 2 } })
    expect(again.statements[0]?.debits).toEqual({ minor: 1_100n, currency: 'USD' })
    const { rows } = await api.owner.query(
      `select operation, fact -> 'version' as version from audit where subject_id = $1 order by at`,
      [saved.id],
    )
    expect(rows).toEqual([
      { operation: 'saveTableMapping', version: 1 },
      { operation: 'editTableMapping', version: 2 },
    ])
  })
  test('has a name of its own, says which columns are the day and the amount, and is saved by controllers alone', async () => {
    await save('Taken', { header: ['a', 'b'] })
    expect(await codeOf(save('Taken', { header: ['a', 'c'] }))).toBe('name_taken')
    await expect(save('Nothing', { columns: { date: [0] } })).rejects.toThrow('which column is the amount')
    expect(
      await codeOf(auditor.client.saveTableMapping({ name: 'Mine', custodian: 'Hudson', mapping: { ...mapping } })),
    ).toBe('forbidden')
    expect((await auditor.client.listTableMappings({})).items.map(({ name }) => name)).toContain('Taken')
  })
  test('cannot be rewritten, even by raw SQL', async () => {
    const { id } = await save('Permanent', { header: ['p', 'q'] })
    await expect(
      api.owner.query(`update table_mapping_version set body = '{}' where mapping_id = $1`, [id]),
    ).rejects.toThrow('permanent')
  })
})

test('a table without an account waits for the one that a person says', async () => {
  const header = { header: ['posted', 'memo', 'total'] }
  const saved = await save('Of one account', { ...header, columns: { date: [0], description: [1], amount: [2] } })
  const file = 'Posted,Memo,Total\n03/20/2026,Wire,7.00\n03/21/2026,Wire,8.00\n'
  const asked = await read(file)
  expect(asked).toMatchObject({ state: 'unmapped', table: { missing: 'account', mappingIds: [saved.id] } })
  await controller.client.readImportAgain({ importId: asked.id, mappingId: saved.id, account: '88123', currency: null })
  const done = await finished(controller, asked.id)
  expect(done).toMatchObject({ state: 'ready', stated: { account: '88123' } })
  expect(done.statements).toMatchObject([{ account: '88123', entries: 2 }])
})

test('a table without a currency waits for it, unless its account has one', async () => {
  const header = { header: ['when', 'note', 'how much', 'where'] }
  const columns = { date: [0], description: [1], amount: [2], account: [3] }
  const saved = await save('Of no currency', { ...header, columns, currency: null })
  const file = 'When,Note,How much,Where\n03/20/2026,Wire,7.00,99555\n03/21/2026,Wire,8.00,99555\n'
  const asked = await read(file)
  expect(asked).toMatchObject({ state: 'unmapped', table: { missing: 'currency' } })
  await controller.client.readImportAgain({ importId: asked.id, mappingId: saved.id, account: null, currency: 'CHF' })
  await finished(controller, asked.id)
  await controller.client.importFiles({ importIds: [asked.id] })
  expect(await finished(controller, asked.id)).toMatchObject({ state: 'imported', added: 2 })
  const next = await read('When,Note,How much,Where\n03/22/2026,Wire,9.00,99555\n03/23/2026,Wire,1.00,99555\n')
  expect(next).toMatchObject({ state: 'ready', statements: [{ currency: 'CHF', entries: 2 }] })
})

test('two mappings that know the same header are a question, not a guess', async () => {
  const header = { header: ['one', 'two', 'three', 'four'] }
  const columns = { date: [0], description: [1], amount: [2], account: [3] }
  const [a, b] = [await save('Twin A', { ...header, columns }), await save('Twin B', { ...header, columns })]
  const asked = await read('One,Two,Three,Four\n03/20/2026,Wire,7.00,1\n03/21/2026,Wire,8.00,1\n')
  expect(asked.state).toBe('unmapped')
  expect(new Set(asked.table?.mappingIds)).toEqual(new Set([a.id, b.id]))
})

test('a workbook is read through a mapping as well, with its days and exact numbers', async () => {
  const rows = [
    ['Posted on', 'Says', 'Sum', 'Account no'],
    [{ serial: 46_100 }, 'Wire', { stored: '1234.5' }, 'X1'],
    [{ serial: 46_101 }, 'Fee', { stored: '-0.07' }, 'X1'],
  ]
  const columns = { date: [0], description: [1], amount: [2], account: [3] }
  await save('Workbook', { header: ['Posted on', 'Says', 'Sum', 'Account no'], columns })
  const done = await finished(controller, await hand(controller, workbook(rows), 'activity.xlsx'))
  expect(done).toMatchObject({ state: 'ready', format: 'XLSX', table: { kind: 'xlsx', missing: null } })
  expect(done.statements).toMatchObject([
    { credits: { minor: 123_450n, currency: 'USD' }, debits: { minor: 7n }, from: '2026-03-19', to: '2026-03-20' },
  ])
})

test('a letter is no table', async () => {
  expect(await read('Dear Sir,\nplease find enclosed, as agreed, the papers.\n', 'letter.csv')).toMatchObject({
    state: 'rejected',
    problem: { code: 'no-table' },
  })
})
