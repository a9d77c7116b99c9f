import type { activity } from '@rapport/contract/activity.ts'
import type { Output } from '@rapport/contract/operation.ts'

/** An account that belongs to no household yet. */
export type UnknownAccount = Output<typeof activity.listUnknownAccounts>['items'][number]
