import { describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../limits.ts'
import { readAll } from '../testing/read-all.ts'
import { readMt } from './read-mt.ts'

const HEAD = ':20:REF\n:25:DE02120300000000202051\n:28C:7/1\n:60F:C240102EUR100,00\n'
const TAIL = '\n:62F:C240103EUR110,00\n-\n'
const message = (entry: string): string => `${HEAD}${entry}${TAIL}`
const read = (text: string | Uint8Array) => readAll(readMt, text)

describe('messages', () => {
  test.each([
    [
      'SWIFT blocks',
      `{1:F01ASNBNL21XXXX0000000000}{2:O940ASNBNL21XXXXN}{3:}{4:\n${HEAD}:61:240103C10,00NTRF${TAIL.trimEnd()}}{5:}`,
    ],
    [
      'blocks over several lines',
      `{1:F01INGBNL2AXXXX00001}\n{2:I940INGBNL2AXXXN}\n{4:\n${HEAD}:61:240103C10,00NTRF${TAIL.trimEnd()}}`,
    ],
    [
      'the end of the block behind the last field',
      `{1:F01A}{2:O940B}{4:\n${HEAD}:61:240103C10,00NTRF\n:86:x\n:62F:C240103EUR110,00-}{5:{CHK:0}}`,
    ],
    ['a block closed by a brace alone', `{1:F01A}{4:\n${HEAD}:61:240103C10,00NTRF\n:62F:C240103EUR110,00\n}`],
    ['control bytes', `\u0001\n${HEAD}:61:240103C10,00NTRF\n:62F:C240103EUR110,00\n-\u0003\n`],
    ['a preamble', `ABNANL2A\n940\nABNANL2A\n${message(':61:240103C10,00NTRF')}`],
    [
      'ING’s preamble and end',
      `0000 01INGBNL2AXXXX00001\n940 00\n${HEAD}:61:240103C10,00NTRF\n:62F:C240103EUR110,00\n-XXX`,
    ],
    ['mixed line ends', message(':61:240103C10,00NTRF').replace('\n', '\r\n').replace('\n:28', '\r:28')],
    ['a tag wrapped behind its colon', message(':61:240103C10,00NTRF\n:\n86:166?00GUTSCHRIFT')],
    ['no end at all', `${HEAD}:61:240103C10,00NTRF\n:62F:C240103EUR110,00`],
  ])('%s', async (_case, text) => {
    const result = await read(text)
    expect(result.refused).toBeNull()
    expect(result.statements).toHaveLength(1)
    expect(result.statements[0]?.checks).toMatchObject([{ name: 'balance', ok: true }])
    expect(result.fileChecks).toEqual([])
  })

  test('a message whose block is never closed was cut, and says so', async () => {
    const { fileChecks } = await read(`{1:F01A}{2:O940B}{4:\n${HEAD}:62F:C240103EUR100,00\n`)
    expect(fileChecks).toMatchObject([{ name: 'end of message', ok: false }])
  })

  test('a statement without its closing balance does not pass', async () => {
    const { statements } = await read(`${HEAD}:61:240103C10,00NTRF\n`)
    expect(statements[0]?.checks).toMatchObject([{ name: 'closing balance', ok: false }])
  })

  test.each([
    [
      'the tag of its opening balance is damaged',
      (whole: string) => whole.replace(':60F:', '60F:'),
      ['opening balance'],
    ],
    [
      'all behind its head is missing',
      () => `${message(':61:240103C10,00NTRF')}:20:B\n:25:1\n`,
      ['opening balance', 'closing balance'],
    ],
  ])('a statement does not pass for an empty one if %s', async (_case, damage, missing) => {
    const { statements } = await read(damage(message('')))
    const last = statements.at(-1)
    expect(last?.checks).toEqual(missing.map((name) => ({ name, declared: 'missing', computed: '', ok: false })))
  })

  test('a balance report (MT941) states no opening balance and need not', async () => {
    const report = '{1:F01A}{2:O9410000B}{4:\n:20:R\n:25:1\n:28:1\n:62F:C240103EUR110,00\n-}'
    const { statements } = await read(report)
    expect(statements[0]).toMatchObject({ entries: 0, closing: { amount: '110.00' }, checks: [] })
    const plain = await read(report.replace('O941', 'O940'))
    expect(plain.statements[0]?.checks).toMatchObject([{ name: 'opening balance', ok: false }])
  })

  test('fields without line ends between them are refused, since a statement without entries would be left', async () => {
    const text = message(':61:240103C10,00NTRF').replaceAll('\n', '')
    expect((await read(text)).refused).toMatchObject({ code: 'run-together', line: 1, element: ':20:' })
    const half = message(':61:240103C10,00NTRF').replace('7/1\n', '7/1')
    expect((await read(half)).refused).toMatchObject({ code: 'run-together', line: 3, element: ':28C:' })
  })

  test('a lost entry shows in the balance, to the cent', async () => {
    const { statements } = await read(message(':61:240103C9,99NTRF'))
    expect(statements[0]?.checks).toMatchObject([
      { name: 'balance', declared: '110.00', computed: '109.99', ok: false },
    ])
  })

  test('pages are statements that follow each other; a gap between them is reported', async () => {
    const page = (number: number, from: string, to: string): string =>
      `:20:R\n:25:NL91ABNA0417164300\n:28C:9/${number}\n:60M:C240102CHF${from}\n:62M:C240102CHF${to}\n-\n`
    const whole = await read(page(1, '1,', '1,') + page(2, '1,', '1,'))
    expect(whole.warnings).toEqual([])
    const gap = await read(page(1, '1,', '1,') + page(3, '1,', '1,') + page(4, '2,', '2,'))
    expect(gap.warnings.map(({ code }) => code)).toEqual(['sequence-gap', 'balance-gap'])
  })

  test('an MT942 is interim: its entries are pending, its numbers and sums are checked', async () => {
    const text =
      ':20:X\n:25:PL29114010810000267002001002\n:28C:1/1\n:34F:PLN0\n:13D:1701191815+0100\n:61:1701190119CN0,01NTRFNONREF\n:90D:0PLN0,00\n:90C:1PLN0,02\n-'
    const { format, statements, entries } = await read(text)
    expect(format).toBe('MT942')
    expect(entries[0]).toMatchObject({ status: 'pending', currency: 'PLN' })
    expect(statements[0]).toMatchObject({ finality: 'interim', to: { day: '2017-01-19' } })
    expect(statements[0]?.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['90D number', true],
      ['90D sum', true],
      ['90C number', true],
      ['90C sum', false],
    ])
  })

  test('what shows that a file was cut behind a statement is told', async () => {
    const whole = message(':61:240103C10,00NTRF')
    const codes = async (text: string) => (await read(text)).warnings.map(({ code }) => code)
    expect(await codes(whole)).toEqual([])
    expect(await codes(`${whole}ABNANL2A\n940\nABN`)).toEqual(['trailing-text'])
    expect(await codes(`${whole}:20:NEXT\n:25:1`)).toEqual(['no-balances', 'no-currency', 'no-end'])
    expect(await codes(`${whole}${whole.replace('\n-\n', '\n')}`)).toEqual(['balance-gap', 'no-end'])
  })

  test('an MT942 without totals or an end may be cut, and says so', async () => {
    const text = ':20:X\n:25:PL29114010810000267002001002\n:28C:1/1\n:34F:PLN0\n:61:1701190119CN0,01NTRFNONREF\n'
    expect((await read(text)).warnings).toMatchObject([{ line: 1, code: 'no-end' }])
    expect((await read(`${text}-\n`)).warnings).toEqual([])
    expect((await read(`${text}:90D:0PLN0,00\n`)).warnings).toEqual([])
  })

  test.each([
    ['an IBAN with its currency', 'NL10BUNQ2290325473 EUR', 'NL10BUNQ2290325473', 'iban', null],
    ['bank and account', '70050000/4213299', '70050000/4213299', 'local', '70050000'],
    ['bank, account and glued currency', '70011110/4005287001EUR', '70011110/4005287001', 'local', '70011110'],
    ['an Austrian path', '//AT39364/12345678912/EUR', '//AT39364/12345678912', 'local', 'AT39364'],
    ['an old Dutch number', '1291.99.348EUR', '1291.99.348', 'local', null],
  ])('the account as %s', async (_case, stated, id, scheme, institution) => {
    const { statements } = await read(`:20:R\n:25:${stated}\n:60F:C240102EUR1,\n:62F:C240102EUR1,\n`)
    expect(statements[0]?.account).toMatchObject({ id, scheme, institution })
  })

  test.each([
    ['nothing', '1\n2\n3\n', 'no-statement'],
    ['an unreadable balance', ':20:R\n:25:X\n:60F:C240102EUR1O,00\n', 'not-a-balance'],
    ['an unreadable total', ':20:R\n:25:X\n:34F:EUR0,\n:90C:lots\n', 'not-a-total'],
  ])('%s is refused', async (_case, text, code) => expect((await read(text)).refused?.code).toBe(code))

  test('limits hold: entries, the length of a text', async () => {
    const many = message(':61:240103C1,00NTRF\n'.repeat(3).trimEnd())
    const rows = await readAll(readMt, many, { limits: { ...DEFAULT_LIMITS, rows: 2 } })
    expect(rows.refused?.code).toBe('too-many-entries')
    const long = message(`:61:240103C1,00NTRF\n:86:${'x\n'.repeat(200)}`)
    const text = await readAll(readMt, long, { limits: { ...DEFAULT_LIMITS, text: 100 } })
    expect(text.refused?.code).toBe('text-too-long')
  })
})

