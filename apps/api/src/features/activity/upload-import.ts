import { createHash, type Hash } from 'node:crypto'
import { contract } from '@rapport/contract/contract.ts'
import type { Acting, Database } from '@rapport/prisma/database.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Request } from 'express'
import { audit } from '../../audit.ts'
import { sightOf } from '../../http/actor.ts'
import { answerOnce, keyOf } from '../../http/idempotency.ts'
import { common, HttpProblem } from '../../http/problem-response.ts'
import { type Raw, raw } from '../../http/serve.ts'
import { announceImport } from './announce-import.ts'

export const UPLOAD_LIMIT_BYTES = 1024 * 1024 * 1024
const PIECE = 1024 * 1024
/** A sender that says nothing for so long has gone away. */
const SILENCE_MS = 30_000

/**
 * Takes a file as it comes in, a piece of a megabyte at a time, each in a transaction of its own: a slow sender holds
 * neither memory nor a connection of the database. The file waits to be read once all of it is there.
 */
export const uploadImportTo = (db: Database, limitBytes: number): Raw =>
  raw(async (req, res, input, context) => {
    if (!context) throw new Error('an upload has an actor')
    const { refusals } = contract.uploadImport
    const refuse = (code: keyof typeof refusals) => new HttpProblem(refusals[code].status, code, refusals[code].says)
    if (Number(req.get('content-length') ?? 0) > limitBytes) throw refuse('file_too_large')
    const key = keyOf('uploadImport', context.actor.id, req)
    const acting = { userId: context.actor.id, sight: sightOf(context.actor), today: context.today }
    const importId = newId(context.now)
    const hash = createHash('sha256')
    const fileName = String(input['fileName'])
    await db.writing(acting, (tx) =>
      tx.write(
        sql`insert into import_file (id, file_name, sha256, bytes, state, uploaded_by, uploaded_at)
            values (${importId}::uuid, ${fileName}, '', 0, 'uploading', ${context.actor.id}::uuid, ${new Date(context.now).toISOString()}::timestamptz)`,
      ),
    )
    let kept = false
    try {
      const bytes = await storePieces(db, acting, importId, req, hash, limitBytes, () => refuse('file_too_large'))
      if (bytes === 0) throw refuse('file_empty')
      const sha256 = hash.digest('hex')
      const body = JSON.stringify({ importId })
      const queue = async (tx: Parameters<Parameters<Database['writing']>[1]>[0]) => {
        await tx.write(
          sql`update import_file set state = 'queued', bytes = ${bytes}, sha256 = ${sha256} where id = ${importId}::uuid`,
        )
        const fact = { fileName, bytes, sha256 }
        await audit({ ...context, tx }, { operation: 'uploadImport', subject: ['import', importId], fact })
        await announceImport(tx)
        return { status: 202, headers: {}, body }
      }
      // A retry has to send the same bytes to be the same request.
      const same = key && { ...key, hash: `${key.hash} ${sha256}` }
      const answer = await db.writing(acting, (tx) => (same ? answerOnce(tx, same, () => queue(tx)) : queue(tx)))
      kept = answer.body === body
      res.status(answer.status).type('application/json').send(answer.body)
    } catch (error) {
      // Whoever sent it has gone: nothing failed here.
      throw req.errored === error ? common('malformed') : error
    } finally {
      req.setTimeout(0)
      // What cannot be thrown away now is swept away later.
      if (!kept) await forget(db, acting, importId).catch(() => {})
    }
  })

async function storePieces(
  db: Database,
  acting: Acting,
  importId: string,
  req: Request,
  hash: Hash,
  limitBytes: number,
  tooLarge: () => HttpProblem,
): Promise<number> {
  let bytes = 0
  let number = 0
  let waiting: Buffer[] = []
  let size = 0
  // While one piece is stored the next one comes in; no more than these two are held.
  let storing: Promise<unknown> = Promise.resolve()
  const store = async () => {
    const content = Buffer.concat(waiting)
    const at = number
    waiting = []
    size = 0
    number += 1
    await storing
    storing = db.writing(acting, (tx) =>
      tx.write(
        sql`insert into import_content (import_id, number, content) values (${importId}::uuid, ${at}, ${content})`,
      ),
    )
    storing.catch(() => {})
  }
  req.setTimeout(SILENCE_MS, () => req.destroy())
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limitBytes) throw tooLarge()
      hash.update(chunk)
      for (let start = 0; start < chunk.length; ) {
        const part = chunk.subarray(start, start + PIECE - size)
        waiting.push(part)
        size += part.length
        start += part.length
        if (size === PIECE) await store()
      }
    }
    if (size > 0) await store()
  } finally {
    // A piece that is still on its way must not come after what throws the file away.
    await storing
  }
  return bytes
}

/** What broke off, was too large or came twice is thrown away. */
const forget = (db: Database, acting: Acting, importId: string): Promise<number> =>
  db.writing(acting, (tx) =>
    tx.write(sql`delete from import_file where id = ${importId}::uuid and state = 'uploading'`),
  )
