import { createHash, randomBytes } from 'node:crypto'
import { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import pg from 'pg'
import { HttpProblem } from '../../http/problem-response.ts'
import { raw } from '../../http/serve.ts'
import { findActor } from './find-actor.ts'
import { hashPassword } from './passwords.ts'
import { sessionOf } from './session-of.ts'
import { startSession } from './sign-in.ts'

const LINK_HOURS = 24
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A fresh one-time token for the first administrator; `null` when there is a firm already. Earlier ones are void. */
export async function newSetupToken(ownerUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from firm')
    if (rowCount) return null
    const token = randomBytes(24).toString('base64url')
    await client.query('delete from infra.setup_link')
    await client.query(
      `insert into infra.setup_link (token_hash, expires_at) values ($1, now() + $2 * interval '1 hour')`,
      [hashOf(token), LINK_HOURS],
    )
    return token
  } finally {
    await client.end()
  }
}

/** The link is used and the firm made in one statement of the database: two people with one link make one firm. */
export const createFirstAdministrator = (pool: pg.Pool) =>
  raw(async (req, res, input) => {
    const { token, firm, currency, zone, name, email, password } = input as Input<
      typeof contract.createFirstAdministrator
    >
    const userId = newId()
    const { rows } = await pool.query<{ made: boolean }>(
      'select infra.make_firm($1, $2, $3, $4, $5, $6, $7, $8, $9) as made',
      [
        hashOf(token),
        newId(),
        firm.trim(),
        currency,
        zone,
        userId,
        name.trim(),
        email.toLowerCase(),
        await hashPassword(password),
      ],
    )
    const { says, status } = contract.createFirstAdministrator.refusals.link_invalid
    if (!rows[0]?.made) throw new HttpProblem(status, 'link_invalid', says)
    const actor = await findActor(pool, userId)
    if (!actor) throw new Error('the administrator that was just made is not there')
    await startSession(req, actor)
    res.status(201).json(await sessionOf(pool, actor))
  })
