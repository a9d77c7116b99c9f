import { contract } from '@rapport/contract/contract.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Response } from 'express'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import { sightOf } from '../../http/actor.ts'
import { HttpProblem } from '../../http/problem-response.ts'
import { type Raw, raw } from '../../http/serve.ts'

const File = z.object({ fileName: z.string(), bytes: z.bigint() })
const Piece = z.object({ content: z.instanceof(Uint8Array) })

/** Sends the file as it came, piece by piece; that somebody took it is in the trail. */
export const downloadImportFrom = (db: Database): Raw =>
  raw(async (_req, res, input, context) => {
    if (!context) throw new Error('a download has an actor')
    const importId = String(input['importId'])
    const acting = { userId: context.actor.id, sight: sightOf(context.actor), today: context.today }
    const file = await db.writing(acting, async (tx) => {
      const [found] = await tx.read(
        File,
        sql`select file_name as "fileName", bytes from import_file
            where id = ${importId}::uuid and state <> 'uploading' and not import_walled_off(id)`,
      )
      if (found) {
        const fact = { fileName: found.fileName }
        await audit({ ...context, tx }, { operation: 'downloadImport', subject: ['import', importId], fact })
      }
      return found
    })
    if (!file) {
      const { status, says } = contract.downloadImport.refusals.not_found
      throw new HttpProblem(status, 'not_found', says)
    }
    res.status(200).set('content-length', String(file.bytes)).attachment(lastPart(file.fileName))
    res.type('application/octet-stream')
    for (let number = 0; !res.destroyed; number += 1) {
      const [piece] = await db.reading(acting, (tx) =>
        tx.read(
          Piece,
          sql`select content from import_content where import_id = ${importId}::uuid and number = ${number}`,
        ),
      )
      if (!piece) break
      await send(res, piece.content)
    }
    res.end()
  })

/** A name is a label, and no way to another folder of whoever opens it. */
const lastPart = (fileName: string): string => fileName.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? 'file'

/** Waits while the reader is slower than the database, and not for one that has gone. */
async function send(res: Response, content: Uint8Array): Promise<void> {
  if (res.write(content) || res.destroyed) return
  await new Promise<void>((resolve) => {
    const settle = () => {
      res.off('drain', settle).off('close', settle)
      resolve()
    }
    res.on('drain', settle).on('close', settle)
  })
}
