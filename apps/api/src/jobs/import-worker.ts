import { parentPort } from 'node:worker_threads'
import { type ReadImportOptions, readImport } from './read-import.ts'

// A thread that reads one file after the other, as it is told. An error of ours ends it, and the file is begun again.
parentPort?.on('message', (options: ReadImportOptions) => {
  readImport(options).then(
    (outcome) => parentPort?.postMessage(outcome),
    (error: unknown) => {
      queueMicrotask(() => {
        throw error
      })
    },
  )
})
