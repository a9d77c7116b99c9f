import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../model.ts'
import { readAll } from '../testing/read-all.ts'
import { readMt } from './read-mt.ts'

const HEAD = ':20:REF\n:25:DE02120300000000202051\n:28C:7/1\n:60F:C240102EUR100,00\n'
const TAIL = '\n:62F:C240103EUR110,00\n-\n'
const message = (entry: string): string => `${HEAD}${entry}${TAIL}`
const read = (text: string | Uint8Array) => readAll(readMt, text)

async function entryOf(text: string): Promise<Entry> {
  const { entries, refused } = await read(message(text))
  expect(refused).toBeNull()
  expect(entries).toHaveLength(1)
  return entries[0] as Entry
}

describe('a statement line (:61:)', () => {
  test.each([
    ['credit', '2401030103C10,00NTRFNONREF', '10.00', false],
    ['debit with a funds code', '2401030103DR10,00NTRFNONREF', '-10.00', false],
    ['reversal of a credit', '2401030103RCR10,00NTRFNONREF', '-10.00', true],
    ['reversal of a debit', '2401030103RDR10,00NTRFNONREF', '10.00', true],
    ['no decimals behind the comma', '2401030103C500,NTRFNONREF', '500', false],
    ['no comma at all', '2401030103C500NTRFNONREF', '500', false],
    ['one decimal', '240103C11,8N426NONREF', '11.8', false],
    ['five decimals', '240103C1,12345N426NONREF', '1.12345', false],
    ['leading zeros', '240103D000000000025,00N102EREF', '-25.00', false],
    ['a point instead of the comma', '240103C000000000300.00NMSC170059286', '300.00', false],
    ['blanks for the entry date', '240103    DD212,39NMSCNONREF//', '-212.39', false],
    ['a blank before the type', '2401030103C50,00 NTRFNONREF//21090', '50.00', false],
    ['no type', '2401030103D20,00NONREF', '-20.00', false],
    ['no type but a bank reference', '2401030103CN220000,00//19239782213', '220000.00', false],
    ['marks in small letters', '2401030103d1,01N946NONREF', '-1.01', false],
    ['a word of four letters for a type', '2401030103RC15,67IDXXREF', '-15.67', true],
    ['wrapped behind the mark', '2401030103CR\n30,00N062NONREF', '30.00', false],
    ['wrapped within the whole', '2401030103CR3\n0,00N062NONREF', '30.00', false],
    ['wrapped behind the comma', '2401030103CR30,\n45N062NONREF', '30.45', false],
  ])('%s', async (_case, line, amount, reversal) => {
    expect(await entryOf(`:61:${line}`)).toMatchObject({ amount, reversal, status: 'booked', currency: 'EUR' })
  })

  test.each([
    ['two points', '2401030103C12..34NTRFNONREF', 'not-an-amount'],
    ['a letter O within', '2401030103C1O0,00NTRFNONREF', 'not-an-amount'],
    ['a letter O at its end', '2401030103C10ONTRFNONREF', 'not-an-amount'],
    ['a letter O at its beginning', '2401030103CO5,00NTRFNONREF', 'not-an-amount'],
    ['a letter I at its end', '2401030103C15,6I7NTRFNONREF', 'not-an-amount'],
    ['two commas', '2401030103C1,234,50NTRFNONREF', 'not-an-amount'],
    ['an exponent', '2401030103C1e3NTRFNONREF', 'not-an-amount'],
    ['no mark', '240103010310,00NTRFNONREF', 'not-a-statement-line'],
    ['nothing of a statement line', 'hello', 'not-a-statement-line'],
  ])('an amount with %s is refused with its line, never coerced', async (_case, line, code) => {
    const { refused } = await read(message(`:61:${line}`))
    expect(refused).toMatchObject({ code, line: 5, element: ':61:' })
  })

  test('dates: the entry date takes the year of the value date, also across New Year', async () => {
    expect((await entryOf(':61:2312311230C1,00NTRF')).booked.day).toBe('2023-12-30')
    expect((await entryOf(':61:2312310102C1,00NTRF')).booked).toEqual({
      raw: '0102',
      day: '2024-01-02',
      flag: 'completed',
    })
    expect((await entryOf(':61:2401021231C1,00NTRF')).booked.day).toBe('2023-12-31')
    expect((await entryOf(':61:240102C1,00NTRF')).booked.flag).toBe('missing')
  })

  test('dates: 30 February keeps its text and a flag', async () => {
    expect((await entryOf(':61:1602300301DR6,00N024NONREF')).value).toEqual({
      raw: '160230',
      day: null,
      flag: 'impossible',
    })
  })

  test('references and the amount in the currency ordered are taken apart', async () => {
    const entry = await entryOf(':61:2401030103D12,35NRTIKUNDE-7//2016021783252833\n/OCMT/USD11,85//CHGS/EUR0,50/')
    expect(entry.ids).toEqual({ source: '2016021783252833', references: [{ name: 'customer', value: 'KUNDE-7' }] })
    expect(entry.original).toEqual({ amount: '11.85', currency: 'USD', rate: null })
  })

  test('an expected credit (EC) is pending', async () => {
    expect(await entryOf(':61:240103EC5,00NTRFNONREF')).toMatchObject({ status: 'pending', sourceStatus: 'EC' })
  })
})

