import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { imported } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

/** Real files of custodians and banks; they lie beside the repository and not on every machine. */
const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/feeds')
const present = existsSync(FOLDER) ? test : test.skip

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi()
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

const read = (path: string) => imported(controller, readFileSync(join(FOLDER, path)), path.split('/').at(-1))
const eur = (minor: bigint) => ({ minor, currency: 'EUR' })

test('a broker: securities that came in kind count with their value, a purchase does not', async () => {
  const fixture = join(import.meta.dirname, '../../../../../packages/feeds/fixtures/brokerage.qfx')
  const done = await imported(controller, readFileSync(fixture), 'brokerage.qfx')
  expect(done).toMatchObject({ state: 'imported', added: 3, rejected: 0 })
  const { items } = await controller.client.listActivities({ importId: done.id })
  expect(items.map(({ flowType, amount }) => `${flowType} ${amount.minor}`).sort()).toEqual([
    'external_in 25000000',
    'external_in 25500000',
    'market -281495',
  ])
})

describe('real files', () => {
  present('a camt.053 of ING: nine movements, one of them a reversal, to the cent', async () => {
    const done = await read('camt/svapnil-iso20022.js/ing__example_camt.xml')
    expect(done).toMatchObject({ state: 'imported', added: 9, rejected: 0, format: 'camt.053.001.02' })
    expect(done.statements).toMatchObject([{ entries: 9, credits: eur(99_000n), debits: eur(38_500n) }])
    const { items } = await controller.client.listActivities({ importId: done.id, flowType: 'reversal' })
    expect(items).toHaveLength(1)
  })
  present('an OFX file of a Canadian bank', async () => {
    const done = await read('ofx/ofxparse/bank_medium.ofx')
    expect(done).toMatchObject({ state: 'imported', added: 3 })
    expect(done.statements).toMatchObject([{ entries: 3, debits: { minor: 34_527n, currency: 'CAD' } }])
  })
  present('a brokerage: trades are no new money', async () => {
    const done = await read('ofx/ofxparse/fidelity.ofx')
    const { items } = await controller.client.listActivities({ importId: done.id, flowType: 'external_in', limit: 200 })
    expect(['imported', 'quarantined']).toContain(done.state)
    for (const { flowRule } of items) expect(flowRule).toBe('money_in')
    expect(items.length).toBeLessThan(3)
  })
  present('eight statements of a cooperative bank in one MT940', async () => {
    const done = await read('mt940/jejik-mt940/volksbankenraiffeisenbanken.txt')
    expect(done).toMatchObject({ state: 'imported', added: 12 })
    expect(done.statements).toHaveLength(8)
  })
  present('three currencies in one MT940 are three accounts', async () => {
    const done = await read('mt940/wolph-mt940/cmxl__mt940.sta')
    expect(done).toMatchObject({ state: 'imported', added: 16 })
    expect(new Set(done.statements.map(({ currency }) => currency))).toEqual(new Set(['DEM', 'EUR', 'PLN']))
  })
  present('a bank that did not add up waits', async () => {
    expect(await read('bai2/moov-bai2/sample4-continuations-newline-delimited.txt')).toMatchObject({
      state: 'quarantined',
    })
    expect(await read('camt/genkgo-camt/camt053.v2.five.decimals.xml')).toMatchObject({ state: 'quarantined' })
  })
  present('a server that only answered with an error is turned down', async () => {
    expect(await read('ofx/ofxparse/error_message.ofx')).toMatchObject({ state: 'rejected' })
    expect(await read('camt/genkgo-camt/camt053.v2.wrong.xml')).toMatchObject({ state: 'rejected' })
  })
})
