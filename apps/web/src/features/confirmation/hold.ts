import { useSyncExternalStore } from 'react'

export type Held<Intent> =
  | { readonly state: 'waiting'; readonly intent: Intent }
  | { readonly state: 'sending'; readonly intent: Intent }
  | { readonly state: 'failed'; readonly intent: Intent; readonly error: unknown }

export interface Hold<Intent> {
  /** Waits before it is sent. What waited before is sent now. */
  readonly begin: (intent: Intent) => void
  /** Takes back what waits; `null` when it is too late. */
  readonly undo: () => Intent | null
  /** Sends at once. */
  readonly sendNow: () => void
  /** Time stands still while somebody reads or points at it. */
  readonly pause: (paused: boolean) => void
  readonly dismiss: (intent: Intent) => void
  readonly all: () => readonly Held<Intent>[]
  readonly subscribe: (changed: () => void) => () => void
}

/**
 * A pause between decision and deed, in which it can be taken back without a trace. It belongs to no page, so going on
 * to the next claim does not lose it. What is refused stays until somebody has seen it.
 */
export function createHold<Intent>(send: (intent: Intent) => Promise<void>, milliseconds: number): Hold<Intent> {
  let held: readonly Held<Intent>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const change = (next: readonly Held<Intent>[]) => {
    held = next
    for (const listen of listeners) listen()
  }
  const waiting = () => held.find(({ state }) => state === 'waiting')
  const without = (intent: Intent) => held.filter((one) => one.intent !== intent)
  const start = () => {
    clearTimeout(timer)
    timer = setTimeout(sendNow, milliseconds)
  }

  function sendNow(): void {
    clearTimeout(timer)
    const one = waiting()
    if (!one) return
    const { intent } = one
    change([...without(intent), { state: 'sending', intent }])
    send(intent).then(
      () => change(without(intent)),
      (error: unknown) => change([...without(intent), { state: 'failed', intent, error }]),
    )
  }

  return {
    begin: (intent) => {
      sendNow()
      change([...held, { state: 'waiting', intent }])
      start()
    },
    undo: () => {
      const one = waiting()
      if (!one) return null
      clearTimeout(timer)
      change(without(one.intent))
      return one.intent
    },
    sendNow,
    pause: (paused) => {
      clearTimeout(timer)
      if (!paused && waiting()) start()
    },
    dismiss: (intent) => change(without(intent)),
    all: () => held,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

export const useHold = <Intent>(hold: Hold<Intent>): readonly Held<Intent>[] =>
  useSyncExternalStore(hold.subscribe, hold.all)