describe('the text (:86:)', () => {
  test('German subfields and SEPA tags, split over subfields and lines', async () => {
    const entry = await entryOf(
      ':61:2401030103C10,00NTRFNONREF\n:86:166?00GUTSCHRIFT?109075/629?20EREF+A1.200080779.\n400143254?21.4961336 KREF+SEPA-1 MR?22EF+M-7 CRED+DE98ZZZ09?23999999999 SVWZ+Miete Mai\n?30CSDBDE71XXX?31DE50712345600200691329?32ERIKA MUSTER?33MANN?34997',
    )
    expect(entry.code).toEqual({ scheme: 'swift', code: 'NTRF', proprietary: '166' })
    expect(entry.ids.references).toEqual([
      { name: 'EREF', value: 'A1.200080779.400143254.4961336' },
      { name: 'KREF', value: 'SEPA-1' },
      { name: 'MREF', value: 'M-7' },
      { name: 'CRED', value: 'DE98ZZZ09999999999' },
    ])
    expect(entry.counterparty).toEqual({
      name: 'ERIKA MUSTERMANN',
      account: 'DE50712345600200691329',
      institution: 'CSDBDE71XXX',
    })
    expect(entry.text).toBe('GUTSCHRIFT\nMiete Mai')
  })

  test.each([
    [
      'ABN AMRO',
      ':86:/TRTP/SEPA OVERBOEKING/IBAN/NL75INGB0001234567/BIC/INGBNL2A/NAME/\nHR K EN/OF MW H/REMI/RES.NR 00042/EREF/NOTPROV\nIDED',
      { name: 'HR K EN/OF MW H', account: 'NL75INGB0001234567', institution: 'INGBNL2A' },
      'SEPA OVERBOEKING\nRES.NR 00042',
    ],
    [
      'ING',
      ':86:/EREF/SCT-1//CNTP/NL68RABO0106200123/RABONL2U/Lambrix\n Elektrotechniek///REMI/USTD//110130590/',
      { name: 'Lambrix Elektrotechniek', account: 'NL68RABO0106200123', institution: 'RABONL2U' },
      '110130590',
    ],
    [
      'Rabobank',
      ':86:/BENM//NAME/JOHN DOE/REMI/Reference 201301234/ISDT/2013-01-02',
      { name: 'JOHN DOE', account: null, institution: null },
      'Reference 201301234',
    ],
    [
      'Knab',
      ':86:FACTUUR 201403110\nREK: NL65INGB0123456789/NAAM: PICQER',
      { name: 'PICQER', account: 'NL65INGB0123456789', institution: null },
      'FACTUUR 201403110\nREK: NL65INGB0123456789/NAAM: PICQER',
    ],
    [
      'mBank',
      ':86:911 TRANSAKCJA COLLECT; ID IPH: XX1; Z RACH.: \n56114010810000267002001001; OD: JAN NOWAK; TYT.: PRZELEW; \nTNR: 179.1',
      { name: 'JAN NOWAK', account: '56114010810000267002001001', institution: null },
      '911 TRANSAKCJA COLLECT\nPRZELEW',
    ],
    [
      'Triodos',
      ':86:000>100987654321\n>20ALGEMENE TUSSENREKENING KOS>21TEN VAN 01-10>310390123456',
      { name: null, account: '0390123456', institution: null },
      'ALGEMENE TUSSENREKENING KOSTEN VAN 01-10',
    ],
  ])('the layout of %s', async (_bank, text, counterparty, told) => {
    const entry = await entryOf(`:61:2401030103C10,00NTRFNONREF\n${text}`)
    expect(entry.counterparty).toEqual(counterparty)
    expect(entry.text).toBe(told)
  })

  test('a wrapped time, a contract number and a dash are text, not tags or ends', async () => {
    const entry = await entryOf(
      ':61:2401030103C10,00NTRFNONREF\n:86:106?20PL 12-09-2014T16\n:26:37 Fo?21VERTR\n:KO:NR:401113172APRIL\n- Zusatz',
    )
    expect(entry.text).toContain('T16:26:37 Fo')
    expect(entry.text).toContain('- Zusatz')
  })

  test('an account tag amid the entries does not rename the account', async () => {
    const result = await read(message(':61:2401030103C10,00NTRFNONREF\n:25:166?00GUTSCHRIFT?20Miete'))
    expect(result.statements[0]?.account.id).toBe('DE02120300000000202051')
    expect(result.warnings.map(({ code }) => code)).toContain('misplaced-tag')
  })

  test('the source of an entry is kept as it stood', async () => {
    const source = ':61:2401030103C10,00NTRFNONREF\n:86:  blanks  kept  \nand lines'
    expect((await entryOf(source)).raw).toBe(source)
  })
})
