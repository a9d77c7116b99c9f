import { DEFAULT_LIMITS } from '../limits.ts'
import type { Check, Entry, FeedEvent, FeedReader, FeedWarning, ReadOptions, Statement } from '../model.ts'
import { FeedRefusal, type Refusal } from '../refusal.ts'
import { fromBytes } from '../source.ts'

/** Everything that a reader tells of one file; `refused` instead of a thrown refusal. Any other error is thrown on. */
export type ReadAll = {
  readonly format: string | null
  readonly statements: readonly Statement[]
  readonly entries: readonly Entry[]
  readonly warnings: readonly FeedWarning[]
  readonly fileChecks: readonly Check[]
  readonly refused: Refusal | null
}

/** Reads a whole file for a test, in pieces of `size` bytes, and makes sure that the events come in order. */
export async function readAll(
  read: FeedReader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  size?: number,
): Promise<ReadAll> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const statements: Statement[] = []
  const entries: Entry[] = []
  const warnings: FeedWarning[] = []
  const events: FeedEvent[] = []
  let refused: Refusal | null = null
  try {
    for await (const event of read(fromBytes(bytes, size), { limits: DEFAULT_LIMITS, ...options })) {
      events.push(event)
      if (event.kind === 'statement-end') statements.push(event.statement)
      if (event.kind === 'entry') entries.push(event.entry)
      if (event.kind === 'warning') warnings.push(event.warning)
    }
  } catch (error) {
    if (!(error instanceof FeedRefusal)) throw error
    refused = error.refusal
  }
  const first = events[0]
  const last = events.at(-1)
  return {
    format: first?.kind === 'file-start' ? first.format : null,
    statements,
    entries,
    warnings,
    fileChecks: last?.kind === 'file-end' ? last.checks : [],
    refused: refused ?? orderFault(events),
  }
}

function orderFault(events: readonly FeedEvent[]): Refusal | null {
  let open = false
  const kinds = events.map(({ kind }) => kind)
  const sound =
    kinds[0] === 'file-start' &&
    kinds.at(-1) === 'file-end' &&
    kinds.every((kind) => {
      if (kind === 'statement-start') return !open && (open = true)
      if (kind === 'statement-end') return open && !(open = false)
      return kind !== 'entry' || open
    }) &&
    !open
  if (sound) return null
  throw new Error(`events out of order: ${kinds.join(' ')}`)
}
