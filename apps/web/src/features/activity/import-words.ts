import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { activity, ImportState } from '@rapport/contract/activity.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { z } from 'zod'
import type { Tone } from '../../ui/figure/StatusPill.tsx'

type State = z.output<typeof ImportState>

export const importStateName: Record<State, MessageDescriptor> = {
  queued: msg`Waiting`,
  reading: msg`Being read`,
  quarantined: msg`In quarantine`,
  imported: msg`Imported`,
  rejected: msg`Refused`,
  undone: msg`Undone`,
  cancelled: msg`Cancelled`,
  failed: msg`Failed`,
}

export const importStateTone: Record<State, Tone> = {
  queued: 'neutral',
  reading: 'open',
  quarantined: 'overdue',
  imported: 'confirmed',
  rejected: 'refused',
  undone: 'neutral',
  cancelled: 'neutral',
  failed: 'refused',
}

/** Whether a file changes by itself: the page asks again while it does. */
export const isRunning = (state: State): boolean => state === 'queued' || state === 'reading'

export const uploadRefusals: Record<RefusalCode<typeof activity.uploadImport>, MessageDescriptor> = {
  file_empty: msg`The file is empty. Ask for it again, or choose another one.`,
  file_too_large: msg`The file is larger than what is taken at once. Ask the bank for shorter periods.`,
}

const gone = msg`This file is not there any more, or it is not yours to see.`

export const releaseRefusals: Record<RefusalCode<typeof activity.releaseImport>, MessageDescriptor> = {
  not_found: gone,
  not_quarantined: msg`This file is not in quarantine any more: somebody released or cancelled it.`,
}

export const cancelRefusals: Record<RefusalCode<typeof activity.cancelImport>, MessageDescriptor> = {
  not_found: gone,
  not_running: msg`This file is not being read any more: it is finished, or somebody cancelled it.`,
}

export const undoRefusals: Record<RefusalCode<typeof activity.undoImport>, MessageDescriptor> = {
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
