import { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import { choosePassword as decide, type PasswordFacts } from '@rapport/domain/firm/password-rule.ts'
import type pg from 'pg'
import { HttpProblem } from '../../http/problem-response.ts'
import { raw } from '../../http/serve.ts'
import { findActor } from './find-actor.ts'
import { hashOfToken } from './one-time-token.ts'
import { hashPassword } from './passwords.ts'
import { sessionOf } from './session-of.ts'
import type { Signing } from './sign-in.ts'

/** The password that somebody chooses with the link that they were handed. They are signed in then, and nowhere else. */
export const choosePassword = (pool: pg.Pool, { begin, clock }: Signing) =>
  raw(async (req, res, input) => {
    const { token, password } = input as Input<typeof contract.choosePassword>
    const link = hashOfToken(token)
    const moment = new Date(clock()).toISOString()
    const { rows } = await pool.query<PasswordFacts>('select name, email, firm from infra.owner_of_link($1, $2)', [
      link,
      moment,
    ])
    if (!rows[0]) throw refused('link_invalid')
    const decision = decide(password, rows[0])
    if (!decision.ok) throw refused(decision.reason)
    const chosen = await pool.query<{ id: string | null }>('select infra.choose_password($1, $2, $3) as id', [
      link,
      await hashPassword(password),
      moment,
    ])
    const actor = await findActor(pool, chosen.rows[0]?.id ?? '00000000-0000-0000-0000-000000000000')
    if (!actor) throw refused('link_invalid')
    await begin(req, res, actor)
    res.status(201).json(await sessionOf(pool, clock, actor))
  })

function refused(code: keyof typeof contract.choosePassword.refusals): HttpProblem {
  const { status, says } = contract.choosePassword.refusals[code]
  return new HttpProblem(status, code, says)
}
