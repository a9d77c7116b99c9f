import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { type Inspection, inspect } from './inspect.ts'

const USAGE = 'usage: feeds inspect FILE…   (- is the standard input)'
const STANDARD_INPUT = '-'
const READ = 0
const REFUSED = 2

let status = READ

/** Prints one JSON object a file, a line each. Exit status 0 if all were read, 2 if any was refused. */
async function main(args: readonly string[]): Promise<void> {
  const [command, ...files] = args
  if (command !== 'inspect' || files.length === 0) {
    process.stderr.write(`${USAGE}\n`)
    status = REFUSED
    return
  }
  for (const file of files) {
    const inspection = await inspectFile(file)
    if (inspection.refused) status = REFUSED
    if (!process.stdout.write(`${JSON.stringify(inspection)}\n`)) await drained()
  }
}

async function inspectFile(file: string): Promise<Inspection> {
  try {
    const source =
      file === STANDARD_INPUT ? process.stdin : createReadStream(whereCalled(file), { highWaterMark: 262_144 })
    return await inspect(file, source)
  } catch (error) {
    const message = `The file cannot be opened or read: ${reasonOf(error)}.`
    const refused = { line: null, code: 'unreadable', message }
    return { file, format: null, statements: [], warnings: [], refused }
  }
}

/** Package managers start scripts in the folder of the package and say in which one they were called. */
const whereCalled = (file: string): string => resolve(process.env['INIT_CWD'] ?? '.', file)

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied'
  if (code === 'ENAMETOOLONG') return 'its name is too long'
  if (code === 'ERR_INVALID_ARG_VALUE') return 'its name is not a name of a file'
  return error instanceof Error ? error.message : String(error)
}

const drained = (): Promise<void> => new Promise((done) => process.stdout.once('drain', done))

// Whoever reads the output may close it early.
process.stdout.on('error', () => process.exit(status))
await main(process.argv.slice(2))
process.exitCode = status
