import type { Role } from '@rapport/domain/firm/roles.ts'
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

const OVERSIGHT: readonly Role[] = ['controller', 'compensation_approver', 'auditor']
const DIRECTORY: readonly Role[] = ['marketing', 'service']

/** Which of the database's reading roles these roles amount to. */
export function sightOf(roles: readonly Role[]): Sight {
  if (roles.some((role) => OVERSIGHT.includes(role))) return 'oversight'
  return roles.some((role) => DIRECTORY.includes(role)) ? 'directory' : 'covered'
}
