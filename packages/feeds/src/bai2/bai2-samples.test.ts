import { describe, expect, test } from '@jest/globals'
import { addDecimal, compareDecimal } from '../amount.ts'
import type { Check } from '../model.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { type ReadAll, readAll } from '../testing/read-all.ts'
import { SAMPLES_MISSING, samples } from '../testing/samples.ts'
import { readBai2 } from './read-bai2.ts'

const files = samples('bai2/')
if (SAMPLES_MISSING !== null) test.todo(SAMPLES_MISSING)

const sum = (amounts: readonly string[]): string => amounts.reduce((left, right) => addDecimal(left, right), '0')
const lastWord = (text: string): string => text.split(' ').at(-1) ?? ''

/** The control totals in the independent reader's words: `49 ok x2, 98 OFF 13!=12 recs 16!=14`. */
function trailersInWords(read: ReadAll): string {
  const words = new Map<string, number>()
  const add = (name: string, checks: readonly Check[]) => {
    const total = checks.find((check) => check.name.startsWith(name) && check.name.endsWith('control total'))
    const records = checks.find((check) => check.name.startsWith(name) && check.name.endsWith('records'))
    const amount = total ? (total.ok ? 'ok' : `OFF ${total.declared}!=${total.computed}`) : 'blank'
    const word = `${name} ${amount}${records?.ok === false ? ` recs ${records.declared}!=${records.computed}` : ''}`
    words.set(word, (words.get(word) ?? 0) + 1)
  }
  for (const { checks } of read.statements) add('49', checks)
  const groups = new Set(read.fileChecks.map(({ name }) => /^98(?: \(group \d+\))?(?= )/.exec(name)?.[0] ?? '99'))
  for (const name of groups)
    add(
      name,
      read.fileChecks.filter((check) => check.name.startsWith(name)),
    )
  const merged = new Map<string, number>()
  for (const [word, count] of words) {
    const key = word.replace(/ \(group \d+\)/, '')
    merged.set(key, (merged.get(key) ?? 0) + count)
  }
  return [...merged].map(([word, count]) => (count > 1 ? `${word} x${count}` : word)).join(', ')
}

for (const file of files) {
  describe(file.path, () => {
    test('has the accounts, items, sums and control totals that an independent reader found', async () => {
      const read = await readAll(readBai2, file.bytes)
      if (file.statements === 0) {
        expect(read.refused).toMatchObject({ line: 1, code: 'unknown-record' })
        return
      }
      const totals = read.statements.flatMap((statement) => statement.totals)
      expect(read.refused).toBeNull()
      expect(read.statements).toHaveLength(file.statements)
      expect(read.entries).toHaveLength(Number(file.entries))
      expect(compareDecimal(sum(totals.map(({ credits }) => credits)), lastWord(file.credits))).toBe(0)
      expect(compareDecimal(sum(totals.map(({ debits }) => debits)), lastWord(file.debits))).toBe(0)
      expect(trailersInWords(read)).toBe(file.check)
    })

    test('reads the same whatever the size of the pieces it arrives in', async () => {
      const whole = await readAll(readBai2, file.bytes)
      for (const size of [1, 7, 64]) expect(await readAll(readBai2, file.bytes, {}, size)).toEqual(whole)
    })

    test('is read or refused by name when damaged, and never loses money without saying so', async () => {
      const whole = await readAll(readBai2, file.bytes)
      const stated = sum(whole.entries.map(({ amount }) => amount))
      for (const copy of damagedCopies(file.bytes, 40)) {
        const read = await readAll(readBai2, copy)
        if (read.refused) {
          expect(read.refused.code).toMatch(/^[a-z0-9-]+$/)
          continue
        }
        const checks = [...read.fileChecks, ...read.statements.flatMap((statement) => statement.checks)]
        const declared = checks.filter(({ name }) => /records|control total/.test(name)).length
        if (checks.every(({ ok }) => ok) && declared >= 4 + read.statements.length * 2) {
          expect(compareDecimal(sum(read.entries.map(({ amount }) => amount)), stated)).toBe(0)
        }
      }
    })
  })
}
