import { describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS } from '../limits.ts'
import { readAll } from '../testing/read-all.ts'
import { readBai2 } from './read-bai2.ts'

const HEAD = '01,BANK,FIRM,240201,0800,1,,,2/\n'
const GROUP = '02,FIRM,021000021,1,240131,2400,USD,2/\n'
/** One account in one group; `total` and `records` of its trailer are for the case to state. */
const file = (account: string, total: string, records: number, group = GROUP): string =>
  `${HEAD}${group}${account}\n49,${total},${records}/\n98,${total},1,${records + 2}/\n99,${total},1,${records + 4}/\n`
const read = (text: string) => readAll(readBai2, text)

describe('records', () => {
  test('several stand on one line, also without a blank between them', async () => {
    const lines = file('03,123,,/\n16,142,2500,Z,,,PAYPAL/\n16,451,500,Z,,,ACH/', '3000', 4)
    for (const text of [lines.replaceAll('/\n', '/   '), lines.replaceAll('/\n', '/')]) {
      const { refused, entries, statements, fileChecks } = await read(text)
      expect(refused).toBeNull()
      expect(entries.map(({ amount }) => amount)).toEqual(['25.00', '-5.00'])
      expect([...fileChecks, ...(statements[0]?.checks ?? [])].every(({ ok }) => ok)).toBe(true)
    }
  })

  test('a text runs over the end of its line, and is no record of its own', async () => {
    const { entries, statements } = await read(
      file('03,123,,/\n16,142,2500,Z,,,PAYPAL   12\n3456789        /\n88,  more/', '2500', 4),
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.text).toBe('PAYPAL   12\n3456789\nmore')
    expect(statements[0]?.checks.every(({ ok }) => ok)).toBe(true)
  })

  test('slashes and commas within texts are texts', async () => {
    const text = file(
      '03,123,,/\n16,447,60000,,SPB1,AB/GS/1,ACH Credit, Entry: X; -, 12/16, THANKS\n88,EREF: AB/GS/1\n88,CRNM: TEST INC',
      '60000',
      5,
    )
    const { entries, statements } = await read(text)
    expect(entries[0]).toMatchObject({
      amount: '-600.00',
      text: 'ACH Credit, Entry: X; -, 12/16, THANKS\nEREF: AB/GS/1\nCRNM: TEST INC',
      ids: {
        source: 'SPB1',
        references: [
          { name: 'customer', value: 'AB/GS/1' },
          { name: 'EREF', value: 'AB/GS/1' },
        ],
      },
      counterparty: { name: 'TEST INC' },
    })
    expect(statements[0]?.checks.every(({ ok }) => ok)).toBe(true)
  })

  test('summaries go on in continuations, broken between any two fields, with blank type codes', async () => {
    const account =
      '03,123,USD,,,,,010,-500000,,,100,1000000,3,,190/\n88,500000,,,110,1000000,,,072,500000,,,040/\n88,-1500000,,/\n16,115,1000000,,,,X/'
    const { statements } = await read(file(account, '2000000', 5))
    expect(statements[0]?.balances.map(({ code, amount }) => [code, amount])).toEqual([
      ['010', '-5000.00'],
      ['072', '5000.00'],
      ['040', '-15000.00'],
    ])
    expect(statements[0]?.declared.map(({ name, count, amount }) => [name, count, amount])).toEqual([
      ['100', 3, '10000.00'],
      ['190', null, '5000.00'],
      ['110', null, '10000.00'],
    ])
  })

  test.each([
    ['S: three availabilities', '16,115,450000,S,100000,200000,150000,BR,CR,TEXT/', '4500.00', 'missing', 'BR'],
    ['V: a value date', '16,218,450000,V,240202,,BR,CR,TEXT/', '4500.00', null, 'BR'],
    ['D: pairs of days and amounts', '16,218,450000,D,2,0,200000,1,250000,BR,CR,TEXT/', '4500.00', 'missing', 'BR'],
    ['none', '16,218,450000,,BR,CR,TEXT/', '4500.00', 'missing', 'BR'],
  ])('funds type %s', async (_case, record, amount, flag, reference) => {
    const { entries } = await read(file(`03,123,,/\n${record}`, '450000', 3))
    expect(entries[0]).toMatchObject({ amount, text: 'TEXT', ids: { source: reference } })
    expect(entries[0]?.value.flag).toBe(flag)
  })
})

