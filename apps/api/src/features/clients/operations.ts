import type { Handlers } from '../../http/handlers.ts'
import { editHousehold } from './edit-household.ts'
import { getHousehold } from './get-household.ts'
import { getHouseholdAccess } from './get-household-access.ts'
import { getHouseholdTimeline } from './get-household-timeline.ts'
import { listHouseholds } from './list-households.ts'
import { listPeople } from './list-people.ts'
import { searchEverything } from './search-everything.ts'

export const clientOperations = {
  editHousehold,
  getHousehold,
  getHouseholdAccess,
  getHouseholdTimeline,
  listHouseholds,
  listPeople,
  searchEverything,
} satisfies Partial<Handlers>
