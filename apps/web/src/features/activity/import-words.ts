import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { activity } from '@rapport/contract/activity.ts'
import type { ImportState } from '@rapport/contract/import-values.ts'
import type { imports } from '@rapport/contract/imports.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { z } from 'zod'
import type { Tone } from '../../ui/figure/StatusPill.tsx'

type State = z.output<typeof ImportState>

export const importStateName: Record<State, MessageDescriptor> = {
  queued: msg`Waiting`,
  reading: msg`Being read`,
  unmapped: msg`Needs its columns`,
  ready: msg`Ready to import`,
  quarantined: msg`In quarantine`,
  booking: msg`Being imported`,
  imported: msg`Imported`,
  duplicate: msg`Imported before`,
  lapsed: msg`Lapsed`,
  rejected: msg`Refused`,
  undone: msg`Undone`,
  cancelled: msg`Cancelled`,
  failed: msg`Failed`,
}

export const importStateTone: Record<State, Tone> = {
  queued: 'neutral',
  reading: 'open',
  unmapped: 'overdue',
  ready: 'promised',
  booking: 'open',
  duplicate: 'neutral',
  lapsed: 'neutral',
  quarantined: 'overdue',
  imported: 'confirmed',
  rejected: 'refused',
  undone: 'neutral',
  cancelled: 'neutral',
  failed: 'refused',
}

/** Whether a file changes by itself: the page asks again while it does. */
export const isRunning = (state: State): boolean => state === 'queued' || state === 'reading' || state === 'booking'

/** Whether it waits for somebody to decide: nothing of it counts, and what a table's columns mean can be told. */
export const isOpen = (state: State): boolean => state === 'ready' || state === 'quarantined' || state === 'unmapped'

/** Whether reading it once more can change anything. */
export const canReadAgain = (state: State): boolean =>
  ['duplicate', 'rejected', 'lapsed', 'undone', 'cancelled', 'failed'].includes(state)

export const uploadRefusals: Record<RefusalCode<typeof imports.uploadImport>, MessageDescriptor> = {
  file_empty: msg`The file is empty. Ask for it again, or choose another one.`,
  file_too_large: msg`The file is larger than what is taken at once. Ask the bank for shorter periods.`,
}

const gone = msg`This file is not there any more, or it is not yours to see.`

export const releaseRefusals: Record<RefusalCode<typeof imports.releaseImport>, MessageDescriptor> = {
  not_found: gone,
  not_quarantined: msg`This file is not in quarantine any more: somebody released or cancelled it.`,
}

export const cancelRefusals: Record<RefusalCode<typeof imports.cancelImport>, MessageDescriptor> = {
  not_found: gone,
  not_running: msg`This file counts already, or somebody turned it down.`,
}

export const readAgainRefusals: Record<RefusalCode<typeof imports.readImportAgain>, MessageDescriptor> = {
  not_found: gone,
  not_readable: msg`This file is being read already, or somebody imported it meanwhile.`,
  mapping_unknown: msg`These columns are not saved any more. Choose others.`,
}

export const undoRefusals: Record<RefusalCode<typeof imports.undoImport>, MessageDescriptor> = {
  not_found: gone,
  not_imported: msg`There is nothing to undo: the file was undone before, or never imported.`,
  already_allocated: msg`Confirmations rest on this file. Undo those first; they are named below.`,
}

export const assignRefusals: Record<RefusalCode<typeof activity.assignAccount>, MessageDescriptor> = {
  not_found: msg`This account is not there any more: its import was undone.`,
  household_unknown: msg`There is no such household any more. Choose another one.`,
  edit_conflict: msg`Somebody else assigned this account meanwhile.`,
  already_allocated: msg`Money of this account confirms a claim already. Undo that confirmation first.`,
}

export const flowRefusals: Record<RefusalCode<typeof activity.correctFlowType>, MessageDescriptor> = {
  not_found: msg`This movement is not there any more: its import was undone.`,
  edit_conflict: msg`Somebody else corrected this movement meanwhile. It is shown as it is now: look at it, then save again.`,
  already_allocated: msg`This movement confirms a claim already. Undo that confirmation first.`,
  nothing_changed: msg`It is of that type already. Choose another one.`,
}
