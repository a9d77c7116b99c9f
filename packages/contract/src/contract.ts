import type { Operation } from './operation.ts'
import { session } from './session.ts'

/** Everything that Rapport can do. */
export const contract = {
  ...session,
} satisfies Record<string, Operation>
export type Contract = typeof contract
