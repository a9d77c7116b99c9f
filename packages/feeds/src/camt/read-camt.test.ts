import { describe, expect, test } from '@jest/globals'
import { addDecimal, compareDecimal } from '../amount.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { samples } from '../testing/samples.ts'
import { readCamt } from './read-camt.ts'

const read = (xml: string | Uint8Array, options = {}) => readAll(readCamt, xml, options)

/** A camt.053 with these children of the statement. */
const statement = (...parts: readonly string[]): string =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>${parts.join('')}</Stmt></BkToCstmrStmt></Document>`

const entry = (more = '', amount = '10.00', indicator = 'CRDT', status = 'BOOK'): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Sts>${status}</Sts>${more}</Ntry>`

const balance = (code: string, amount: string, currency = 'EUR', day = '2026-03-01', indicator = 'CRDT'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`

const details = (...parts: readonly string[]): string =>
  `<NtryDtls>${parts.map((part) => `<TxDtls>${part}</TxDtls>`).join('')}</NtryDtls>`
const detailAmount = (amount: string, currency = 'EUR'): string => `<Amt Ccy="${currency}">${amount}</Amt>`

describe('what counts as final', () => {
  test.each([
    ['BkToCstmrStmt', 'Stmt', 'BOOK', 'booked'],
    ['BkToCstmrStmt', 'Stmt', 'PDNG', 'pending'],
    ['BkToCstmrStmt', 'Stmt', 'INFO', 'pending'],
    ['BkToCstmrAcctRpt', 'Rpt', 'BOOK', 'pending'],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'BOOK', 'pending'],
    ['BkToCstmrAcctRptV01', 'Rpt', 'PDNG', 'pending'],
  ])('%s/%s with an entry %s is %s', async (message, element, source, status) => {
    const { entries } = await read(
      `<Document><${message}><${element}>${entry('', '1', 'CRDT', source)}</${element}></${message}></Document>`,
    )
    expect(entries).toMatchObject([{ status, sourceStatus: source }])
  })

  test('the status as a choice of code, as later versions have it, is understood', async () => {
    const { entries } = await read(
      statement('<Ntry><Amt>1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>'),
    )
    expect(entries).toMatchObject([{ status: 'pending', sourceStatus: 'PDNG', currency: 'EUR' }])
  })
})

describe('money', () => {
  test.each([
    ['debits are negative', entry('', '5.5', 'DBIT'), '-5.5'],
    ['decimals stay as stated', entry('', '8.850'), '8.850'],
    ['a comma is a decimal point', entry('', '8,85'), '8.85'],
    ['a reversed debit is a credit, as the bank states it', entry('<RvslInd>true</RvslInd>', '7'), '7'],
  ])('%s', async (_case, xml, amount) => expect((await read(statement(xml))).entries).toMatchObject([{ amount }]))

  test.each(['12..34', '1O.00', '1e3', '', '$5', 'NaN', '0x10', '1 000.00', '--1'])(
    '"%s" is no amount',
    async (amount) => {
      const { refused } = await read(statement(entry('', amount)))
      expect(refused).toMatchObject({ code: 'not-an-amount', element: 'Ntry', field: 'Amt', line: 1 })
    },
  )

  test('an entry without direction is refused, never guessed', async () => {
    const xml = statement('<Ntry><Amt Ccy="EUR">1</Amt><Sts>BOOK</Sts></Ntry>')
    expect((await read(xml)).refused).toMatchObject({ code: 'missing-indicator', field: 'CdtDbtInd' })
  })

  test('an entry in another currency keeps it, and sums are by currency', async () => {
    const xml = statement(entry(), '<Ntry><Amt Ccy="USD">3</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>')
    const { statements } = await read(xml)
    expect(statements[0]?.totals).toMatchObject([
      { currency: 'EUR', credits: '10.00', debits: '0.00' },
      { currency: 'USD', credits: '0', debits: '3' },
    ])
  })
})

describe('checks', () => {
  test('opening and bookings make the closing balance; pending ones do not', async () => {
    const { statements } = await read(
      statement(balance('OPBD', '5'), balance('CLBD', '15'), entry(), entry('', '9', 'CRDT', 'PDNG')),
    )
    expect(statements[0]).toMatchObject({ opening: { amount: '5' }, closing: { amount: '15' }, checks: [{ ok: true }] })
  })

  test('in a report during the day balances follow what the bank says is booked, though nothing is final yet', async () => {
    const parts = [
      balance('OPBD', '100'),
      balance('CLBD', '110.50'),
      entry('', '10.50'),
      entry('', '7', 'CRDT', 'PDNG'),
    ]
    const report = await read(
      statement(...parts)
        .replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')
        .replaceAll('Stmt>', 'Rpt>')
        .replaceAll('camt.053', 'camt.052'),
    )
    expect(report.entries.map(({ status }) => status)).toEqual(['pending', 'pending'])
    expect(report.statements[0]?.checks).toMatchObject([{ ok: true, declared: '110.50' }])
  })

  test('a file that does not add up is read and says by how much', async () => {
    const { statements, refused } = await read(statement(balance('PRCD', '5'), balance('CLBD', '14.99'), entry()))
    expect(refused).toBeNull()
    expect(statements[0]?.checks).toMatchObject([{ declared: '14.99', computed: '15.00', ok: false }])
  })

  test('debit balances are negative', async () => {
    const { statements } = await read(
      statement(balance('OPBD', '5', 'EUR', '2026-03-01', 'DBIT'), balance('CLBD', '5'), entry()),
    )
    expect(statements[0]?.checks).toMatchObject([{ ok: true }])
  })

  test('of several days the first opening and the last closing balance count', async () => {
    const days = [
      balance('OPBD', '1', 'EUR', '2026-03-02'),
      balance('CLBD', '9', 'EUR', '2026-03-02'),
      balance('OPBD', '0', 'EUR', '2026-03-01'),
      balance('CLBD', '1', 'EUR', '2026-03-01'),
    ]
    const { statements } = await read(statement(...days, entry('', '9')))
    expect(statements[0]).toMatchObject({ opening: { amount: '0' }, closing: { amount: '9' }, checks: [{ ok: true }] })
  })

  test('balances in different currencies cannot be balanced, which is a failure', async () => {
    const { statements, warnings } = await read(statement(balance('OPBD', '5'), balance('CLBD', '15', 'SEK'), entry()))
    expect(statements[0]).toMatchObject({ closing: null, checks: [{ ok: false }] })
    const message = 'The closing balance is 15 SEK, the account in EUR.'
    expect(warnings).toEqual([{ line: 1, code: 'other-currency', message }])
  })

  test('declared counts and sums are compared, one more entry than declared is seen', async () => {
    const summary =
      '<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>10</Sum></TtlNtries><TtlDbtNtries><NbOfNtries>0</NbOfNtries></TtlDbtNtries></TxsSummry>'
    const { statements } = await read(statement(summary, entry(), entry()))
    expect(statements[0]?.checks).toEqual([
      { name: 'TtlNtries/NbOfNtries', declared: '1', computed: '2', ok: false },
      { name: 'TtlNtries/Sum', declared: '10', computed: '20.00', ok: false },
      { name: 'TtlDbtNtries/NbOfNtries', declared: '0', computed: '0', ok: true },
    ])
  })
})

describe('batches', () => {
  test('a booking keeps its details, each with its own references and counterparty', async () => {
    const detail = (id: string) =>
      `<Refs><EndToEndId>${id}</EndToEndId></Refs>${detailAmount('5')}<RltdPties><Dbtr><Nm>P${id}</Nm></Dbtr></RltdPties>`
    const { entries } = await read(statement(entry(details(detail('1'), detail('2')))))
    expect(entries[0]?.details).toMatchObject([
      { amount: '5', counterparty: { name: 'P1' }, ids: { references: [{ name: 'EndToEndId', value: '1' }] } },
      { amount: '5', counterparty: { name: 'P2' } },
    ])
  })

  test.each([
    ['less than the booking is fine', '10', ['4', '5'], '', true],
    ['all of the booking is fine', '10', ['4', '6'], '', true],
    ['more than the booking is not', '10', ['4', '6.01'], '', false],
    [
      'more by the charges that were taken off is fine',
      '10',
      ['4', '6.50'],
      '<Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.50</TtlChrgsAndTaxAmt></Chrgs>',
      true,
    ],
    [
      'more than the charges explain is not',
      '10',
      ['4', '6.51'],
      '<Chrgs><Rcrd><Amt Ccy="EUR">0.50</Amt></Rcrd></Chrgs>',
      false,
    ],
  ])('details of %s', async (_case, amount, parts, charges, ok) => {
    const xml = entry(charges + details(...parts.map((part) => detailAmount(part))), amount)
    const { statements } = await read(statement(xml))
    expect(statements[0]?.checks.map(({ name }) => name)).toEqual(ok ? [] : ['details within booking'])
  })

  test('details in another currency are not added up against the booking', async () => {
    const { statements } = await read(statement(entry(details(detailAmount('99', 'USD')))))
    expect(statements[0]?.checks).toEqual([])
  })
})

test('two identical entries are two entries', async () => {
  const { entries } = await read(statement(entry(), entry()))
  const [first, second] = entries
  expect({ ...first, index: 0 }).toEqual({ ...second, index: 0 })
})

test('an impossible date keeps its text and is flagged', async () => {
  const { entries } = await read(
    statement(entry('<BookgDt><Dt>2026-02-30</Dt></BookgDt><ValDt><DtTm>2026-03-01T23:30:00-05:00</DtTm></ValDt>')),
  )
  expect(entries[0]?.booked).toEqual({ raw: '2026-02-30', day: null, flag: 'impossible' })
  expect(entries[0]?.value).toMatchObject({ day: '2026-03-01', flag: null })
})

test('a security bought for the cash that left is a movement with quantity and value', async () => {
  const security =
    '<FinInstrmId><ISIN>US0378331005</ISIN></FinInstrmId><RltdQties><Qty><Unit>10</Unit></Qty></RltdQties><RltdPric><DealPric><Val><Amt Ccy="EUR">1.5</Amt></Val></DealPric></RltdPric>'
  const { entries } = await read(statement(entry(details(security), '15', 'DBIT')))
  expect(entries[0]?.securities).toMatchObject([
    { type: 'buy', security: { id: 'US0378331005', scheme: 'isin' }, quantity: '10', price: '1.5', value: '15.0' },
  ])
})

describe('dress', () => {
  const inner = statement(entry()).replace(/^<Document[^>]*>|<\/Document>$/g, '')

  test.each([
    ['no namespace', `<Document>${inner}</Document>`, 'camt.053'],
    [
      'a prefix',
      `<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.13">${inner.replace(/<(\/?)/g, '<$1n:')}</n:Document>`,
      'camt.053.001.13',
    ],
    ['an envelope', `<Envelope><Header/><Body>${statement(entry())}</Body></Envelope>`, 'camt.053.001.02'],
    [
      'a national variant of the namespace',
      `<Document xmlns="http://bank.example/xsd/camt.053.001.04.ch.03">${inner}</Document>`,
      'camt.053.001.04',
    ],
  ])('%s does not matter', async (_case, xml, format) => {
    const { entries, format: told } = await read(xml)
    expect(entries).toHaveLength(1)
    expect(told).toBe(format)
  })

  test('several statements, reports and messages in one file are all read', async () => {
    const two = `<Docs>${statement(entry())}${statement(entry(), entry())}</Docs>`
    expect((await read(two)).statements.map(({ index, entries }) => [index, entries])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  const umlaut = statement(entry('<AddtlNtryInf>Überweisung Łódź €</AddtlNtryInf>'))
  test.each([
    ['UTF-8', Buffer.from(umlaut)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${umlaut}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${umlaut}`, 'utf16le')],
    ['UTF-16, big end first, without a mark', Buffer.from(umlaut, 'utf16le').swap16()],
    ['UTF-8 under a declaration of UTF-16', Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${umlaut}`)],
  ])('%s is read as it was meant', async (_case, bytes) => {
    expect((await read(bytes)).entries[0]?.text).toBe('Überweisung Łódź €')
  })

  test('a stated ISO encoding is obeyed', async () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-2"?>${statement(entry('<AddtlNtryInf>\u00a3\u00f3d\u00bc</AddtlNtryInf>'))}`
    expect((await read(Buffer.from(xml, 'latin1'))).entries[0]?.text).toBe('Łódź')
  })
})

