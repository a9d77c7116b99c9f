import { describe, expect, test } from '@jest/globals'
import { addDecimal, compareDecimal, subtractDecimal } from '../amount.ts'
import type { Check } from '../model.ts'
import { damagedCopies } from '../testing/mutate.ts'
import { readAll } from '../testing/read-all.ts'
import { SAMPLES_MISSING, samples } from '../testing/samples.ts'
import { readMt } from './read-mt.ts'

const files = samples('mt9')
if (SAMPLES_MISSING !== null) test.todo(SAMPLES_MISSING)

const sum = (amounts: readonly string[]): string => amounts.reduce((left, right) => addDecimal(left, right), '0')
const lastWord = (text: string): string => text.split(' ').at(-1) ?? ''
const isBalance = ({ name }: Check): boolean => name === 'balance'

/** `OFF by 4500.00`: closing minus what was computed, as the independent reader states it. */
const offBy = ({ declared, computed }: Check): string => subtractDecimal(declared, computed)

for (const file of files) {
  describe(file.path, () => {
    test('has the statements, entries, sums and balances that an independent reader found', async () => {
      const read = await readAll(readMt, file.bytes)
      const totals = read.statements.flatMap((statement) => statement.totals)
      expect(read.refused).toBeNull()
      expect(read.format).toBe(file.kind)
      expect(read.entries).toHaveLength(Number(file.entries))
      if (file.path.endsWith('sparkassen.sta')) {
        // The amount stands in the second line of :61:, where the independent reader did not look.
        expect(read.entries[0]).toMatchObject({ amount: '30.00', currency: null })
        expect(read.statements[0]?.checks.every(({ ok }) => !ok)).toBe(true)
        return
      }
      expect(read.statements).toHaveLength(file.statements)
      expect(compareDecimal(sum(totals.map(({ credits }) => credits)), lastWord(file.credits))).toBe(0)
      expect(compareDecimal(sum(totals.map(({ debits }) => debits)), lastWord(file.debits))).toBe(0)
      const balances = read.statements.flatMap(({ checks }) => checks.filter(isBalance))
      const oks = [...file.check.matchAll(/ok x(\d+)/g)].reduce((count, match) => count + Number(match[1]), 0)
      const offs = [...file.check.matchAll(/OFF by (-?[\d.]+)/g)].map((match) => match[1])
      expect(balances.filter(({ ok }) => ok)).toHaveLength(oks)
      expect(balances.filter(({ ok }) => !ok).map(offBy)).toEqual(offs)
    })

    test('reads the same whatever the size of the pieces it arrives in', async () => {
      const whole = await readAll(readMt, file.bytes)
      for (const size of [1, 7, 64]) expect(await readAll(readMt, file.bytes, {}, size)).toEqual(whole)
    })

    test('is read or refused by name when damaged, and never loses money without saying so', async () => {
      const whole = await readAll(readMt, file.bytes)
      const stated = sum(whole.entries.map(({ amount }) => amount))
      for (const copy of damagedCopies(file.bytes, 40)) {
        const read = await readAll(readMt, copy)
        if (read.refused) {
          expect(read.refused.code).toMatch(/^[a-z-]+$/)
          continue
        }
        const sound = [...read.fileChecks, ...read.statements.flatMap(({ checks }) => checks)].every(({ ok }) => ok)
        const complete = read.statements.length === whole.statements.length
        const balanced = read.statements.every(({ checks }) => checks.some(isBalance))
        if (sound && complete && balanced)
          expect(compareDecimal(sum(read.entries.map(({ amount }) => amount)), stated)).toBe(0)
      }
    })
  })
}
