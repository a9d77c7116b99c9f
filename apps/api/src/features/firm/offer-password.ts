import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { hashOfToken, newToken } from './one-time-token.ts'

const LINK_HOURS = 72

export const offerPassword: Handler<typeof contract.offerPassword> = async (context, { userId }, refuse) => {
  const user = await context.tx.rows.user.findFirst({ where: { id: userId } })
  if (!user) return refuse('not_found')
  if (user.status !== 'active') return refuse('user_disabled')
  const link = await linkFor(context, userId)
  await audit(context, {
    operation: 'offerPassword',
    subject: ['user', userId],
    fact: { expiresAt: link.expiresAt },
  })
  return link
}

/** A link with which somebody chooses a password; whoever hands it out never knows what they choose. */
export async function linkFor({ tx, now }: Pick<Context, 'tx' | 'now'>, userId: string) {
  const token = newToken()
  const expiresAt = new Date(now + LINK_HOURS * 3_600_000).toISOString()
  await tx.write(sql`select infra.offer_password(${userId}::uuid, ${hashOfToken(token)}, ${expiresAt}::timestamptz)`)
  return { token, expiresAt }
}
