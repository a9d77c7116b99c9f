import { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import { Session } from '@rapport/contract/session.ts'
import { choosePassword } from '@rapport/domain/firm/password-rule.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { sightOf } from '../../http/actor.ts'
import { answerOnce, keyOf } from '../../http/idempotency.ts'
import { HttpProblem } from '../../http/problem-response.ts'
import { raw } from '../../http/serve.ts'
import { findActor, findCredential } from './find-actor.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Signing } from './sign-in.ts'

/** One's own password. Guesses at the present one count like guesses at the door; every other session ends. */
export const changePassword = (db: Database, { begin, toChange }: Signing) =>
  raw(async (req, res, input, context) => {
    if (!context) throw new Error('a password is changed by whose it is')
    const { current, password } = input as Input<typeof contract.changePassword>
    const { actor, firm, today } = context
    const known = await findCredential(db.pool, actor.email)
    const right = await toChange(actor.id, () => isPassword(known?.passwordHash, current))
    const hash = await hashPassword(password)
    const key = keyOf('changePassword', actor.id, req)
    let changed = false
    const acting = { userId: actor.id, sight: sightOf(actor), today }
    const answer = await db.writing(acting, (tx) => {
      const work = async () => {
        if (!right) throw refused('wrong_password')
        const decision = choosePassword(password, { name: actor.name, email: actor.email, firm: firm.name })
        if (!decision.ok) throw refused(decision.reason)
        await tx.write(sql`select infra.set_password(${actor.id}::uuid, ${hash})`)
        await audit({ ...context, tx }, { operation: 'changePassword', subject: ['user', actor.id], fact: {} })
        changed = true
        const told = Session.encode({ user: { ...actor, roles: [...actor.roles] }, firm, today })
        return { status: 200, headers: {}, body: JSON.stringify(told) }
      }
      return key ? answerOnce(tx, key, work) : work()
    })
    const renewed = changed ? await findActor(db.pool, actor.id) : null
    if (renewed) await begin(req, res, renewed)
    res.status(answer.status).type('application/json').send(answer.body)
  })

function refused(code: keyof typeof contract.changePassword.refusals): HttpProblem {
  const { status, says } = contract.changePassword.refusals[code]
  return new HttpProblem(status, code, says)
}
