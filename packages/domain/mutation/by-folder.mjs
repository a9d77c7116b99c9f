/**
 * Breaks the rules on purpose, folder by folder, and counts how many of the breaks a test notices (Stryker).
 * `npm run test:mutation` takes every folder, `npm run test:mutation -- money claims` some of them; results that still
 * hold are taken from the last run (`reports/mutation/`), `--force` begins anew. Ends with an error below 85 %.
 *
 * A folder's rules have to be held by the tests beside them. Tests over thousands of generated cases come second, for
 * what the readable tests let through: they would notice almost everything, and tell nobody what.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const reports = join(root, 'reports', 'mutation')
const LEAST = 85

const args = process.argv.slice(2)
const force = args.includes('--force')
const asked = args.filter((arg) => !arg.startsWith('--'))
const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

/** Tests that generate thousands of cases. */
const isGenerated = (file) => /(second-opinion|invariants|by-definition)\.test\.ts$/.test(file)

function testsOf(folder) {
  return readdirSync(join(root, 'src', folder), { recursive: true })
    .map((file) => `src/${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'))
}

function mutate(folder, tests, anew) {
  const incremental = join(reports, `${folder}.json`)
  // By its launcher: it knows where pnpm keeps the environment that Jest's runner asks for.
  const { status } = spawnSync(
    join(root, '..', '..', 'node_modules', '.bin', 'stryker'),
    [
      'run',
      join('mutation', 'stryker.config.mjs'),
      '--mutate',
      `src/${folder}/**/*.ts,!src/**/*.test.ts,!src/**/testing/*.ts`,
      '--testFiles',
      tests.join(','),
      '--incrementalFile',
      incremental,
      ...(anew ? ['--force'] : []),
    ],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`Stryker ended with ${status} on ${folder}`)
  renameSync(join(reports, 'mutation.json'), join(reports, `${folder}.report.json`))
}

const KILLED = new Set(['Killed', 'Timeout', 'RuntimeError'])

function scoreOf(folder) {
  const path = join(reports, `${folder}.report.json`)
  if (!existsSync(path)) return null
  const { files } = JSON.parse(readFileSync(path, 'utf8'))
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  const counted = mutants.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError')
  return { folder, killed: counted.filter(({ status }) => KILLED.has(status)).length, all: counted.length }
}

for (const folder of asked.length > 0 ? asked : folders) {
  const tests = testsOf(folder)
  const readable = tests.filter((file) => !isGenerated(file))
  mutate(folder, readable, force)
  if (readable.length < tests.length) mutate(folder, tests, false)
}

const scores = folders.map(scoreOf).filter((score) => score !== null)
const all = scores.reduce((sum, score) => ({ killed: sum.killed + score.killed, all: sum.all + score.all }), {
  killed: 0,
  all: 0,
})
const percent = ({ killed, all: of }) => ((killed / of) * 100).toFixed(1)
for (const score of scores)
  process.stdout.write(
    `${score.folder.padEnd(16)} ${String(score.killed).padStart(5)} of ${score.all} ${percent(score)} %\n`,
  )
process.stdout.write(`${'all'.padEnd(16)} ${String(all.killed).padStart(5)} of ${all.all} ${percent(all)} %\n`)
process.exitCode = Number(percent(all)) < LEAST ? 1 : 0