test('a dash in a line of its own ends a message, or is text if the message goes on', async () => {
  const { statements, entries } = await read(
    message(':61:2401030103C10,00NTRFNONREF\n:86:Relation 8888888 period -\n-') + HEAD + ':62F:C240103EUR100,00\n-\n',
  )
  expect(statements).toHaveLength(2)
  expect(statements[0]?.checks).toMatchObject([{ name: 'balance', ok: true }])
  expect(entries[0]?.text).toBe('Relation 8888888 period -\n-')
})

test('a file that ends in the headers of the next message does not look whole', async () => {
  const whole = `{1:F01ASNBNL21XXXX0000000000}{2:O940ASNBNL21XXXXN}{4:\n${message('')}-}{5:}\n`
  expect((await read(whole)).fileChecks).toEqual([])
  expect((await read(`${whole}{1:F01ASNBNL21XXXX0000000000}{2:O94`)).fileChecks).toMatchObject([{ ok: false }])
})

test('marks in place of line ends are line ends, wherever a piece of the file ends', async () => {
  const text = message(':61:2401030103C10,00NTRFNONREF//B-1\n:86:a@b.de')
  const plain = await read(text)
  for (const size of [1, 3, 4096]) {
    const marked = await readAll(readMt, `@@${text.replaceAll('\n', '@@')}`, {}, size)
    expect(marked.entries.map(({ amount, text: told }) => [amount, told])).toEqual([['10.00', 'a@b.de']])
    expect(marked.statements[0]?.totals).toEqual(plain.statements[0]?.totals)
  }
})

test('totals without a number declare their sum', async () => {
  const { statements } = await read(
    ':20:R\n:25:1\n:28C:0\n:34F:EUR0,\n:13:1604202255\n:61:160421D0,02NMSCKREF\n:90D:1EUR,02\n:90C:EUR,00\n',
  )
  expect(statements[0]?.checks.map(({ name, ok }) => [name, ok])).toEqual([
    ['90D number', true],
    ['90D sum', true],
    ['90C sum', true],
  ])
})
