import type { Database } from '@rapport/prisma/database.ts'
import { audit } from '../../audit.ts'
import { sightOf } from '../../http/actor.ts'
import { raw } from '../../http/serve.ts'
import { leave } from './sign-in.ts'

export const signOut = (db: Database) =>
  raw(async (req, res, _input, context) => {
    if (!context) throw new Error('a session is ended by whose it is')
    const { actor, today } = context
    await db.writing({ userId: actor.id, sight: sightOf(actor), today }, (tx) =>
      audit({ ...context, tx }, { operation: 'signOut', subject: ['user', actor.id], fact: {} }),
    )
    await leave(req, res)
    res.status(204).end()
  })
