import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type Count, countExit, countJest, countPlaywright } from './counts.ts'
import type { Step } from './parts.ts'

const WITHIN = 15 * 60_000
const running = new Set<ChildProcess>()

/**
 * Runs one step to its end, prints what it says line by line behind its name, and counts.
 *
 * @param env what the step needs beside the environment, such as the address of the test database
 */
export async function runStep(
  step: Step,
  name: string,
  root: string,
  env: Readonly<Record<string, string>>,
): Promise<Count> {
  const scratch = mkdtempSync(join(tmpdir(), 'rapport-report-'))
  const report = join(scratch, 'report.json')
  try {
    const { code, timedOut } = await run(step, name, root, { ...env, ...step.env, ...reportTo(step, report) }, report)
    if (timedOut) return countExit(step.title, 1, `did not end within ${WITHIN / 60_000} minutes`)
    if (step.kind === 'check') return countExit(step.title, code)
    const written = readReport(report)
    if (written === undefined) return countExit(step.title, 1, 'ended without a report')
    if (step.kind === 'playwright') return countPlaywright(written as Parameters<typeof countPlaywright>[0], code)
    return countJest(written as Parameters<typeof countJest>[0], code, step.expects ?? [], root)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Ends every step that still runs, with all it started. */
export function stopSteps(): void {
  for (const child of running) killGroup(child, 'SIGKILL')
}

function run(
  step: Step,
  name: string,
  root: string,
  env: Readonly<Record<string, string>>,
  report: string,
): Promise<{ code: number; timedOut: boolean }> {
  const args = step.kind === 'jest' ? [...step.args, '--json', `--outputFile=${report}`] : step.args
  const folder = join(root, step.folder ?? '.')
  const child = spawn(resolve(folder, step.program), args, {
    cwd: folder,
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` },
    // A group of its own, so that whatever it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (step.kind !== 'jest' || !isReport(line)) console.log(`${name.padEnd(10)} | ${line}`)
    })
  }
  let timedOut = false
  const limit = setTimeout(() => {
    timedOut = true
    killGroup(child, 'SIGKILL')
  }, WITHIN)
  return new Promise((done) => {
    const end = (code: number): void => {
      clearTimeout(limit)
      running.delete(child)
      done({ code, timedOut })
    }
    child.once('error', (error) => {
      console.log(`${name.padEnd(10)} | ${error.message}`)
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

function reportTo(step: Step, report: string): Record<string, string> {
  return step.kind === 'playwright' ? { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report } : {}
}

function isReport(line: string): boolean {
  return line.startsWith('Test results written to:')
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  } catch {
    // It ended by itself.
  }
}
