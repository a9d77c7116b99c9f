import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { userRows } from './user-rows.ts'

export const editUser: Handler<typeof contract.editUser> = async (
  context,
  { userId, ifVersion, status, ...input },
  refuse,
) => {
  const { tx } = context
  const roles = [...new Set(input.roles)]
  const [before] = await userRows(tx, sql`u.id = ${userId}::uuid`)
  if (!before) return refuse('not_found')
  if (before.user.version !== ifVersion)
    return refuse('edit_conflict', { version: before.user.version, current: before.user })
  if (!roles.includes('administrator') || status === 'disabled') {
    const others = await tx.rows.userRole.count({
      where: { role: 'administrator', userId: { not: userId }, user: { status: 'active' } },
    })
    if (others === 0 && before.user.roles.includes('administrator')) return refuse('last_administrator')
  }
  await tx.rows.user.update({ where: { id: userId }, data: { status, version: { increment: 1 } } })
  // First what is added, last what is taken away: who takes the role from themselves may do nothing after that.
  const added = roles.filter((role) => !before.user.roles.includes(role))
  if (added.length > 0)
    await tx.write(
      sql`insert into user_role (user_id, role) values ${joinSql(added.map((role) => sql`(${userId}::uuid, ${role})`))}`,
    )
  await tx.write(sql`select infra.end_sessions(${userId}::uuid)`)
  await tx.write(sql`delete from user_role where user_id = ${userId}::uuid and role <> all(${roles}::text[])`)
  await audit(context, {
    operation: 'editUser',
    subject: ['user', userId],
    fact: { before: { roles: before.user.roles, status: before.user.status }, after: { roles, status } },
  })
  const [after] = await userRows(tx, sql`u.id = ${userId}::uuid`)
  return after?.user ?? refuse('not_found')
}
