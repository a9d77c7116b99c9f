import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { camt, finished, hand, imported, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let controller: Person
let number = 0
let iban = ''
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-30T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())
beforeEach(() => {
  number += 1
  iban = `DE8937040044053204${String(number).padStart(4, '0')}`
})

const statement = (sequence: number, from: string, to: string, opening: string, closing: string, amount: string) =>
  camt([transfer(to, amount, `S${sequence}`)], { iban, sequence, from, to, opening, closing })
const take = (content: string, name: string) => imported(controller, content, name)
const codes = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code)

test('statements of two files that follow each other are no finding, in whichever order they come', async () => {
  const later = await take(statement(2, '2026-03-08', '2026-03-14', '110.00', '115.00', '5.00'), 'b.xml')
  const earlier = await take(statement(1, '2026-03-01', '2026-03-07', '100.00', '110.00', '10.00'), 'a.xml')
  expect([codes(later), codes(earlier)]).toEqual([[], []])
})

test('a statement that opens otherwise than the one before closed says by how much, before it counts', async () => {
  await take(statement(1, '2026-03-01', '2026-03-07', '100.00', '110.00', '10.00'), 'first.xml')
  const importId = await hand(
    controller,
    statement(2, '2026-03-08', '2026-03-14', '120.00', '125.00', '5.00'),
    'second.xml',
  )
  const read = await finished(controller, importId)
  expect(read.state).toBe('ready')
  expect(read.warnings).toMatchObject([
    {
      code: 'statement_balance_gap',
      facts: { side: 'before', apart: '10.00', currency: 'EUR', fileName: 'first.xml' },
    },
  ])
})

test('numbers that were never imported are told, until they are', async () => {
  await take(statement(3, '2026-03-01', '2026-03-07', '100.00', '110.00', '10.00'), 'three.xml')
  const six = statement(6, '2026-03-22', '2026-03-28', '110.00', '115.00', '5.00')
  const importId = await hand(controller, six, 'six.xml')
  const early = await finished(controller, importId)
  expect(early.warnings).toMatchObject([{ code: 'statement_sequence_gap', facts: { first: '4', last: '5' } }])
  await take(statement(4, '2026-03-08', '2026-03-14', '110.00', '110.00', '0.00'), 'four.xml')
  await take(statement(5, '2026-03-15', '2026-03-21', '110.00', '110.00', '0.00'), 'five.xml')
  // Between reading and booking the missing ones came in.
  await controller.client.importFiles({ importIds: [importId] })
  const late = await finished(controller, importId)
  expect(late).toMatchObject({ state: 'imported', warnings: [] })
})

test('a period that overlaps that of another file is told, and each movement counts once', async () => {
  await take(statement(1, '2026-03-01', '2026-03-14', '100.00', '110.00', '10.00'), 'half.xml')
  const both = await take(statement(2, '2026-03-08', '2026-03-21', '110.00', '115.00', '5.00'), 'other-half.xml')
  expect(both.warnings).toMatchObject([{ code: 'statement_period_overlap', facts: { fileName: 'half.xml' } }])
})

test('a file that fills its own gaps, or that was undone, is no neighbour', async () => {
  const undone = await take(statement(1, '2026-03-01', '2026-03-07', '100.00', '999.00', '899.00'), 'undone.xml')
  await controller.client.undoImport({ importId: undone.id, reason: 'the wrong file' })
  const done = await take(statement(2, '2026-03-08', '2026-03-14', '110.00', '115.00', '5.00'), 'alone.xml')
  expect(done.warnings).toEqual([])
})
