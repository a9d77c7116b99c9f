import type { Output } from '@rapport/contract/operation.ts'
import type { client } from '../../shell/api.ts'

/** One household as the contract gives it. */
export type HouseholdDetail = Output<typeof client.getHousehold.operation>
