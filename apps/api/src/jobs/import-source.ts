import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { beginAsImporter, queriesOn } from './connection.ts'
import { copiedBytes } from './copied-bytes.ts'

/** Somebody asked for an end while a file was being read. */
export const CANCELLED = Symbol('cancelled')

export interface Progress {
  entriesRead: number
  format: string
}

/** Who watches sees it move; a megabyte is read many times faster. */
const SHOWN_EVERY_MS = 100

const Asked = z.object({ cancelAsked: z.boolean() })

interface Piece {
  readonly content: Uint8Array
  readonly cancelAsked: boolean
}

/**
 * The stored file, piece by piece. With every piece the import hears whether to stop, and now and then shows how far it
 * is. It has a connection of its own: what it shows is seen at once, while the reading is still one open transaction.
 * @throws CANCELLED
 */
export async function* importSource(
  client: pg.Client,
  importId: string,
  today: string,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0
  let shown = -SHOWN_EVERY_MS
  let next = pieceAt(0)
  next.catch(() => {})
  try {
    for (let number = 1; ; number += 1) {
      const piece = await next
      if (piece === null) return
      if (piece.cancelAsked) throw CANCELLED
      bytesRead += piece.content.length
      // The next piece is fetched while this one is read.
      next = pieceAt(number)
      next.catch(() => {})
      yield piece.content
    }
  } finally {
    // Whoever stops early leaves the connection to others, and idle.
    await next.catch(() => {})
  }

  async function pieceAt(number: number): Promise<Piece | null> {
    await beginAsImporter(client, null, today)
    const queries = queriesOn(client)
    if (performance.now() - shown >= SHOWN_EVERY_MS) {
      shown = performance.now()
      await queries.write(
        sql`update import_file set bytes_read = ${bytesRead}, entries_read = ${progress.entriesRead}, format = ${progress.format} where id = ${importId}::uuid`,
      )
    }
    const [asked] = await queries.read(
      Asked,
      sql`select cancel_asked as "cancelAsked" from import_file where id = ${importId}::uuid`,
    )
    const content = await copiedBytes(
      client,
      `select content from import_content where import_id = ${client.escapeLiteral(importId)}::uuid and number = ${number}`,
    )
    await client.query('commit')
    return content && { content, cancelAsked: asked?.cancelAsked ?? true }
  }
}
