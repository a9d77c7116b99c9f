import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readFeed } from '../read.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { type Packed, packZip } from '../testing/pack.ts'
import { readAll } from '../testing/read-all.ts'
import { workbook } from '../testing/workbook.ts'

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../fixtures', name))
const camt: Packed = { name: 'statements/2026-03-02.xml', content: fixture('deposit.xml') }
const ofx: Packed = { name: 'broker.ofx', content: fixture('brokerage.qfx') }
const read = (files: readonly Packed[], options = {}) => readAll(readFeed, packZip(files), options)

test('a statement in an archive reads as the statement itself', async () => {
  expect(await read([camt])).toEqual(await readAll(readFeed, camt.content))
})

test('files in an archive are numbered through, and each that is no statement is named', async () => {
  const { statements, warnings, format } = await read([
    camt,
    ofx,
    { name: 'readme.txt', content: Buffer.from('hello') },
    { name: 'folder/', content: Buffer.alloc(0) },
  ])
  expect(format).toBe('camt.053.001.08')
  expect(statements.map(({ index, account }) => [index, account.id])).toEqual([
    [0, 'DE02120300000000202051'],
    [1, '8834-2210'],
  ])
  expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['several-formats', 'member-skipped']))
})

test('tables in an archive are left to be read by themselves, and what systems add is no matter', async () => {
  const table: Packed = { name: 'may.csv', content: Buffer.from('Date,Amount\n2026-05-01,1.00\n') }
  const { warnings, statements } = await read([
    { name: '__MACOSX/._may.csv', content: Buffer.from('fork') },
    { name: 'may/.DS_Store', content: Buffer.from('view') },
    { name: 'may.xlsx', content: workbook([['Date', 'Amount']]) },
    table,
    camt,
  ])
  expect(statements).toHaveLength(1)
  expect(warnings.flatMap(({ code, message }) => (code === 'member-skipped' ? [message] : []))).toEqual([
    '"may.xlsx" in the archive is a table, which is read by itself.',
    '"may.csv" in the archive is a table, which is read by itself.',
  ])
  expect((await read([table])).refused).toMatchObject({
    code: 'no-statement',
    message: expect.stringContaining('"may.csv" in the archive is a table'),
  })
})

test('a file that is stored unpacked is read too', async () => {
  expect((await read([{ ...camt, method: 0 }])).entries).toHaveLength(1)
})

test('a refusal names the file in the archive', async () => {
  const { refused } = await read([camt, { name: 'bad.xml', content: fixture('letter-o.xml') }])
  expect(refused).toMatchObject({ code: 'not-an-amount', field: 'Amt', message: expect.stringContaining('"bad.xml"') })
})

describe('an archive is refused', () => {
  test.each([
    ['with a path out of its folder', [{ ...camt, name: '../../etc/passwd' }], 'zip-path'],
    ['with an absolute path', [{ ...camt, name: '/etc/passwd' }], 'zip-path'],
    ['with a drive', [{ ...camt, name: 'C:\\x.xml' }], 'zip-path'],
    ['with a backslash path out', [{ ...camt, name: '..\\x.xml' }], 'zip-path'],
    ['with a link', [{ ...camt, attributes: 0xa1ff0000 }], 'zip-path'],
    ['that is encrypted', [{ ...camt, flags: 1 }], 'zip-encrypted'],
    ['packed in an unknown way', [{ ...camt, method: 12 }], 'zip-unsupported'],
    ['whose files share bytes', [camt, { ...camt, offset: 0 }], 'zip-bomb'],
    ['with a wrong checksum', [{ ...camt, crc: 1 }], 'zip-damaged'],
    ['with an archive in it', [{ name: 'in.zip', content: packZip([camt]) }], 'zip-nested'],
    ['with nothing to read', [{ name: 'a.txt', content: Buffer.from('a') }], 'no-statement'],
    [
      'with too many files',
      Array.from({ length: 1001 }, (_, at) => ({ name: `${at}`, content: Buffer.alloc(0) })),
      'zip-bomb',
    ],
  ] satisfies [string, Packed[], string][])('%s', async (_case, files, code) => {
    expect((await read(files)).refused?.code).toBe(code)
  })

  test('when it unpacks to far more than it weighs', async () => {
    const blank = Buffer.from(`<Document><BkToCstmrStmt><Stmt>${'<Id>1</Id>'.repeat(1_000_000)}`)
    expect((await read([{ name: 'bomb.xml', content: blank }])).refused?.code).toBe('zip-bomb')
  })

  test('when all its files together are larger than allowed', async () => {
    const limits = { bytes: camt.content.length + 10 }
    const { refused } = await readAll(
      (source) => readFeed(source, { limits }),
      packZip([camt, { ...camt, name: 'b.xml' }]),
    )
    expect(refused?.code).toBe('too-large')
  })
})

test('damaged archives are read or refused by name', async () => {
  const codes = new Set<string>()
  for (const copy of damagedCopies(packZip([camt, ofx]), 60)) {
    codes.add((await readAll(readFeed, copy)).refused?.code ?? 'read')
  }
  expect([...codes].filter((code) => !/^[a-z-]+$/.test(code))).toEqual([])
})
