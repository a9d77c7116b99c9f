import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { addDecimal, compareDecimal, subtractDecimal } from './amount.ts'
import { type InspectedSum, type Inspection, inspect } from './inspect.ts'
import { fromBytes } from './source.ts'
import { SAMPLES_MISSING, type Sample, samples } from './testing/samples.ts'

const eachSample =
  SAMPLES_MISSING === null
    ? test.each(samples('').map((file) => [file.path, file] as const))
    : test.skip.each([[SAMPLES_MISSING, null]])

/** Samples that hold no statement or something that is no amount: they must be refused, and for the right reason. */
const REFUSED: Readonly<Record<string, string>> = {
  'bai2/moov-bai2/errors__sample-parseError.txt': 'unknown-record',
  'camt/genkgo-camt/camt053.v2.wrong.xml': 'no-statement',
  'ofx/ofxparse/error_message.ofx': 'server-status',
  'ofx/ofxparse/fail_nice__decimal_error.ofx': 'not-an-amount',
  'ofx/ofxparse/signon_fail.ofx': 'server-status',
}

/** The independent reader's pattern missed the wrapped line with the amount, and it saw no statement around it. */
const BETTER_THAN_EXPECTED = new Set(['mt940/wolph-mt940/self-provided__sparkassen.sta'])

eachSample('%s holds what an independent reader found in it', async (path, file) => {
  if (!file) return
  const inspection = await inspect(path, fromBytes(file.bytes))
  expect(inspection.refused?.code ?? null).toBe(REFUSED[path] ?? null)
  if (inspection.refused || BETTER_THAN_EXPECTED.has(path)) return
  expect(inspection.format).toBe(file.kind)
  expect(inspection.statements).toHaveLength(file.statements)
  expect(entriesOf(inspection)).toBe(entriesExpected(file))
  expect(compareDecimal(sumOf(inspection, 'credits'), amountsIn(file.credits))).toBe(0)
  expect(compareDecimal(sumOf(inspection, 'debits'), amountsIn(file.debits))).toBe(0)
  if (file.kind.startsWith('camt')) expect(balanceDifferences(inspection)).toEqual(differencesExpected(file.check))
})

const entriesOf = ({ statements }: Inspection): number => statements.reduce((count, { entries }) => count + entries, 0)

/** `9`, or `3 bank + 14 invest.` */
const entriesExpected = ({ entries }: Sample): number =>
  [...String(entries).matchAll(/\d+/g)].reduce((sum, [digits]) => sum + Number(digits), 0)

const sumOf = ({ statements }: Inspection, side: 'credits' | 'debits'): string =>
  statements.flatMap((statement) => partsOf(statement[side])).reduce(addDecimal, '0')

const partsOf = (sum: InspectedSum): readonly string[] => (typeof sum === 'string' ? [sum] : Object.values(sum))

/** `EUR 500.25, USD 99.99` or `-345.27`: without its words and signs, added up. */
const amountsIn = (text: string): string =>
  [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([amount]) => amount).reduce(addDecimal, '0')

const balanceDifferences = ({ statements }: Inspection): readonly string[] =>
  statements
    .flatMap(({ checks }) => checks.filter(({ name }) => name.startsWith('OPBD')))
    .map(({ ok, declared, computed }) => (ok ? 'ok' : subtractDecimal(declared, computed)))

/** `OPBD+C-D=CLBD: ok,OFF by -54.00` */
const differencesExpected = (check: string): readonly string[] =>
  check === '-' ? [] : (check.split(': ')[1] ?? '').split(',').map((part) => part.replace('OFF by ', ''))

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

describe('the command', () => {
  const run = promisify(execFile)
  const cli = join(import.meta.dirname, 'cli.ts')
  const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name)
  const node = (...args: readonly string[]) =>
    run(process.execPath, [cli, ...args]).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, code }),
    )

  test('prints one object a file and succeeds when all were read', async () => {
    const { stdout, code } = await node('inspect', fixture('deposit.xml'), fixture('brokerage.qfx'))
    const printed = stdout
      .trim()
      .split('\n')
      .map((line): Inspection => JSON.parse(line))
    expect(printed.map(({ format }) => format)).toEqual(['camt.053.001.08', 'OFX 1.x SGML'])
    expect(code).toBe(0)
  })

  test('says which of several files it refuses, and where, without a stack trace', async () => {
    const { stdout, stderr, code } = await node(
      'inspect',
      fixture('deposit.xml'),
      fixture('letter-o.xml'),
      fixture('none.xml'),
    )
    const printed = stdout
      .trim()
      .split('\n')
      .map((line): Inspection => JSON.parse(line))
    expect(printed.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'not-an-amount', 'unreadable'])
    expect(printed[1]?.refused?.line).toBe(
      1 + readFileSync(fixture('letter-o.xml'), 'utf8').split('<Ntry>')[0]!.split('\n').length - 1,
    )
    expect(stderr).toBe('')
    expect(code).toBe(2)
  })

  test('without a file explains how it is used', async () => {
    expect(await node('inspect')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('usage') })
  })
})
