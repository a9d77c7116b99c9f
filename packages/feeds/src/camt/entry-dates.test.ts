import { expect, test } from '@jest/globals'
import { readAll } from '../testing/read-all.ts'
import { readCamt } from './read-camt.ts'

const BOOKED = '<BookgDt><Dt>2026-03-05</Dt></BookgDt>'
const VALUED = '<ValDt><Dt>2026-03-06</Dt></ValDt>'
const period = (from: string, to: string): string =>
  `<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`
const balance = (code: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`

async function datesOf(around: string, dates: string) {
  const entry = `<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>${dates}</Ntry>`
  const account = '<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>'
  const { entries } = await readAll(
    readCamt,
    `<Document><BkToCstmrStmt><Stmt>${around}${account}${entry}</Stmt></BkToCstmrStmt></Document>`,
  )
  return entries.map(({ booked, value }) => [booked.day, booked.flag, value.day, value.flag])[0]
}

const ONE_DAY = period('2026-03-04', '2026-03-04')

test.each([
  ['a period of one day', ONE_DAY],
  ['balances of one day', balance('OPBD', '2026-03-04') + balance('CLBD', '2026-03-04')],
])('an entry without a date was booked on the day of a statement with %s', async (_case, around) => {
  expect(await datesOf(around, '')).toEqual(['2026-03-04', 'completed', null, 'missing'])
})

test.each([
  ['several days', period('2026-03-01', '2026-03-31')],
  ['balances of two days', balance('OPBD', '2026-03-03') + balance('CLBD', '2026-03-04')],
  ['only one balance', balance('CLBD', '2026-03-04')],
  ['nothing of the kind', ''],
])('an entry without a date has none where the statement says %s', async (_case, around) => {
  expect(await datesOf(around, '')).toEqual([null, 'missing', null, 'missing'])
})

test('what an entry states of its dates stands, also if it is only one', async () => {
  expect(await datesOf(ONE_DAY, BOOKED + VALUED)).toEqual(['2026-03-05', null, '2026-03-06', null])
  expect(await datesOf(ONE_DAY, VALUED)).toEqual([null, 'missing', '2026-03-06', null])
  expect(await datesOf(ONE_DAY, BOOKED.replace('03-05', '02-30'))).toEqual([null, 'impossible', null, 'missing'])
})
