import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { writeMt } from '@rapport/feeds/write/write-mt.ts'
import { writeOfx } from '@rapport/feeds/write/write-ofx.ts'
import { booksOf, camt, finished, hand, IBAN, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

// Whatever the order in which files arrive, and however often: the same books.
const SAMPLES = join(import.meta.dirname, '../../../../../../shared/data/feeds')
const present = existsSync(SAMPLES) ? test : test.skip
const ORDERS = 10

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

interface File {
  readonly name: string
  readonly content: string | Uint8Array
}

const page = (sequence: string, text: string, amount = '10.00'): string =>
  writeMt({
    reference: 'REF',
    account: IBAN,
    sequence,
    opening: { day: '2026-03-09', amount: '0.00' },
    closing: { day: '2026-03-10', amount },
    currency: 'EUR',
    entries: [
      {
        value: '2026-03-10',
        booked: '2026-03-10',
        amount,
        reversal: false,
        type: 'NTRF',
        customerReference: 'NONREF',
        bankReference: null,
        text: [text],
      },
    ],
  })

const emptyBooks = () =>
  api.owner.query(
    `update import_file set state = 'undone' where state = 'imported'; delete from activity; delete from account_statement; delete from import_part; delete from account`,
  )
const hashOf = async (): Promise<string> =>
  createHash('sha256')
    .update(await booksOf(api))
    .digest('hex')

/** Hands files in, one after the other, and takes all that can be taken: what does not add up as well. */
async function takeAll(files: readonly File[]): Promise<void> {
  const ids: string[] = []
  for (const { name, content } of files) ids.push(await hand(controller, content, name))
  for (const importId of ids) {
    const { state } = await finished(controller, importId)
    if (state === 'ready') await controller.client.importFiles({ importIds: [importId] })
    if (state === 'quarantined') await controller.client.releaseImport({ importId, reason: 'all of it' })
  }
  for (const importId of ids) {
    const { state } = await finished(controller, importId)
    expect(['imported', 'rejected', 'duplicate']).toContain(state)
  }
}

/** The same shuffle for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed * 2_654_435_761
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function sameInAnyOrder(files: readonly File[]): Promise<string> {
  const hashes: string[] = []
  for (let order = 0; order < ORDERS; order += 1) {
    await emptyBooks()
    const some = shuffled(files, order)
    await takeAll(some)
    hashes.push(await hashOf())
    // Once more, whole and in part, changes nothing.
    if (order === 0) await takeAll(files)
    else await takeAll(some.slice(0, 5))
    hashes.push(await hashOf())
  }
  expect(new Set(hashes)).toEqual(new Set([hashes[0]]))
  return booksOf(api)
}

describe('the books are the same in ten orders, each of them twice', () => {
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
  const reclaimed = [
    transfer('2026-03-02', '500.00', 'R1'),
    transfer('2026-03-20', '-120.00', 'R2', { reversal: true, payer: 'Old Bank' }),
  ]
  const files: File[] = [
    { name: 'early.xml', content: camt(early) },
    { name: 'late.xml', content: camt(late) },
    { name: 'both.xml', content: camt([...early, ...late.slice(2)]) },
    // The same movements as another system of the bank describes them.
    {
      name: 'plain.xml',
      content: camt(
        [...early, ...late.slice(2)].map((entry) => ({
          ...entry,
          code: 'PMNT/RCDT/OTHR',
          details: [],
          info: 'Payment',
        })),
        { to: '2026-03-13' },
      ),
    },
    // A bank that states one movement twice within a file, in other words, and in a second file in fewer.
    { name: 'copies.sta', content: page('90/1', 'Wire', '9.00') + page('90/1', 'Wire from Old Bank', '9.00') },
    { name: 'copy.sta', content: page('90/1', 'W', '9.00') },
    {
      name: 'announced.xml',
      content: camt([transfer('2026-03-11', '20.00', ''), transfer('2026-03-30', '77.00', 'E')], {
        message: 'camt.052',
      }),
    },
    { name: 'booked.xml', content: camt([transfer('2026-03-31', '77.00', 'E')], { from: '2026-03-31' }) },
    { name: 'elsewhere.xml', content: camt(late, { iban: 'DE89370400440532019999' }) },
    { name: 'reclaimed.xml', content: camt(reclaimed) },
    { name: 'reclaim.xml', content: camt(reclaimed.slice(1), { from: '2026-03-20' }) },
    {
      name: 'broker.ofx',
      content: writeOfx({
        generation: 1,
        created: '2026-03-31',
        institution: { name: 'Broker', id: '1' },
        securities: [],
        statements: ['2026-03-01', '2026-03-15'].map((from) => ({
          kind: 'bank',
          institution: '021000021',
          account: '12345678',
          type: 'CHECKING',
          currency: 'USD',
          from,
          to: '2026-03-31',
          trades: [],
          balance: '0.00',
          entries: ['2026-03-15', '2026-03-15', '2026-03-20'].map((booked) => ({
            id: '',
            type: 'CREDIT',
            booked,
            amount: '5.00',
            name: 'TWICE',
            memo: '',
          })),
        })),
      }),
    },
    {
      name: 'pages.sta',
      content: page('84/1', 'Transfer') + page('84/2', 'Transfer'),
    },
  ]
  test('of files that overlap, announce, reverse and describe the same in other words', async () => {
    const books = await sameInAnyOrder(files)
    expect(books).toContain('reverses')
    expect(books).toContain('replaced by')
    // The fuller of two descriptions stays, whichever came first.
    expect(books).not.toContain('OTHR')
    expect(books).toContain('Wire from Old Bank')
  }, 300_000)

  present(
    'of the real files of custodians and banks',
    async () => {
      const paths = Object.keys(JSON.parse(readFileSync(join(SAMPLES, 'expected.json'), 'utf8')) as object)
      const books = await sameInAnyOrder(
        paths.map((path) => ({ name: path.split('/').at(-1) ?? '', content: readFileSync(join(SAMPLES, path)) })),
      )
      expect(books.split('\n').length).toBeGreaterThan(100)
    },
    900_000,
  )
})
