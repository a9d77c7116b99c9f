import { z } from 'zod'
import { operation } from './operation.ts'
import { HouseholdRef, Id, InstantValue, page, paging, text, UserRef } from './values.ts'

export const AuditRow = z
  .object({
    id: Id,
    at: InstantValue,
    actor: UserRef.nullable(),
    onBehalfOf: UserRef.nullable(),
    operation: z.string(),
    subjectKind: z.string(),
    subjectId: Id,
    household: HouseholdRef.nullable(),
    requestId: z.string(),
    fact: z.unknown(),
  })
  .meta({ id: 'AuditRow' })

export const trail = {
  listTrail: operation({
    method: 'GET',
    path: '/trail',
    summary: 'Who did what, for whom, to what, when and why; newest first',
    roles: ['auditor', 'controller'],
    query: z.object({
      actorId: Id.optional(),
      subjectId: Id.optional(),
      householdId: Id.optional(),
      operation: text(60).optional(),
      ...paging,
    }),
    output: page(AuditRow),
  }),
}
