import type { Database } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { sightOf } from '../../http/actor.ts'
import { raw } from '../../http/serve.ts'
import { leave } from './sign-in.ts'

export const signOutEverywhere = (db: Database) =>
  raw(async (req, res, _input, context) => {
    if (!context) throw new Error('sessions are ended by whose they are')
    const { actor, today } = context
    await db.writing({ userId: actor.id, sight: sightOf(actor), today }, async (tx) => {
      await tx.write(sql`select infra.end_sessions(${actor.id}::uuid)`)
      await audit({ ...context, tx }, { operation: 'signOutEverywhere', subject: ['user', actor.id], fact: {} })
    })
    await leave(req, res)
    res.status(204).end()
  })
