import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isSentence } from '../sentence.ts'
import { buildWeb } from '../web-build.ts'
import { chromium } from './chromium.ts'
import { type Count, countExit, total } from './counts.ts'
import { allParts, type Part } from './parts.ts'
import { runStep, stopSteps } from './run-step.ts'
import { startTestPostgres, type TestPostgres } from './test-postgres.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')
// Parts in one row run beside each other; a row waits for the one before it.
const ROWS = [[['types', 'lint', 'boundaries', 'dead-code', 'web'], ['unit']], [['api']], [['journeys']]]

interface Result extends Count {
  readonly title: string
  readonly seconds: number
}

const cores = availableParallelism()
const parts = new Map(allParts(cores).map((part) => [part.name, part]))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.has(name))
const results: Result[] = []
let postgres: TestPostgres | undefined

for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(event, () => void leave(130))
process.channel?.unref()

if (unknown.length > 0) {
  console.log(`There is no part named ${unknown.join(', ')}. The parts are: ${[...parts.keys()].join(', ')}`)
  process.exit(1)
}
try {
  await runAll()
} catch (error) {
  console.log(isSentence(error) ? error.message : error)
  results.push({ ...countExit('set-up', 1), title: 'set-up', seconds: 0 })
}
await leave(report())

async function runAll(): Promise<void> {
  const chosen = (name: string): boolean => wanted.length === 0 || wanted.includes(name)
  const env: Record<string, string> = {}
  if ([...parts.values()].some((part) => chosen(part.name) && part.needs.includes('postgres'))) {
    const given = process.env['TEST_DATABASE_SERVER']
    if (!given) postgres = await startTestPostgres()
    env['TEST_DATABASE_SERVER'] = given ?? postgres?.url ?? ''
  }
  for (const row of ROWS)
    await Promise.all(
      row.map(async (lane) => {
        for (const name of lane.filter(chosen)) {
          const part = parts.get(name)
          if (part) await runPart(part, env)
        }
      }),
    )
}

async function runPart(part: Part, env: Record<string, string>): Promise<void> {
  const own = { ...env }
  if (part.needs.includes('chromium')) {
    const ready = await measured('Chromium', async () => {
      own['CHROMIUM_PATH'] = chromium()
    })
    if (!ready) return
  }
  // The build is a test of its own where the part is about it.
  if (
    part.needs.includes('web') &&
    !(await measured('web build', async () => void (await buildWeb(root)), part.name === 'web'))
  )
    return
  for (const step of part.steps) {
    const began = performance.now()
    const count = await runStep(step, part.name, root, own)
    results.push({ ...count, title: step.title, seconds: (performance.now() - began) / 1000 })
  }
}

/** Runs what a part needs first; a failure counts as one failed test, success only where asked. */
async function measured(title: string, work: () => Promise<void>, counts = false): Promise<boolean> {
  const began = performance.now()
  const keep = (count: Count): void =>
    void results.push({ ...count, title, seconds: (performance.now() - began) / 1000 })
  try {
    await work()
    if (counts) keep(countExit(title, 0))
    return true
  } catch (error) {
    console.log(isSentence(error) ? error.message : error)
    keep(countExit(title, 1))
    return false
  }
}

function report(): number {
  const sum = total(results)
  console.log('')
  for (const { title, passed, failed, skipped, seconds } of results)
    console.log(
      `${title.padEnd(24)}${`${passed} passed`.padStart(14)}${failed > 0 ? `${failed} failed`.padStart(12) : ''}` +
        `${skipped > 0 ? `${skipped} skipped`.padStart(12) : ''}${`${seconds.toFixed(1)} s`.padStart(12)}`,
    )
  if (sum.failures.length > 0) console.log(`\nFailed:\n${sum.failures.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}

async function leave(code: number): Promise<never> {
  stopSteps()
  await postgres?.stop()
  process.exit(code)
}
