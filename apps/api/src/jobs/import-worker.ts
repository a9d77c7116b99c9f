import { parentPort } from 'node:worker_threads'
import { type WorkOptions, workOnImport } from './work-on-import.ts'

// A thread that works on one file after the other, as it is told. An error of ours ends it, and the file is begun again.
parentPort?.on('message', (options: WorkOptions) => {
  workOnImport(options).then(
    (outcome) => parentPort?.postMessage(outcome),
    (error: unknown) => {
      queueMicrotask(() => {
        throw error
      })
    },
  )
})
