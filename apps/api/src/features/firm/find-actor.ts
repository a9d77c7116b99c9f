import type { Role } from '@rapport/domain/firm/roles.ts'
import type pg from 'pg'
import type { Actor } from '../../http/actor.ts'
import type { FindSession, FoundSession } from '../../http/session.ts'

/** Who is signed in, with the state of their credential: a session of an earlier one is over. */
export interface SignedIn extends Actor {
  readonly epoch: number
}

const ACTOR = `
  select c.epoch, u.id, u.name, u.email, u.zone, u.language, array(select r.role from user_role r where r.user_id = u.id order by r.role) as roles,
    infra.leads_many(u.id) as "leadsMany"
  from user_account u join infra.credential c on c.user_id = u.id where u.status = 'active' and `

/** The signed-in user with the roles of this moment: a role that was taken away is gone with the next request. */
export async function findActor(pool: pg.Pool, id: string): Promise<SignedIn | null> {
  const { rows } = await pool.query<SignedIn>(`${ACTOR} u.id = $1`, [id])
  return rows[0] ?? null
}

/** A session that has not ended, by the hash of its id, with whom it is of as they are at this moment. */
export const findSession: FindSession = async (pool, hash, now) => {
  const { rows } = await pool.query<FoundSession>({
    name: 'find-session', // two columns of JSON, whatever a migration adds
    text: `select s.sess, to_json(a) as user from infra.session s left join lateral (${ACTOR} u.id = (s.sess #>> '{passport,user}')::uuid) a on true
           where s.sid = $1 and s.expire > to_timestamp($2)`,
    values: [hash, now / 1000],
  })
  return rows[0] ?? null
}

/** Who would sign in under this address, in small letters, with the stored hash. */
export async function findCredential(
  pool: pg.Pool,
  email: string,
): Promise<{ actor: SignedIn; passwordHash: string } | null> {
  const { rows } = await pool.query<SignedIn & { roles: Role[]; passwordHash: string }>(
    `select a.*, c.password_hash as "passwordHash" from (${ACTOR} u.email = $1) a join infra.credential c on c.user_id = a.id`,
    [email],
  )
  const found = rows[0]
  if (!found) return null
  const { passwordHash, ...actor } = found
  return { actor, passwordHash }
}
