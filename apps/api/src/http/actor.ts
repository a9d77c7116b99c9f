import type { Role } from '@rapport/domain/firm/roles.ts'
import { reachOf } from '@rapport/domain/firm/visibility.ts'
import type { Sight } from '@rapport/prisma/database.ts'

/** Who is signed in, as every operation knows them. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly zone: string
  readonly language: 'en' | 'de'
  /** Leads so many people that one sees a large part of the firm. */
  readonly leadsMany: boolean
}

/** Which of the database's reading roles somebody takes. `led` sees what `covered` sees, and finds it by another way. */
export function sightOf({ roles, leadsMany }: Pick<Actor, 'roles' | 'leadsMany'>): Sight {
  const reach = reachOf(roles)
  return reach === 'covered' && leadsMany ? 'led' : reach
}
