import { expect, test } from '@jest/globals'
import { addDecimal, compareDecimal, subtractDecimal } from './amount.ts'
import { type InspectedSum, type Inspection, inspect } from './inspect.ts'
import type { Check } from './model.ts'
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
  if (!file.credits.startsWith('?')) expect(byCurrency(inspection)).toEqual(currenciesExpected(file))
  if (file.kind.startsWith('camt')) expect(balances(inspection)).toEqual(camtBalances(file.check))
  if (file.kind.startsWith('MT')) expect(balances(inspection)).toEqual(swiftBalances(file.check))
  if (file.kind === 'BAI2') expect(controlTotals(inspection)).toEqual(controlTotalsExpected(file.check))
  if (GOLD.has(path)) expect(failedChecks(inspection)).toEqual([])
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

/** Sums of each currency in the file, without those that are zero: `EUR 9.00`. */
const byCurrency = ({ statements }: Inspection): readonly string[] =>
  (['credits', 'debits'] as const).flatMap((side) => {
    const sums = new Map<string, string>()
    for (const statement of statements) {
      const sum = statement[side]
      const parts = typeof sum === 'string' ? { [statement.currency ?? '?']: sum } : sum
      for (const [currency, part] of Object.entries(parts)) {
        sums.set(currency, addDecimal(sums.get(currency) ?? '0', part))
      }
    }
    return [...sums]
      .filter(([, sum]) => /[1-9]/.test(sum))
      .map(([currency, sum]) => `${side} ${currency} ${plain(sum)}`)
  })

/** As far as the sample's figures name a currency for each sum; several in one sum are not told apart there. */
function currenciesExpected(file: Sample): readonly string[] {
  const first = /([A-Z]{3})/.exec(`${file.credits} ${file.debits}`.replace(/\(.*?\)/, ''))?.[1]
  const stated = (text: string, side: string): readonly string[] =>
    [...text.matchAll(/([A-Z]{3} )?-?(\d+(?:\.\d+)?)/g)]
      .filter(([, , amount]) => /[1-9]/.test(amount ?? ''))
      .map(([, currency, amount]) => `${side} ${currency?.trim() ?? first ?? '?'} ${plain(amount ?? '')}`)
  if (/[A-Z]{3}\//.test(file.credits)) return byCurrencyOfSeveral
  return [...stated(file.credits, 'credits'), ...stated(file.debits, 'debits')]
}

const plain = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount)

/** The one sample with three currencies, whose figures are given as one sum each. */
const byCurrencyOfSeveral = [
  'credits DEM 49396.74',
  'credits EUR 3000',
  'credits PLN 20040',
  'debits DEM 49309.44',
  'debits EUR 800',
  'debits PLN 10000',
]

const GOLD = new Set(samples('').flatMap(({ path, gold }) => (gold ? [path] : [])))

const failedChecks = ({ statements }: Inspection): readonly Check[] =>
  statements.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))

/** `ok`, or by how much the closing balance is off. */
const balances = ({ statements }: Inspection): readonly string[] =>
  statements
    .flatMap(({ checks }) => checks.filter(({ name }) => name.startsWith('OPBD') || name === 'balance'))
    .map(({ ok, declared, computed }) => (ok ? 'ok' : subtractDecimal(declared, computed)))
    .sort()

/** `OPBD+C-D=CLBD: ok,OFF by -54.00` */
const camtBalances = (check: string): readonly string[] =>
  check === '-' ? [] : (check.split(': ')[1] ?? '').split(',').map((part) => part.replace('OFF by ', ''))

/** `open+C-D=close: ok x1, OFF by 4500.00 x1` */
const swiftBalances = (check: string): readonly string[] =>
  (check.split(': ')[1] ?? '')
    .split(', ')
    .flatMap((part) => {
      const match = /^(ok|OFF by (\S+)) x(\d+)$/.exec(part)
      return Array.from({ length: Number(match?.[3] ?? 0) }, () => match?.[2] ?? 'ok')
    })
    .sort()

/** Control totals of accounts, groups and file, as `49 ok`, `98 1!=2`. */
const controlTotals = ({ statements }: Inspection): readonly string[] =>
  statements
    .flatMap(({ checks }) => checks.filter(({ name }) => /^(?:49|98|99).*control total$/.test(name)))
    .map(({ name, ok, declared, computed }) => `${name.slice(0, 2)} ${ok ? 'ok' : `${declared}!=${computed}`}`)
    .sort()

/** `49 ok x3, 49 OFF 1!=2 recs 26!=18, 99 ok recs 18!=116`; a blank total declares nothing. */
const controlTotalsExpected = (check: string): readonly string[] =>
  check
    .split(', ')
    .flatMap((part) => {
      const match = /^(\d\d) (?:(ok)|blank|OFF (\S+))(?: x(\d+))?/.exec(part)
      const result = match?.[2] ?? match?.[3]
      return result === undefined
        ? []
        : Array.from({ length: Number(match?.[4] ?? 1) }, () => `${match?.[1]} ${result}`)
    })
    .sort()
