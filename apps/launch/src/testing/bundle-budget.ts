import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What the browser may have to load before it can show the first page. */
const BUDGET = 200_000

/**
 * The JavaScript that the built page loads at once: its scripts, what it preloads, and everything these import
 * statically. Chunks of routes opened later are not part of it.
 *
 * @param dist the folder of the built web application
 * @returns bytes after gzip, per file
 */
export function firstLoad(dist: string): Map<string, number> {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/?([^"]+\.js)"/g)].map(
    ([, file]) => file ?? '',
  )
  const sizes = new Map<string, number>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue
    const code = readFileSync(join(dist, file), 'utf8')
    sizes.set(file, gzipSync(code, { level: 9 }).length)
    for (const [, imported] of code.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g))
      waiting.push(join(file, '..', imported ?? ''))
  }
  return sizes
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = firstLoad(fileURLToPath(new URL('../../../web/dist', import.meta.url)))
  const sum = [...sizes.values()].reduce((a, b) => a + b, 0)
  for (const [file, size] of sizes) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`)
  const verdict = sum > 0 && sum <= BUDGET
  console.log(
    `${(sum / 1000).toFixed(1).padStart(7)} kB of JavaScript at first load, gzipped; ${BUDGET / 1000} kB allowed`,
  )
  process.exitCode = verdict ? 0 : 1
}
