import type { contract } from '@rapport/contract/contract.ts'
import type { Handler } from '../../http/handler.ts'
import { readHousehold } from './read-household.ts'

export const getHousehold: Handler<typeof contract.getHousehold> = async (context, { householdId }, refuse) =>
  (await readHousehold(context, householdId)) ?? refuse('not_found')
