import { expect, test } from '@jest/globals'
import { readAll } from '../testing/read-all.ts'
import { readCamt } from './read-camt.ts'

const read = (xml: string) => readAll(readCamt, xml)

const message = (inner: string): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${inner}</BkToCstmrStmt></Document>`
const statement = (...entries: readonly string[]): string =>
  `<Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${entries.join('')}</Stmt>`
const entry = (currency = 'EUR', more = ''): string =>
  `<Ntry><Amt Ccy="${currency}">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>${more}</Ntry>`

test.each([
  ['in another entry', statement(entry('EUR', entry())), 'misplaced-entry'],
  ['in something else', statement(`<Batch>${entry()}</Batch>`), 'misplaced-entry'],
  ['in a statement within the statement', statement(`<Stmt>${entry()}</Stmt>`), 'misplaced-entry'],
  ['outside of any statement', statement(entry()) + entry(), 'misplaced-entry'],
  ['in a statement under another name', `${statement(entry())}<Stmu>${entry()}</Stmu>`, 'misplaced-entry'],
  ['in no currency that there is', statement(entry('E-R')), 'not-a-currency'],
])('an entry %s is refused, for it would be lost', async (_case, inner, code) => {
  expect((await read(message(inner))).refused).toMatchObject({ code, element: 'Ntry', line: 1 })
})

test('entries in another currency than the account are told, once for each', async () => {
  const { warnings, statements } = await read(message(statement(entry(), entry('USD'), entry('usd'))))
  expect(warnings.map(({ code }) => code)).toEqual(['other-currency'])
  expect(statements[0]?.totals.map(({ currency, credits }) => [currency, credits])).toEqual([
    ['EUR', '10.00'],
    ['USD', '20.00'],
  ])
})

test.each([
  ['in earlier versions', '<TtlNetNtryAmt>%</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd>'],
  ['in later ones', '<TtlNetNtry><Amt>%</Amt><CdtDbtInd>DBIT</CdtDbtInd></TtlNetNtry>'],
])('the net total that is declared %s finds a booking whose direction was changed', async (_case, net) => {
  const out = entry().replace('CRDT', 'DBIT')
  const summary = `<TxsSummry><TtlNtries><Sum>30</Sum>${net.replace('%', '10')}</TtlNtries></TxsSummry>`
  const checksOf = async (...entries: readonly string[]) =>
    (await read(message(statement(summary, ...entries)))).statements[0]?.checks
  const sum = { name: 'TtlNtries/Sum', declared: '30', computed: '30.00', ok: true }
  const declared = { name: 'TtlNtries/TtlNetNtry', declared: '-10' }
  expect(await checksOf(entry(), out, out)).toEqual([sum, { ...declared, computed: '-10.00', ok: true }])
  expect(await checksOf(entry(), entry(), out)).toEqual([sum, { ...declared, computed: '10.00', ok: false }])
})
