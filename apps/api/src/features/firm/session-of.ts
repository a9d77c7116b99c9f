import type { Session } from '@rapport/contract/session.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type pg from 'pg'
import type { Actor } from '../../http/actor.ts'
import type { Clock } from '../../http/context.ts'
import type { Firm } from '../../http/handler.ts'

/** What the screens know of who is signed in. */
export async function sessionOf(
  pool: pg.Pool,
  clock: Clock,
  { id, name, email, roles, zone, language }: Actor,
): Promise<Session> {
  const { rows } = await pool.query<Firm>('select name, demo, currency, zone from firm limit 1')
  const firm = rows[0]
  if (!firm) throw new Error('a user without a firm')
  return {
    user: { id, name, email, roles: [...roles], zone, language },
    firm: { name: firm.name, demo: firm.demo, currency: firm.currency, zone: firm.zone },
    today: localDay(clock(), firm.zone),
  }
}
