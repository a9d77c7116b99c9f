import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { writeProblem } from './data-folder.ts'
import { codeOf, sentence } from './sentence.ts'

const WITHIN = 300_000
// Everything the browser's files are made of; what tests and other builds leave there is not.
const SOURCES = [
  'pnpm-lock.yaml',
  'apps/web/*.{html,json,ts,js,mjs}',
  'apps/web/public/**/*',
  'apps/web/src/**/*',
  'packages/{contract,domain}/package.json',
  'packages/{contract,domain}/src/**/*.ts',
]
const NOT_SOURCES = /\.test\.tsx?$|\/locales\/.*\.js$/

/**
 * Builds the browser's files when what they are made of changed since the last build.
 *
 * @param root the folder that holds package.json
 * @returns the folder to serve, and whether it was built now
 */
export async function buildWeb(root: string): Promise<{ folder: string; built: boolean }> {
  const folder = join(root, 'apps', 'web', 'dist')
  const stamp = join(folder, '.built-from')
  const wanted = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { folder, built: false }
  await runVite(join(root, 'apps', 'web'))
  try {
    writeFileSync(stamp, wanted)
  } catch (error) {
    throw sentence(writeProblem(codeOf(error), folder) ?? `The web build could not be stored in ${folder}.`, error)
  }
  return { folder, built: true }
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !NOT_SOURCES.test(file))
    .sort()
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function runVite(web: string): Promise<void> {
  const vite = join(createRequire(join(web, 'package.json')).resolve('vite/package.json'), '..', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: WITHIN,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else if (/ENOSPC/.test(output)) reject(sentence(writeProblem('ENOSPC', web) ?? output))
      else reject(sentence(`The web application could not be built from ${web}:\n${output.trim()}`))
    })
  })
}
