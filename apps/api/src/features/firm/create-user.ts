import type { contract } from '@rapport/contract/contract.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { linkFor } from './offer-password.ts'
import { userRows } from './user-rows.ts'

export const createUser: Handler<typeof contract.createUser> = async (context, input, refuse) => {
  const { tx, now } = context
  const [id, email, name] = [newId(now), input.email.toLowerCase(), input.name.trim()]
  if ((await tx.rows.user.count({ where: { email } })) > 0) return refuse('email_taken')
  await tx.rows.user.create({ data: { id, email, name, zone: input.zone } })
  const roles = [...new Set(input.roles)]
  await tx.write(
    sql`insert into user_role (user_id, role) values ${joinSql(roles.map((role) => sql`(${id}::uuid, ${role})`))}`,
  )
  const link = await linkFor(context, id)
  await audit(context, { operation: 'createUser', subject: ['user', id], fact: { name, email, roles } })
  const [made] = await userRows(tx, sql`u.id = ${id}::uuid`)
  if (!made) throw new Error('a user who was just made is not there')
  return { ...made.user, link }
}
