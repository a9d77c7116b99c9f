import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

// docs/asvs.csv says how each rule of OWASP's standard is met, and where that is proven: what it names has to be there.
const HOUSE = fileURLToPath(new URL('../../..', import.meta.url))
const [head, ...rows] = readFileSync(`${HOUSE}docs/asvs.csv`, 'utf8').trimEnd().split('\n').map(cellsOf)

function cellsOf(line: string): string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)]
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}

test('a row says which rule, of which level, whether and how it is met', () => {
  expect(head).toEqual(['id', 'level', 'requirement in short', 'met', 'how', 'test'])
  for (const row of rows) {
    expect(row).toHaveLength(6)
    const [id, level, rule, met, how] = row as [string, string, string, string, string]
    expect([id, /^\d+\.\d+\.\d+$/.test(id) && /^[23]$/.test(level) && rule !== '' && how !== '']).toEqual([id, true])
    expect(['yes', 'partly', 'not met', 'operator']).toContain(met)
  }
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
})

const claimed = rows.flatMap(([id = '', , , met = '', , named = '']): [string, string][] => {
  const places = named.split(' | ').filter((place) => place !== '')
  return places.length > 0 ? places.map((place) => [id, place]) : /^(yes|partly)$/.test(met) ? [[id, 'nothing']] : []
})

describe('what is said to be met is proven', () => {
  test.each(claimed)('%s by %s', (_id, place) => {
    const [file = '', name] = place.split(': ')
    expect(existsSync(`${HOUSE}${file}`)).toBe(true)
    if (name === undefined) return
    const text = readFileSync(`${HOUSE}${file}`, 'utf8')
    // The beginning of the title of a test, or a heading.
    const there = file.endsWith('.md')
      ? text.includes(`\n## ${name}\n`)
      : ["'", '"', '`'].some((quote) => text.includes(quote + name))
    expect(there).toBe(true)
  })
})
