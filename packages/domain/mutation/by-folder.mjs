/**
 * Breaks the rules on purpose, file by file, and counts how many of the breaks a test notices (Stryker).
 * `npm run test:mutation` takes every folder, `npm run test:mutation -- money claims` some of them; results that still
 * hold are taken from the last run (`reports/mutation/`), `--force` begins anew, `--scores` only prints the last
 * ones, `--survivors` what no test noticed. Ends with an error below 85 %.
 *
 * A rule has to be held by the test beside it; then the other readable tests of its folder are asked, and last the
 * tests over thousands of generated cases: they would notice almost everything, and tell nobody what.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(fileURLToPath(import.meta.url), '..', '..')
const reports = join(root, 'reports', 'mutation')
const LEAST = 85
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError'])
const UNCOUNTED = new Set(['Ignored', 'CompileError'])

const args = process.argv.slice(2)
const force = args.includes('--force')
const onlyRead = args.includes('--scores') || args.includes('--survivors')
const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
const asked = args.filter((arg) => !arg.startsWith('--'))
const chosen = asked.length > 0 ? folders.filter((folder) => asked.includes(folder)) : folders

/** Tests that generate thousands of cases. */
const isGenerated = (file) => /(second-opinion|invariants|by-definition)\.test\.ts$/.test(file)

const filesOf = (folder) =>
  readdirSync(join(root, 'src', folder), { recursive: true })
    .map((file) => `src/${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/testing/'))
    .sort()
const isTest = (file) => file.endsWith('.test.ts')

const nameOf = (file) => file.slice('src/'.length).replaceAll('/', '.')
const reportOf = (file) => join(reports, `${nameOf(file)}.report.json`)

function mutantsOf(file) {
  if (!existsSync(reportOf(file))) return []
  const report = JSON.parse(readFileSync(reportOf(file), 'utf8'))
  return Object.values(report.files).flatMap(({ mutants, source }) =>
    mutants.filter(({ status }) => !UNCOUNTED.has(status)).map((mutant) => ({ ...mutant, file, source })),
  )
}
const unnoticed = (file) => mutantsOf(file).filter(({ status }) => !NOTICED.has(status))

function mutate(file, tests, anew) {
  // By its launcher: it knows where pnpm keeps the environment that Jest's runner asks for.
  const { status } = spawnSync(
    join(root, '..', '..', 'node_modules', '.bin', 'stryker'),
    [
      'run',
      join('mutation', 'stryker.config.mjs'),
      '--mutate',
      file,
      '--incrementalFile',
      join(reports, `${nameOf(file)}.json`),
      ...(anew ? ['--force'] : []),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests.join(',') } },
  )
  if (status !== 0) throw new Error(`Stryker ended with ${status} on ${file}`)
  renameSync(join(reports, 'mutation.json'), reportOf(file))
}

function breakRulesOf(folder) {
  const tests = filesOf(folder).filter(isTest)
  const readable = tests.filter((test) => !isGenerated(test))
  for (const file of filesOf(folder).filter((source) => !isTest(source))) {
    const beside = readable.filter((test) => basename(test) === basename(file).replace(/\.ts$/, '.test.ts'))
    const rounds = [beside, readable, tests].filter(
      (round, at, all) => round.length > 0 && round.length !== all[at - 1]?.length,
    )
    for (const [at, round] of rounds.entries())
      if (at === 0 || unnoticed(file).length > 0) mutate(file, round, force && at === 0)
  }
}

const scoreOf = (name, files) => {
  const all = files.flatMap(mutantsOf)
  return { name, all: all.length, noticed: all.filter(({ status }) => NOTICED.has(status)).length }
}
const line = ({ name, all, noticed }) => {
  const share = all === 0 ? '' : `${((noticed / all) * 100).toFixed(1)} %`
  return `${name.padEnd(16)} ${String(noticed).padStart(5)} of ${String(all).padStart(5)}  ${share}\n`
}
const place = ({ file, source, location: { start }, replacement, mutatorName }) =>
  `${file}:${start.line}:${start.column} ${mutatorName} → ${replacement?.replaceAll(/\s+/g, ' ')}\n    ${source
    .split('\n')
    [start.line - 1].trim()}\n`

mkdirSync(reports, { recursive: true })
if (!onlyRead) for (const folder of chosen) breakRulesOf(folder)
if (args.includes('--survivors'))
  for (const folder of chosen)
    for (const mutant of filesOf(folder).flatMap(unnoticed)) process.stdout.write(place(mutant))
for (const folder of folders) process.stdout.write(line(scoreOf(folder, filesOf(folder))))
const all = scoreOf('all', folders.flatMap(filesOf))
process.stdout.write(line(all))
process.exitCode = all.noticed < (all.all * LEAST) / 100 ? 1 : 0
