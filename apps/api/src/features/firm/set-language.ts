import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'

export const setLanguage: Handler<typeof contract.setLanguage> = async (context, { language }) => {
  const { tx, actor, firm, today } = context
  await tx.write(sql`select set_own_language(${language})`)
  await audit(context, { operation: 'setLanguage', subject: ['user', actor.id], fact: { language } })
  return { user: { ...actor, roles: [...actor.roles], language }, firm, today }
}