test.each([
  ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'unknown-format'],
  ['no statement', '<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>', 'no-statement'],
  ['an entry without amount', statement('<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>'), 'missing-amount'],
  ['a file that ends early', statement(entry()).slice(0, -20), 'cut-off'],
])('%s is refused', async (_case, xml, code) => expect((await read(xml)).refused?.code).toBe(code))

test('more entries than allowed are refused at once', async () => {
  const { refused, entries } = await read(statement(entry(), entry(), entry()), {
    limits: { ...(await import('../limits.ts')).DEFAULT_LIMITS, rows: 2 },
  })
  expect(refused).toMatchObject({ code: 'too-many-rows' })
  expect(entries).toHaveLength(2)
})

test('damaged copies of real files are read or refused by name, and lose no money without a failing check', async () => {
  for (const { bytes, path } of samples('camt')) {
    const whole = await read(bytes)
    const sum = whole.entries.map(({ amount }) => amount).reduce(addDecimal, '0')
    for (const copy of damagedCopies(bytes, 30)) {
      const damaged = await read(copy)
      if (damaged.refused) {
        expect(damaged.refused.code).toMatch(/^[a-z-]+$/)
        continue
      }
      const balanced = damaged.statements.every(({ checks }) =>
        checks.some(({ name, ok }) => name.startsWith('OPBD') && ok),
      )
      if (!balanced || damaged.statements.length !== whole.statements.length) continue
      const now = damaged.entries.map(({ amount }) => amount).reduce(addDecimal, '0')
      expect([path, compareDecimal(now, sum)]).toEqual([path, 0])
    }
  }
})
