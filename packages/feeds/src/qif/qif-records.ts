import type { Line } from '../lines.ts'

/** One record: its lines without the closing `^`. `section` is the header it stands under, lower case. */
export type QifRecord = {
  readonly section: string
  /** Counts the headers so far: records under the same one share it. */
  readonly block: number
  readonly line: number
  readonly fields: readonly QifField[]
  /** False for the last record of a file that ends without `^`. */
  readonly isClosed: boolean
}
export type QifField = { readonly code: string; readonly value: string; readonly line: number }

export type QifSplitter = { readonly push: (line: Line) => void; readonly end: () => void }

/** Cuts lines into records. Quicken ends a record by `^`, some versions by `^^`. */
export function splitQif(emit: (record: QifRecord) => void): QifSplitter {
  let section = ''
  let block = 0
  let fields: QifField[] = []
  let line = 0

  const close = (isClosed = true) => {
    if (fields.length > 0) emit({ section, block, line, fields, isClosed })
    fields = []
  }
  return {
    push({ number, text }) {
      const trimmed = text.trimEnd()
      if (trimmed === '') return
      if (trimmed.startsWith('!')) {
        close()
        const header = trimmed.slice(1).trim().toLowerCase()
        if (header.startsWith('option:') || header.startsWith('clear:')) return
        block += 1
        section = header.replace(/^type:\s*/, 'type:')
        return
      }
      if (trimmed.startsWith('^')) return close()
      if (fields.length === 0) line = number
      fields.push({ code: trimmed.charAt(0), value: trimmed.slice(1), line: number })
    },
    end: () => close(false),
  }
}

export const fieldOf = (record: QifRecord, code: string): QifField | undefined =>
  record.fields.find((field) => field.code === code)

export const valueOf = (record: QifRecord, code: string): string => (fieldOf(record, code)?.value ?? '').trim()
