import type { contract } from '@rapport/contract/contract.ts'
import type { Handler } from '../../http/handler.ts'

export const getSession: Handler<typeof contract.getSession> = async ({ actor, firm, today }) => ({
  user: { ...actor, roles: [...actor.roles] },
  firm,
  today,
})
