import { parentPort, workerData } from 'node:worker_threads'
import { type ReadImportOptions, readImport } from './read-import.ts'

// The thread that reads one file. It says what became of it and ends; an error ends it as well, with a code.
const outcome = await readImport(workerData as ReadImportOptions)
parentPort?.postMessage(outcome)
