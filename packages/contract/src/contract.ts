import { activity } from './activity.ts'
import { claims } from './claims.ts'
import { clients } from './clients.ts'
import { compensation } from './compensation.ts'
import { confirmation } from './confirmation.ts'
import { contacts } from './contacts.ts'
import { firm } from './firm.ts'
import { imports } from './imports.ts'
import { initiatives } from './initiatives.ts'
import type { Operation } from './operation.ts'
import { session } from './session.ts'
import { tableMappings } from './table-mappings.ts'
import { trail } from './trail.ts'
import { worklists } from './worklists.ts'

/** Everything that Rapport can do. */
export const contract = {
  ...session,
  ...clients,
  ...contacts,
  ...worklists,
  ...claims,
  ...confirmation,
  ...activity,
  ...imports,
  ...tableMappings,
  ...compensation,
  ...initiatives,
  ...firm,
  ...trail,
} satisfies Record<string, Operation>
export type Contract = typeof contract
