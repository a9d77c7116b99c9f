import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readEnvironment } from './environment.ts'
import { startRapport } from './rapport.ts'
import { isSentence, sentence } from './sentence.ts'

// The process itself: what is open, how it is told to stop, and with which code it ends.

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
// One Ctrl-C can arrive several times: from the terminal, from npm and from our own parent.
const SAME_SIGNAL = 1_000
const FORCED_WITHIN = 3_000
const STARTING_WITHIN = 30_000

const open: (() => Promise<void>)[] = []
const aborted = new AbortController()
let starting: Promise<void> = Promise.resolve()
let stoppedAt: number | undefined

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopOrForce())
// The one who started us was killed: nobody is left to stop us later.
process.on('disconnect', () => stopOrForce())
process.channel?.unref()

try {
  starting = startRapport({
    environment: readEnvironment(process.env, root),
    root,
    terminal: process.stdout.isTTY,
    say: (line) => console.log(line),
    opened: async (close) => {
      open.push(close)
      if (stoppedAt === undefined) return
      await closeAll()
      throw new Error('stopped while starting')
    },
    signal: aborted.signal,
    onRevived: (notice) => console.error(notice),
    onLost: (reason) => fail(reason),
  })
  await starting
} catch (error) {
  fail(error)
}

function stopOrForce(): void {
  const now = performance.now()
  if (stoppedAt === undefined) {
    stoppedAt = now
    console.log('\nStopping. Requests under way are finished first.')
    void stop(0)
  } else if (now - stoppedAt > SAME_SIGNAL) {
    console.log('Stopping at once.')
    setTimeout(() => process.exit(130), FORCED_WITHIN)
    void open[0]?.().finally(() => process.exit(130))
  }
}

function fail(error: unknown): void {
  if (stoppedAt !== undefined) return
  stoppedAt = performance.now()
  const known = isSentence(error)
    ? error
    : sentence(`Rapport could not start: ${error instanceof Error ? error.message : String(error)}`)
  console.error(`\n${known.message}`)
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
  void stop(1)
}

/** Closes what is open, waits for a start under way to notice, and ends. */
async function stop(code: number): Promise<void> {
  aborted.abort()
  await closeAll()
  await Promise.race([starting.catch(() => undefined), pause(STARTING_WITHIN)])
  await closeAll()
  process.exit(code)
}

/** Last opened, first closed. */
async function closeAll(): Promise<void> {
  for (let close = open.pop(); close !== undefined; close = open.pop()) {
    await close().catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
  }
}
