import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Real files of custodians and banks; they lie beside the repository and not on every machine. */
const FOLDER = join(import.meta.dirname, '../../../../../shared/data/feeds')

export const SAMPLES_MISSING = existsSync(FOLDER) ? null : `no samples at ${FOLDER}`

export type Sample = {
  readonly path: string
  readonly kind: string
  readonly statements: number
  readonly entries: number | string
  readonly credits: string
  readonly debits: string
  readonly check: string
  /** The file's own figures agree with each other. */
  readonly gold: boolean
  readonly bytes: Uint8Array
}

/** The samples whose path begins so, each with the figures that an independent reader computed. */
export function samples(prefix: string): readonly Sample[] {
  if (SAMPLES_MISSING !== null) return []
  const expected: Record<string, Omit<Sample, 'path' | 'bytes'>> = JSON.parse(
    readFileSync(join(FOLDER, 'expected.json'), 'utf8'),
  )
  return Object.entries(expected)
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, figures]) => ({ ...figures, path, bytes: readFileSync(join(FOLDER, path)) }))
}
