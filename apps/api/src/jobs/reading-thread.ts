import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { ReadImportOptions } from './read-import.ts'

/** A thread that reads files, started when the first one comes and ended when none has come for a while. */
export interface ReadingThread {
  /** @returns what became of the file, or `null` when the thread ended before */
  read(options: ReadImportOptions): Promise<string | null>
  stop(): Promise<void>
}

const MEMORY_MB = 512
const IDLE_MS = 20_000

/** @param timeoutMs how long one file may be read */
export function readingThread(logger: Logger, timeoutMs: number): ReadingThread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(new URL('./import-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
    })
    started.on('error', (error) =>
      logger.error({ err: { message: error.message, stack: error.stack } }, 'reading a file failed'),
    )
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  return {
    async read(options) {
      clearTimeout(idle)
      worker ??= start()
      const reading = worker
      const done = new AbortController()
      const { signal } = done
      const tooLong = setTimeout(() => void reading.terminate(), timeoutMs)
      reading.postMessage(options)
      try {
        const said = once(reading, 'message', { signal }).then(([outcome]) => outcome as string)
        const ended = once(reading, 'exit', { signal }).then(() => null)
        // The one that loses is aborted; an error of the thread rejects both, and the exit follows.
        return await Promise.race([said, ended]).catch(() => null)
      } finally {
        done.abort()
        clearTimeout(tooLong)
        idle = setTimeout(() => void reading.terminate(), IDLE_MS).unref()
      }
    },
    async stop() {
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}
