import { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import { choosePassword } from '@rapport/domain/firm/password-rule.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import pg from 'pg'
import { HttpProblem } from '../../http/problem-response.ts'
import { raw } from '../../http/serve.ts'
import { findActor, findCredential } from './find-actor.ts'
import { hashOfToken, newToken } from './one-time-token.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { sessionOf } from './session-of.ts'
import type { Signing } from './sign-in.ts'

const LINK_HOURS = 24

/** A fresh one-time token for the first administrator; `null` when there is a firm already. Earlier ones are void. */
export async function newSetupToken(ownerUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from firm')
    if (rowCount) return null
    const token = newToken()
    await client.query('delete from infra.setup_link')
    await client.query(
      `insert into infra.setup_link (token_hash, expires_at) values ($1, now() + $2 * interval '1 hour')`,
      [hashOfToken(token), LINK_HOURS],
    )
    return token
  } finally {
    await client.end()
  }
}

/**
 * The link is used and the firm made in one statement of the database: two people with one link make one firm. Whoever
 * got no answer and asks again is let in with the password that they chose.
 */
export const createFirstAdministrator = (pool: pg.Pool, { begin, toSignIn, clock }: Signing) =>
  raw(async (req, res, input) => {
    const { token, firm, currency, zone, name, email, password } = input as Input<
      typeof contract.createFirstAdministrator
    >
    const decision = choosePassword(password, { name, email, firm })
    if (!decision.ok) throw refused(decision.reason)
    const userId = newId()
    const { rows } = await pool.query<{ made: boolean }>(
      'select infra.make_firm($1, $2, $3, $4, $5, $6, $7, $8, $9) as made',
      [
        hashOfToken(token),
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
    const actor = rows[0]?.made
      ? await findActor(pool, userId)
      : await toSignIn(req, email, async () => {
          const known = await findCredential(pool, email.toLowerCase())
          return (await isPassword(known?.passwordHash, password)) && known ? known.actor : null
        })
    if (!actor) throw refused('link_invalid')
    await begin(req, res, actor)
    res.status(201).json(await sessionOf(pool, clock, actor))
  })

function refused(code: keyof typeof contract.createFirstAdministrator.refusals): HttpProblem {
  const { status, says } = contract.createFirstAdministrator.refusals[code]
  return new HttpProblem(status, code, says)
}
