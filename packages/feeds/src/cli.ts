import { createReadStream } from 'node:fs'
import { type Inspection, inspect } from './inspect.ts'

const USAGE = 'usage: feeds inspect FILE…'
const READ = 0
const REFUSED = 2

/** Prints one JSON object a file. Exit status 0 if all were read, 2 if any was refused or cannot be opened. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...files] = args
  if (command !== 'inspect' || files.length === 0) {
    process.stderr.write(`${USAGE}\n`)
    return REFUSED
  }
  let status = READ
  for (const file of files) {
    const inspection = await inspectFile(file)
    if (inspection.refused) status = REFUSED
    process.stdout.write(`${JSON.stringify(inspection, null, process.stdout.isTTY ? 2 : 0)}\n`)
  }
  return status
}

async function inspectFile(file: string): Promise<Inspection> {
  try {
    return await inspect(file, createReadStream(file, { highWaterMark: 262_144 }))
  } catch (error) {
    const refused = {
      line: null,
      code: 'unreadable',
      message: `The file cannot be opened or read: ${reasonOf(error)}.`,
    }
    return { file, format: null, statements: [], checks: [], warnings: [], refused }
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied'
  return error instanceof Error ? error.message : String(error)
}

// Whoever reads the output may close it early.
process.stdout.on('error', () => process.exit(READ))
process.exitCode = await main(process.argv.slice(2))