describe('money', () => {
  test.each([
    ['USD', '12345.67'],
    ['JPY', '1234567'],
    ['KWD', '1234.567'],
  ])('amounts are whole smallest units of %s', async (currency, amount) => {
    const { entries } = await read(file(`03,123,${currency},/\n16,142,+1234567,,,,X/`, '1234567', 3))
    expect(entries[0]).toMatchObject({ amount, currency })
  })

  test('without a currency none is guessed: a warning, and what the mapping says', async () => {
    const text = file('03,123,,/\n16,142,100,,,,X/', '100', 3, '02,,BANK,1,240131,,,2/\n')
    const silent = await read(text)
    expect(silent.entries[0]?.currency).toBeNull()
    expect(silent.warnings.map(({ code }) => code)).toContain('no-currency')
    const mapped = await readAll(readBai2, text, { currency: 'USD' })
    expect(mapped.entries[0]?.currency).toBe('USD')
    expect(mapped.warnings).toEqual([])
  })

  test.each([
    ['195', '1.00', false],
    ['475', '-1.00', false],
    ['555', '-1.00', true],
    ['720', '1.00', false],
    ['760', '-1.00', false],
    ['925', '1.00', false],
    ['965', '-1.00', false],
    ['721', '0.00', false],
  ])('type code %s', async (code, amount, reversal) => {
    const { entries } = await read(file(`03,123,,/\n16,${code},100,,,,X/`, '100', 3))
    expect(entries[0]).toMatchObject({ amount, reversal })
  })

  test.each([
    ['an amount with a point', '16,142,1.00,,,,X/', 'not-an-amount', '16'],
    ['an amount with a letter O', '16,142,1O0,,,,X/', 'not-an-amount', '16'],
    ['a code without direction', '16,050,100,,,,X/', 'no-direction', '16'],
    ['an unknown funds type', '16,142,100,Q,,,X/', 'not-a-funds-type', '16'],
    ['a continuation of nothing', '49,0,2/\n88,X/\n03,5,/', 'misplaced-record', '88'],
    ['an unknown record', '17,142,100,,,,X/', 'unknown-record', '17'],
    ['a summary amount with letters', '88,010,12x,,/', 'not-an-amount', '03'],
  ])('%s is refused', async (_case, record, code, element) => {
    expect((await read(file(`03,123,,/\n${record}`, '100', 3))).refused).toMatchObject({ code, element })
  })

  test('a blank amount is zero and warned of', async () => {
    const { entries, warnings } = await read(file('03,123,,/\n16,142,,,,,X/', '0', 3))
    expect(entries[0]?.amount).toBe('0.00')
    expect(warnings.map(({ code }) => code)).toContain('no-amount')
  })
})

test('information that is no money (890) counts as no item, and an amount in it is warned of', async () => {
  const account = '03,123,,010,1000,,,015,900,,,400,100,1,/\n16,475,100,,,,OUT/\n16,890,%,,,,NOTE/'
  const plain = await read(file(account.replace('%', ''), '2100', 4))
  expect(plain.entries.map(({ amount }) => amount)).toEqual(['-1.00', '0.00'])
  expect(plain.statements[0]?.checks.filter(({ ok }) => !ok)).toEqual([])
  expect(plain.warnings).toEqual([])
  const odd = await read(file(account.replace('%', '700'), '2800', 4))
  expect(odd.entries[1]?.amount).toBe('0.00')
  expect(odd.warnings).toMatchObject([{ line: 5, code: 'amount-of-no-money' }])
})

