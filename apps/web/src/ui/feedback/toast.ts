import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  /** What happened, in one sentence: "Contact with Weber saved." */
  readonly text: string
  readonly tone: 'done' | 'failed'
  /** What one can still do about it: undo, retry, open. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

const LIMIT = 4
let next = 1
let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

function show(changed: readonly Toast[]): void {
  toasts = changed
  for (const listen of listeners) listen()
}

/** Tells the result of something the person just did. Refusals of a form belong in the form, not here. */
export function toast(text: string, more: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  show(
    [...toasts, { id: next++, text, tone: more.tone ?? 'done', ...(more.action ? { action: more.action } : {}) }].slice(
      -LIMIT,
    ),
  )
}

export const dismissToast = (id: number): void => show(toasts.filter((one) => one.id !== id))

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => toasts,
  )
}
