import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { beginAsImporter, queriesOn } from './connection.ts'

/** Somebody asked for an end while a file was being read. */
export const CANCELLED = Symbol('cancelled')

export interface Progress {
  entriesRead: number
  format: string
}

const Piece = z.object({ content: z.instanceof(Uint8Array), cancelAsked: z.boolean() })

/**
 * The stored file, piece by piece. With every piece the import shows how far it is and hears whether to stop. It has a
 * connection of its own: what it shows is seen at once, while the booking is still one open transaction.
 * @throws CANCELLED
 */
export async function* importSource(
  client: pg.Client,
  importId: string,
  today: string,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0
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

  async function pieceAt(number: number): Promise<z.output<typeof Piece> | null> {
    await beginAsImporter(client, null, today)
    const queries = queriesOn(client)
    await queries.write(
      sql`update import_file set bytes_read = ${bytesRead}, entries_read = ${progress.entriesRead}, format = ${progress.format} where id = ${importId}::uuid`,
    )
    const [piece] = await queries.read(
      Piece,
      sql`select c.content, f.cancel_asked as "cancelAsked" from import_content c join import_file f on f.id = c.import_id
          where c.import_id = ${importId}::uuid and c.number = ${number}`,
    )
    await client.query('commit')
    return piece ?? null
  }
}
