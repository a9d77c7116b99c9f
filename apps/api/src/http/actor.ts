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
}

/** Which of the database's reading roles these roles amount to. */
export function sightOf(roles: readonly Role[]): Sight {
  const reach = reachOf(roles)
  // The same is seen, and found by another way, since whoever leads may see a thousand times as much.
  return reach === 'covered' && roles.includes('manager') ? 'led' : reach
}
