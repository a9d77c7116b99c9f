import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { quietError } from '../http/quiet-error.ts'
import type { WorkOptions } from './work-on-import.ts'

/** A thread that reads and books files, started when the first one comes and ended when none has come for a while. */
export interface ReadingThread {
  /** @returns what became of the file, or `null` when the thread ended before */
  work(options: WorkOptions): Promise<string | null>
  stop(): Promise<void>
}

const MEMORY_MB = 512
const IDLE_MS = 20_000

/** How long one file may be worked on, and in how much memory of JavaScript. */
interface ThreadLimits {
  readonly timeoutMs: number
  readonly memoryMb?: number
}

export function readingThread(logger: Logger, { timeoutMs, memoryMb = MEMORY_MB }: ThreadLimits): ReadingThread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(new URL('./import-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      execArgv: [],
    })
    started.on('error', (error) => logger.error({ err: quietError(error) }, 'work on a file failed'))
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  return {
    async work(options) {
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
