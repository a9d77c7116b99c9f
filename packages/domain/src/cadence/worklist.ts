import type { Cadence } from './cadence-state.ts'

export const worklists = ['overdue', 'due_soon', 'silent', 'over_contacted'] as const
export type Worklist = (typeof worklists)[number]

/** The worklists that a household stands on; several at once is possible. What is due today is on "due soon". */
export function worklistsOf({ status, silent, overContacted }: Cadence): Worklist[] {
  const lists: Worklist[] = []
  if (status === 'overdue') lists.push('overdue')
  if (status === 'due' || status === 'due_soon') lists.push('due_soon')
  if (silent) lists.push('silent')
  if (overContacted.length > 0) lists.push('over_contacted')
  return lists
}
