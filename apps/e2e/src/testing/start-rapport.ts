import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'

const READY_MS = 180_000

/**
 * Rapport itself, as `npm start` runs it, on a database of its own with the demo firm. The journeys find it under
 * `RAPPORT_ORIGIN`; where that names a Rapport already, they take that one, which is quicker while writing them.
 */
export default async function startRapport(): Promise<() => Promise<void>> {
  if (process.env['RAPPORT_ORIGIN']) return async () => {}
  const { ownerUrl, drop } = await freshDatabase()
  const port = await freePort()
  const serve = fileURLToPath(new URL('../../../launch/src/serve.ts', import.meta.url))
  const rapport = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', serve], {
    env: { ...process.env, DATABASE_URL: ownerUrl, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  rapport.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  rapport.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const origin = `http://127.0.0.1:${port}`
  await ready(origin, () => {
    if (rapport.exitCode !== null) throw new Error(`Rapport did not start:\n${said}`)
  })
  process.env['RAPPORT_ORIGIN'] = origin
  return async () => {
    rapport.kill('SIGTERM')
    await once(rapport, 'exit')
    await drop()
  }
}

async function ready(origin: string, check: () => void): Promise<void> {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    check()
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Rapport was not ready in time')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