describe('totals', () => {
  const account = '03,123,,010,1000,,,015,1150,,,100,200,1,,400,50,1,/\n16,142,200,,,,IN/\n16,475,50,,,,OUT/'

  test('control totals, balances and item counts agree', async () => {
    const { statements, fileChecks } = await read(file(account, '2650', 4))
    expect(statements[0]?.checks.map(({ name, ok }) => [name, ok])).toEqual(
      ['49 control total', '49 records', 'balance', '100 sum', '100 number', '400 sum', '400 number'].map((name) => [
        name,
        true,
      ]),
    )
    expect(fileChecks.every(({ ok }) => ok)).toBe(true)
  })

  test('a lost item shows in every total', async () => {
    const { statements } = await read(file(account.replace('\n16,475,50,,,,OUT/', ''), '2650', 4))
    expect(statements[0]?.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
      '49 control total',
      '49 records',
      'balance',
      '400 sum',
      '400 number',
    ])
  })

  test('a cut file lacks its trailers, and says so', async () => {
    const { statements, fileChecks } = await read(`${HEAD}${GROUP}${account}\n`)
    expect(statements[0]?.checks).toContainEqual({
      name: '49 trailer',
      declared: 'missing',
      computed: '2650',
      ok: false,
    })
    expect(fileChecks.map(({ name }) => name)).toEqual(['98 trailer', '99 trailer'])
  })

  test('a deletion or a test does not pass; an interim report is pending', async () => {
    const deletion = await read(file(account, '2650', 4, GROUP.replace(',1,', ',2,')))
    expect(deletion.statements[0]?.checks.find(({ name }) => name === 'group status')?.ok).toBe(false)
    const interim = await read(file(account, '2650', 4, GROUP.replace(',2/', ',3/')))
    expect(interim.statements[0]?.finality).toBe('interim')
    expect(interim.entries.every(({ status }) => status === 'pending')).toBe(true)
    expect(interim.statements[0]?.checks.every(({ ok }) => ok)).toBe(true)
  })
})

test('transmission headers before and after the file are passed over; what is no file is refused', async () => {
  const body = file('03,123,,/', '0', 2)
  expect((await read(`$$ADD ID=X BATCHID='1'\n${body}$$END\n`)).refused).toBeNull()
  expect((await read('hello, world\n')).refused?.code).toBe('no-file-header')
  expect((await read(GROUP)).refused).toMatchObject({ code: 'misplaced-record', line: 1 })
})

test('files of several days stand one behind the other, each with its own totals', async () => {
  const day = file('03,123,,/\n16,142,100,,,,X/', '100', 3)
  const { refused, statements, fileChecks } = await read(day + day)
  expect(refused).toBeNull()
  expect(statements).toHaveLength(2)
  expect(fileChecks.map(({ name, ok }) => [name, ok]).filter(([name]) => String(name).startsWith('99'))).toEqual([
    ['99 control total', true],
    ['99 groups', true],
    ['99 records', true],
    ['99 (file 2) control total', true],
    ['99 (file 2) groups', true],
    ['99 (file 2) records', true],
  ])
})

test('limits hold', async () => {
  const text = file('03,123,,/\n16,142,100,,,,X/\n16,142,100,,,,X/', '200', 4)
  const rows = await readAll(readBai2, text, { limits: { ...DEFAULT_LIMITS, rows: 1 } })
  expect(rows.refused?.code).toBe('too-many-entries')
  const entry = await readAll(readBai2, file(`03,1,,/\n16,142,1,,,,X/${'\n88,text'.repeat(50)}`, '1', 3), {
    limits: { ...DEFAULT_LIMITS, entry: 100 },
  })
  expect(entry.refused?.code).toBe('entry-too-large')
})
