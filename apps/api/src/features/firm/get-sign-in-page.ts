import { SignInPage } from '@rapport/contract/session.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { FirmFacts } from '../../firm-facts.ts'
import { raw } from '../../http/serve.ts'

const Demo = z.object({ body: SignInPage.shape.demo.unwrap() })
const NOBODY = { userId: null, sight: 'covered', today: '1970-01-01' } as const

export const getSignInPage = (db: Database, firmFacts: FirmFacts) =>
  raw(async (_req, res) => {
    const firm = await firmFacts()
    const [demo] = firm?.demo
      ? await db.reading(NOBODY, (tx) =>
          tx.read(Demo, sql`select body from policy where subject = 'demo_accounts' limit 1`),
        )
      : []
    res.json(SignInPage.encode({ firm: firm && { name: firm.name, demo: firm.demo }, demo: demo?.body ?? null }))
  })
