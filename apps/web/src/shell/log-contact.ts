import { useSyncExternalStore } from 'react'

/** With whom a contact is to be logged; nobody yet when it was asked for from anywhere. */
export interface ContactToLog {
  readonly householdId?: string
  readonly personId?: string
  readonly initiativeId?: string
}

let asked: ContactToLog | null = null
const listeners = new Set<() => void>()

/** Opens the form for logging a contact over whatever page is shown; `null` closes it. */
export function askToLog(contact: ContactToLog | null): void {
  asked = contact
  for (const listen of listeners) listen()
}

/** What the form is open for, or `null`. Contacts show it; every other feature only asks. */
export function useAskedToLog(): ContactToLog | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => asked,
  )
}
