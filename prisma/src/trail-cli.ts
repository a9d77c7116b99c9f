import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyTrail } from './verify-trail.ts'

// `npm run trail -- [NUMBER:HASH]`: computes the chain over the trail of a running Rapport once more. A seal from an old log
// line, given as NUMBER:HASH, proves that the chain was not made anew since.
const env = (name: string): string | undefined => process.env[name]?.trim() || undefined

function addressOfData(folder: string): string {
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
    .split('\n')[3]
    ?.trim()
  const password = readFileSync(join(folder, 'database-password'), 'utf8').trim()
  return `postgresql://rapport:${encodeURIComponent(password)}@127.0.0.1:${port}/rapport`
}

function knownSeal(argument: string | undefined): { number: number; hash: string } | undefined {
  if (argument === undefined) return undefined
  const [, number, hash] = /^(\d+):([\da-f]{64})$/.exec(argument) ?? []
  if (number === undefined || hash === undefined) throw new Error('A known seal is given as NUMBER:HASH.')
  return { number: Number(number), hash }
}

try {
  const known = knownSeal(process.argv[2])
  const root = new URL('../..', import.meta.url).pathname
  const url = env('DATABASE_URL') ?? addressOfData(env('RAPPORT_DATA') ?? join(root, '.rapport'))
  const { sealed, waiting, hash, broken } = await verifyTrail(url, known)
  if (broken) {
    process.stderr.write(
      `The trail is broken at seal ${broken.number}: ${broken.why} (row ${broken.auditId ?? 'unknown'}).\n`,
    )
    process.exitCode = 1
  } else process.stdout.write(`The trail is whole: ${sealed} rows sealed, ${waiting} waiting. ${sealed}:${hash}\n`)
} catch (error) {
  const { code, message } = error as { code?: string; message: string }
  const hint =
    code === 'ENOENT' || code === 'ECONNREFUSED'
      ? 'Start Rapport first, or name its database in DATABASE_URL or its folder in RAPPORT_DATA.'
      : message
  process.stderr.write(`The trail could not be read. ${hint}\n`)
  process.exitCode = 2
}
