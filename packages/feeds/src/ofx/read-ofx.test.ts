import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { samples } from '../testing/samples.ts'
import { readOfx } from './read-ofx.ts'

const read = (content: string | Uint8Array, options = {}) => readAll(readOfx, content, options)

const bank = (list: string, more = '<LEDGERBAL><BALAMT>1<DTASOF>20260331</LEDGERBAL>'): string =>
  `OFXHEADER:100\nDATA:OFXSGML\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>123<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331${list}</BANKTRANLIST>${more}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

const transaction = (fields: string): string => `<STMTTRN>${fields}</STMTTRN>`
const plain = (amount: string, more = ''): string =>
  transaction(`<TRNTYPE>OTHER<DTPOSTED>20260305<TRNAMT>${amount}<FITID>1${more}`)

const investment = (list: string): string =>
  `<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><BROKERID>b<ACCTID>7</INVACCTFROM><INVTRANLIST>${list}</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>`

describe('amounts', () => {
  test.each([
    ['-6.60', '-6.60'],
    ['+0000000000000.2400', '0.2400'],
    ['-1025,53', '-1025.53'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    [' 500 ', '500'],
    ['.5', '0.5'],
  ])('%s is %s', async (stated, amount) =>
    expect((await read(bank(plain(stated)))).entries).toMatchObject([{ amount }]),
  )

  test.each(['$120', '12..34', '1O', '1e3', '', '1,2,3', '12.34.56', '1.23,45,6'])('"%s" is none', async (stated) => {
    expect((await read(bank(plain(stated)))).refused).toMatchObject({
      code: 'not-an-amount',
      element: 'STMTTRN',
      field: 'TRNAMT',
    })
  })

  test('a transaction without amount is refused', async () => {
    expect((await read(bank(transaction('<TRNTYPE>OTHER<FITID>1')))).refused).toMatchObject({
      code: 'missing-amount',
      field: 'TRNAMT',
    })
  })
})

describe('what institutions leave out or get wrong', () => {
  test('a source id that is missing or the same twice stays as it is', async () => {
    const { entries } = await read(
      bank(plain('1') + plain('2') + transaction('<TRNTYPE>OTHER<DTPOSTED>20260305<TRNAMT>3')),
    )
    expect(entries.map(({ ids, index }) => [index, ids.source])).toEqual([
      [0, '1'],
      [1, '1'],
      [2, null],
    ])
  })

  test.each([
    ['', null, 'missing'],
    ['<DTPOSTED>20260230', null, 'impossible'],
    ['<DTPOSTED>yesterday', null, 'unreadable'],
    ['<DTPOSTED>00000000', null, 'missing'],
    ['<DTPOSTED>20260305', '2026-03-05', null],
    ['<DTPOSTED>20260305235959.999[-5:EST]', '2026-03-05', null],
    ['<DTPOSTED>2026-03-05', '2026-03-05', null],
  ])('the date in "%s" is %s (%s)', async (field, day, flag) => {
    const { entries } = await read(bank(transaction(`<TRNTYPE>OTHER${field}<TRNAMT>1<FITID>1`)))
    expect(entries[0]?.booked).toMatchObject({ day, flag })
  })

  test.each([
    ['021000021', '021000021'],
    ['000000000', null],
  ])('the routing number %s names the bank %s', async (stated, institution) => {
    const { statements } = await read(bank(plain('1')).replace('021000021', stated))
    expect(statements[0]?.account).toMatchObject({ id: '123', institution })
  })

  test('empty leaves, signs of mark-up and end tags of some leaves only', async () => {
    const odd = '<TRNTYPE>OTHER</TRNTYPE>\r<DTPOSTED>20260305<CHECKNUM><NAME>AT&T <5<MEMO></MEMO><TRNAMT>1<FITID>9'
    const { entries } = await read(bank(transaction(odd)))
    expect(entries).toMatchObject([{ amount: '1', counterparty: { name: 'AT&T <5' }, ids: { source: '9' } }])
  })

  test('a transaction without end tag does not swallow the next', async () => {
    const { entries } = await read(bank(plain('1').replace('</STMTTRN>', '') + plain('2')))
    expect(entries.map(({ amount }) => amount)).toEqual(['1', '2'])
  })

  test('whatever holds fields in a list of transactions is one or is refused', async () => {
    expect((await read(bank(plain('1').replaceAll('STMTTRN', 'STMTTRM')))).refused).toMatchObject({
      code: 'unknown-element',
    })
  })

  test('an empty balance is none, with a warning', async () => {
    const { statements, warnings } = await read(bank(plain('1'), '<LEDGERBAL><BALAMT> </BALAMT><DTASOF></LEDGERBAL>'))
    expect(statements[0]).toMatchObject({ closing: null, entries: 1 })
    expect(warnings.map(({ code }) => code)).toEqual(['empty-balance'])
  })

  test.each([
    ['R$ 5.326,43', '5326.43'],
    ['USD 12.50', '12.50'],
    ['-$1,234.56', null],
    ['12..34', null],
  ])(
    'a balance of "%s" does not keep the entries from being read; one that is none fails its check',
    async (said, amount) => {
      const { refused, statements } = await read(
        bank(plain('1'), `<LEDGERBAL><BALAMT>${said}<DTASOF>20260301</LEDGERBAL>`),
      )
      expect(refused).toBeNull()
      expect(statements[0]).toMatchObject({ entries: 1 })
      expect(statements[0]?.closing?.amount ?? null).toBe(amount)
      expect(statements[0]?.checks.map(({ name, declared, ok }) => [name, declared, ok])).toEqual(
        amount === null ? [['LEDGERBAL', said, false]] : [],
      )
    },
  )

  test('no currency is not guessed, unless the mapped account has one', async () => {
    const none = bank(plain('1')).replace('<CURDEF>USD', '')
    expect((await read(none)).entries).toMatchObject([{ currency: null }])
    expect((await read(none, { currency: 'USD' })).entries).toMatchObject([{ currency: 'USD' }])
  })

  test('text in windows-1252 under any header, and UTF-8 under a header that says otherwise', async () => {
    const named = bank(plain('1', '<NAME>Café Łódź'))
    expect((await read(Buffer.from(named, 'utf8'))).entries[0]?.text).toBe('Café Łódź')
    const western = bank(plain('1', '<NAME>Café'))
    expect((await read(Buffer.from(western, 'latin1'))).entries[0]?.text).toBe('Café')
  })

  test('lines may end in CR alone, and the header may stand on one line', async () => {
    const one = bank(plain('1')).replaceAll('\n', '\r')
    expect((await read(one)).entries).toHaveLength(1)
    expect((await read(one.replaceAll('\r', ' '))).format).toBe('OFX 1.x SGML')
  })
})

describe('what is told of a transaction', () => {
  test('a correction names what it undoes, and a negative credit is a reversal', async () => {
    const deleted = transaction('<TRNTYPE>OTHER<TRNAMT>-5<FITID>2<CORRECTFITID>1<CORRECTACTION>DELETE')
    const negative = transaction('<TRNTYPE>CREDIT<TRNAMT>-5<FITID>3')
    const { entries } = await read(bank(plain('5') + deleted + negative))
    expect(entries.map(({ reversal, reversalOf }) => [reversal, reversalOf])).toEqual([
      [false, null],
      [true, '1'],
      [true, null],
    ])
  })

  test('pending transactions are pending', async () => {
    const pending =
      '<BANKTRANLISTP><DTASOF>20260331<STMTTRNP><TRNTYPE>POS<DTTRAN>20260330<TRNAMT>-7.00<NAME>SHOP</STMTTRNP></BANKTRANLISTP>'
    const { entries, statements } = await read(bank(plain('1'), pending))
    expect(entries.map(({ status, booked }) => [status, booked.day])).toEqual([
      ['booked', '2026-03-05'],
      ['pending', '2026-03-30'],
    ])
    expect(statements[0]?.totals).toMatchObject([{ debits: '7.00', pendingDebits: '7.00' }])
  })

  test('an amount in another currency, and one converted from another', async () => {
    const { entries } = await read(
      bank(
        plain('1', '<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>') +
          plain('2', '<ORIGCURRENCY><CURRATE>0.9<CURSYM>CHF</ORIGCURRENCY>'),
      ),
    )
    expect(entries).toMatchObject([
      { currency: 'EUR', original: null },
      { currency: 'USD', original: { amount: null, currency: 'CHF', rate: '0.9' } },
    ])
  })

  test('a transfer has the account of the other side', async () => {
    const { entries } = await read(
      bank(plain('1', '<NAME>Move<BANKACCTTO><BANKID>9<ACCTID>456<ACCTTYPE>SAVINGS</BANKACCTTO>')),
    )
    expect(entries[0]?.counterparty).toEqual({ name: 'Move', account: '456', institution: '9' })
  })
})

describe('investments', () => {
  const security = '<SECID><UNIQUEID>037833100<UNIQUEIDTYPE>CUSIP</SECID>'
  const made = '<INVTRAN><FITID>1<DTTRADE>20260310<DTSETTLE>20260311<MEMO>m</INVTRAN>'

  test('a transfer in kind has quantity and value but moves no cash', async () => {
    const { entries } = await read(
      investment(`<TRANSFER>${made}${security}<UNITS>1200<TFERACTION>IN<UNITPRICE>212.50</TRANSFER>`),
    )
    expect(entries).toMatchObject([
      {
        kind: 'investment',
        amount: '0',
        securities: [{ type: 'transfer', quantity: '1200', value: '255000.00', security: { scheme: 'cusip' } }],
      },
    ])
  })

  test.each([
    ['TRANSFER', '<UNITS>5<TFERACTION>OUT', '-5'],
    ['TRANSFER', '<UNITS>-5<TFERACTION>OUT', '-5'],
    ['SELLSTOCK', '<UNITS>5', '-5'],
    ['BUYMF', '<UNITS>5', '5'],
    ['SPLIT', '<OLDUNITS>10<NEWUNITS>25', '15'],
  ])('%s of %s moves %s', async (kind, units, quantity) => {
    const { entries } = await read(investment(`<${kind}>${made}${security}${units}</${kind}>`))
    expect(entries[0]?.securities).toMatchObject([{ quantity }])
  })

  test('the fixture of a broker: trade, transfer, cash, position, security, none of it counted twice', async () => {
    const file = readFileSync(join(import.meta.dirname, '../../fixtures/brokerage.qfx'))
    const { statements, entries } = await read(file)
    expect(statements[0]).toMatchObject({
      account: { id: '8834-2210', scheme: 'broker', institution: 'broker.example' },
      entries: 3,
      investments: 2,
      totals: [{ entries: 1, credits: '250000.00', debits: '0.00' }],
      positions: [{ quantity: '1200', value: '256800.00' }],
    })
    expect(entries.map(({ ids }) => ids.source)).toEqual(['T-1', 'T-2', 'T-3'])
  })

  test('a 401(k) statement is known as one', async () => {
    const plan = investment('').replace(
      '</INVSTMTRS>',
      '<INV401K><EMPLOYERNAME>E</INV401K><INV401KBAL><TOTAL>100</INV401KBAL></INVSTMTRS>',
    )
    expect((await read(plan)).statements[0]).toMatchObject({ account: { type: '401K' }, balances: [{ amount: '100' }] })
  })
})

describe('what the server says', () => {
  const status = (code: string, severity: string) =>
    `<STATUS><CODE>${code}<SEVERITY>${severity}<MESSAGE>Try later</STATUS>`

  test('a failed sign-on is refused with its words', async () => {
    const failed = `<OFX><SIGNONMSGSRSV1><SONRS>${status('15500', 'ERROR')}</SONRS></SIGNONMSGSRSV1></OFX>`
    expect((await read(failed)).refused).toMatchObject({
      code: 'server-status',
      message: expect.stringContaining('15500 (ERROR): Try later'),
    })
  })

  test('one account in error beside a good one is a warning', async () => {
    const other = bank(plain('1')).replace(
      '<BANKMSGSRSV1>',
      `<BANKMSGSRSV1><STMTTRNRS><TRNUID>2${status('2003', 'ERROR')}</STMTTRNRS>`,
    )
    const { warnings, statements } = await read(other)
    expect(statements).toHaveLength(1)
    expect(warnings).toMatchObject([{ code: 'server-status', message: expect.stringContaining('2003') }])
  })
})

describe('a file that ends early', () => {
  const whole = bank(plain('1') + plain('2'))

  test('inside a statement is refused, wherever it ends', async () => {
    const [from, to] = [whole.indexOf('<STMTRS>') + 8, whole.indexOf('</STMTRS>')]
    for (let end = from; end <= to; end += 7) expect((await read(whole.slice(0, end))).refused?.code).toBe('cut-off')
  })

  test('between statements is read with a failing check', async () => {
    const { fileChecks, entries } = await read(whole.slice(0, whole.indexOf('</STMTTRNRS>')))
    expect(entries).toHaveLength(2)
    expect(fileChecks).toMatchObject([{ name: 'end of file', ok: false }])
  })
})

test.each([
  ['no statement', '<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>', 'no-statement'],
  [
    'a transaction outside of a statement',
    '<OFX><BANKMSGSRSV1><BANKTRANLIST><STMTTRN><TRNAMT>1</STMTTRN></BANKTRANLIST></BANKMSGSRSV1></OFX>',
    'misplaced',
  ],
  ['a document type', '<!DOCTYPE OFX SYSTEM "x"><OFX></OFX>', 'doctype'],
  ['depth', `<OFX>${'<A>'.repeat(100)}`, 'too-deep'],
])('%s is refused', async (_case, file, code) => expect((await read(file)).refused?.code).toBe(code))

test('damaged copies of real files are read or refused by name', async () => {
  const codes = new Set<string>()
  for (const { bytes } of samples('ofx')) {
    for (const copy of damagedCopies(bytes, 40)) codes.add((await read(copy)).refused?.code ?? 'read')
  }
  expect([...codes].filter((code) => !/^[a-z-]+$/.test(code))).toEqual([])
})
