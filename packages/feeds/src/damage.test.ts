import { expect, test } from '@jest/globals'
import { type Inspection, inspect } from './inspect.ts'
import { fromBytes } from './source.ts'
import { damagesOf } from './testing/mutate.ts'
import { ownFiles } from './testing/own-files.ts'
import { SAMPLES_MISSING, samples } from './testing/samples.ts'

const COPIES = 40

/** Number of entries and sums of each statement. */
const moneyOf = ({ statements }: Inspection): string =>
  JSON.stringify(statements.map(({ entries, credits, debits }) => [entries, credits, debits]))

/** What a file says against itself. */
const signsOf = ({ statements, warnings }: Inspection): string =>
  JSON.stringify([
    statements.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ name }) => name)),
    [...new Set(warnings.map(({ code }) => code))],
  ])

const look = (name: string, bytes: Uint8Array) => inspect(name, fromBytes(bytes))

test.each(ownFiles())('$name as it should be has no failed check', async ({ name, bytes }) => {
  const sound = await look(name, bytes)
  expect(sound.refused).toBeNull()
  expect(sound.statements.flatMap(({ checks }) => checks).filter(({ ok }) => !ok)).toEqual([])
})

test.each(ownFiles())(
  '$name cut at every kilobyte, flipped and with lines dropped, doubled and moved is refused by name, or read',
  async ({ name, bytes }) => {
    for (const { damage, bytes: copy } of damagesOf(bytes, COPIES)) {
      const { refused } = await look(name, copy)
      const isClear = refused === null || (/^[a-z0-9-]+$/.test(refused.code) && refused.message.length > 15)
      expect(isClear ? '' : `${damage}: ${JSON.stringify(refused)}`).toBe('')
    }
  },
)

/** Damaged copies that are read with other money and say nothing that the sound file does not say. */
async function silentLosses(name: string, bytes: Uint8Array, sound: Inspection): Promise<readonly string[]> {
  const silent: string[] = []
  for (const { damage, bytes: copy } of damagesOf(bytes, COPIES)) {
    const read = await look(name, copy)
    if (read.refused || moneyOf(read) === moneyOf(sound) || signsOf(read) !== signsOf(sound)) continue
    silent.push(`${damage}: ${moneyOf(read)}`)
  }
  return silent
}

test.each(ownFiles().filter(({ isProven }) => isProven))(
  '$name never loses or changes money without a word',
  async ({ name, bytes }) => {
    expect(await silentLosses(name, bytes, await look(name, bytes))).toEqual([])
  },
)

/** Real files that prove their figures: every statement has checks, and all of them hold. */
const isProven = ({ refused, statements }: Inspection): boolean =>
  refused === null &&
  statements.length > 0 &&
  statements.every(({ checks }) => checks.length > 0 && checks.every(({ ok }) => ok))

const eachSample =
  SAMPLES_MISSING === null
    ? test.each(samples('').map((file) => [file.path, file] as const))
    : test.skip.each([[SAMPLES_MISSING, null]])

eachSample('%s, damaged, is refused by name or read, and loses no money that it proves', async (path, file) => {
  if (!file) return
  const sound = await look(path, file.bytes)
  const silent = await silentLosses(path, file.bytes, sound)
  expect(isProven(sound) ? silent : []).toEqual([])
})
