import { renameSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { startServer } from '@rapport/api/server.ts'
import type { LogLevel } from './environment.ts'

type Logger = NonNullable<Parameters<typeof startServer>[0]['logger']>

const LIMIT = 50 * 1024 * 1024

// The API's own logger, found where the API finds it, so that the two are always of one version.
const { pino } = createRequire(import.meta.resolve('@rapport/api/server.ts'))('pino') as {
  pino: ((options: { level: LogLevel }, to: unknown) => Logger) & { destination(options: object): unknown }
}

/**
 * JSON lines: on the standard output where a machine reads it, in a file beside the data where a person sits in front
 * of the terminal and wants to read sentences.
 *
 * @returns the log, and the file it goes to if any
 */
export function openLog(
  level: LogLevel,
  data: string | undefined,
  terminal: boolean,
): { logger: Logger; file?: string } {
  if (!terminal || data === undefined) return { logger: pino({ level }, pino.destination({ dest: 1, sync: true })) }
  const file = join(data, 'rapport.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(file, `${file}.1`)
  return { logger: pino({ level }, pino.destination({ dest: file, sync: true, mode: 0o600 })), file }
}
