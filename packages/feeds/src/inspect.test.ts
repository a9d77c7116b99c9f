import { expect, test } from '@jest/globals'
import { inspect } from './inspect.ts'
import { fromBytes } from './source.ts'

test('a statement in several currencies has its sums by currency', async () => {
  const entry = (currency: string, amount: string) =>
    `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>`
  const account = '<Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>EUR</Ccy></Acct>'
  const xml = `<Document><BkToCstmrStmt><Stmt>${account}${entry('EUR', '1.10')}${entry('USD', '2.20')}</Stmt></BkToCstmrStmt></Document>`
  const { statements } = await inspect('two.xml', fromBytes(Buffer.from(xml)))
  expect(statements[0]).toMatchObject({ credits: { EUR: '1.10', USD: '2.20' }, debits: { EUR: '0.00', USD: '0.00' } })
})

test('a sum in another currency than the account is never shown as one of the account', async () => {
  const xml =
    '<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>CHF</Ccy></Acct>' +
    '<Ntry><Amt Ccy="SEK">5</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry></Stmt></BkToCstmrStmt></Document>'
  const { statements } = await inspect('other.xml', fromBytes(Buffer.from(xml)))
  expect(statements[0]).toMatchObject({ currency: 'CHF', debits: { SEK: '5' } })
})

test('a report has these members and no others, in this order', async () => {
  const xml =
    '<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct><Ntry><Amt Ccy="EUR">5</Amt>' +
    '<CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts></Ntry></Stmt></BkToCstmrStmt></Document>'
  const inspection = await inspect('a.xml', fromBytes(Buffer.from(xml)))
  expect(Object.keys(inspection)).toEqual(['file', 'format', 'statements', 'warnings', 'refused'])
  expect(Object.keys(inspection.statements[0] ?? {})).toEqual(
    'account currency from to opening closing entries credits debits checks'.split(' '),
  )
  expect(inspection.warnings.every((warning) => Object.keys(warning).join(' ') === 'line code message')).toBe(true)
  expect(inspection.warnings.map(({ code }) => code)).toContain('pending')
  const refused = await inspect('b.xml', fromBytes(Buffer.from(xml.replace('>5<', '>5..0<'))))
  expect(Object.keys(refused.refused ?? {})).toEqual(['line', 'code', 'message'])
  expect(refused.statements).toEqual([])
})

test('checks over a whole file stand with its last statement', async () => {
  const bai =
    '01,S,R,260301,0800,1,,,2/\n02,R,S,1,260301,,USD,2/\n03,1,USD,010,100,,/\n49,100,2/\n98,999,1,4/\n99,999,1,6/\n'
  const { statements } = await inspect('a.bai', fromBytes(Buffer.from(bai)))
  const failed = statements.map(({ checks }) => checks.filter(({ ok }) => !ok))
  expect(failed).toEqual([[{ name: '98 control total', declared: '999', computed: '100', ok: false }]])
})

test('warnings of one kind are listed up to a limit and counted beyond, and hide none of another', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `:20:${at}\n:25:\n:60F:C260301EUR1,\n:62F:C260301EUR1,\n`)
  const { warnings } = await inspect('many.sta', fromBytes(Buffer.from(`${rows.join('')}:99:x\n`)))
  expect(warnings).toHaveLength(52)
  expect(warnings.at(-2)).toMatchObject({ line: 1201, code: 'unknown-tag' })
  expect(warnings.at(-1)).toEqual({
    line: null,
    code: 'more-warnings',
    message: 'There are 250 more warnings "no-account".',
  })
})

test.each([
  ['30 February', '2402300101C1,NTRF', 1],
  ['a value date alone', '240102C1,NTRF', 0],
  ['both dates', '2401020102C1,NTRF', 0],
])('%s: entries whose date is none are told', async (_case, line, count) => {
  const text = `:20:R\n:25:1\n:60F:C240101EUR1,\n:61:${line}\n:62F:C240102EUR2,\n-\n`
  const { warnings } = await inspect('a.sta', fromBytes(Buffer.from(text)))
  expect(warnings.filter(({ code }) => code === 'unclear-dates')).toHaveLength(count)
})
