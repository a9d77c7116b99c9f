/** A user of the firm. */
export type UserId = string

/** What a user may hold; several at once, within the segregation of duties (domain 3 and 5.3). */
export const roles = [
  'advisor',
  'specialist',
  'banker',
  'assistant',
  'marketing',
  'service',
  'manager',
  'controller',
  'compensation_approver',
  'auditor',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** The roles that stand in front of clients, report results and are paid for them. */
export const representativeRoles = ['advisor', 'specialist', 'banker'] as const satisfies readonly Role[]

/** Whether one of the roles held stands in front of clients. */
export const isRepresentative = (held: readonly Role[]): boolean =>
  held.some((role) => (representativeRoles as readonly Role[]).includes(role))
