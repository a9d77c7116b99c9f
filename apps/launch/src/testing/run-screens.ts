import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isSentence } from '../sentence.ts'
import { buildWeb } from '../web-build.ts'
import { chromium } from './chromium.ts'
import { startTestPostgres, type TestPostgres } from './test-postgres.ts'

// `npm run screens`: a Postgres, Chromium and the built screens, as the journeys have them, then a picture of everything.
const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')
const photographer = fileURLToPath(new URL('../../../e2e/src/screens.ts', import.meta.url))
let postgres: TestPostgres | undefined

for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(event, () => void leave(130))
process.channel?.unref()

try {
  await buildWeb(root)
  const env: NodeJS.ProcessEnv = { ...process.env, CHROMIUM_PATH: chromium() }
  // Pictures of a Rapport that runs already need no database.
  if (!env['RAPPORT_ORIGIN'] && !env['TEST_DATABASE_SERVER']) {
    postgres = await startTestPostgres()
    env['TEST_DATABASE_SERVER'] = postgres.url
  }
  await leave(await photograph(env))
} catch (error) {
  console.log(isSentence(error) ? error.message : error)
  await leave(1)
}

function photograph(env: NodeJS.ProcessEnv): Promise<number> {
  const args = ['--disable-warning=ExperimentalWarning', photographer, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  process.once('exit', () => child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function leave(code: number): Promise<never> {
  await postgres?.stop()
  process.exit(code)
}
