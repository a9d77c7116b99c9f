import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { writeProblem } from './data-folder.ts'
import { codeOf, isSentence, sentence } from './sentence.ts'

const WITHIN = 300_000
const STAMP = '.built-from'
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
 * @param signal ends a build under way
 * @returns the folder to serve, and whether it was built now
 */
export async function buildWeb(root: string, signal?: AbortSignal): Promise<{ folder: string; built: boolean }> {
  const web = join(root, 'apps', 'web')
  const folder = join(web, 'dist')
  const wanted = fingerprint(root)
  if (stampOf(folder) === wanted) return { folder, built: false }
  const made = join(web, 'node_modules', `.dist-${process.pid}`)
  const replaced = `${made}-replaced`
  try {
    await runVite(web, made, signal)
    writeFileSync(join(made, STAMP), wanted)
    // Whole builds change places, so that a server or another build never meets a half-made one.
    if (existsSync(folder)) renameSync(folder, replaced)
    renameSync(made, folder)
  } catch (error) {
    if (isSentence(error)) throw error
    throw sentence(
      writeProblem(codeOf(error), folder) ?? `The screens could not be stored in ${folder}: ${String(error)}`,
      error,
    )
  } finally {
    for (const leftover of [made, replaced]) rmSync(leftover, { recursive: true, force: true })
  }
  return { folder, built: true }
}

function stampOf(folder: string): string | undefined {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
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

function runVite(web: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(createRequire(join(web, 'package.json')).resolve('vite/package.json'), '..', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', to], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: WITHIN,
    ...(signal && { signal }),
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
