import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { sentence } from '../sentence.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A Chromium that answers: the one CHROMIUM_PATH names, one of the system, or, for root on a system with apt, one
 * installed now from the system's packages. Otherwise a sentence that says how to get it.
 */
export function chromium(): string {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (answers(named)) return named
    throw sentence(`CHROMIUM_PATH is "${named}", which is no Chromium that runs. Name one that does, or leave it out.`)
  }
  const present = [...NAMES, ...PLACES].find(answers)
  if (present !== undefined) return placeOf(present)
  if (process.getuid?.() === 0 && succeeds('apt-get', ['--version'])) install()
  const installed = NAMES.find(answers)
  if (installed !== undefined) return placeOf(installed)
  throw sentence(
    "The journeys need Chromium, and this system has none that runs. Install it from the system's packages " +
      '(Debian: apt-get install chromium), or name one: CHROMIUM_PATH=/path/to/chromium npm test',
  )
}

function install(): void {
  console.log("Installing Chromium from the system's packages. This happens once.")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 })
}

/** The whole path: Playwright looks for a file, not along PATH. */
function placeOf(program: string): string {
  if (isAbsolute(program)) return program
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? program
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// Some systems have a placeholder of this name that only says where to get the real one.
function answers(program: string): boolean {
  return succeeds(program, ['--version'])
}

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 30_000 }).status === 0
}
