import { useEffect, useRef, useSyncExternalStore } from 'react'
import { matches, type Shortcut } from './shortcuts.ts'

let active: readonly Shortcut[] = []
const listeners = new Set<() => void>()

function change(next: readonly Shortcut[]): void {
  active = next
  for (const listen of listeners) listen()
}

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)

/**
 * A key that does something while this component is shown, and is listed under `?` with `does`. Letters are off while
 * somebody types, and under a window unless they belong to it. The one added last wins.
 */
export function useShortcut(
  keys: string,
  does: string,
  run: () => void,
  how: { off?: boolean; inWindow?: boolean } = {},
): void {
  const { off = false, inWindow = false } = how
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (off) return
    const shortcut: Shortcut = { keys, does, inWindow, run: () => latest.current() }
    change([...active, shortcut])
    return () => change(active.filter((one) => one !== shortcut))
  }, [keys, does, off, inWindow])
}

/** Everything that a key does right now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => active,
  )
}

/** Called once when the page starts. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat) return
    const withModifier = event.ctrlKey || event.metaKey
    if (!withModifier && isTaken(event.target)) return
    const windowOpen = document.querySelector('[data-window]') !== null
    const meant = active.findLast((one) => matches(one.keys, event) && (!windowOpen || one.inWindow === true))
    if (!meant) return
    event.preventDefault()
    meant.run()
  })
}

/** Whether the key belongs to what has the focus: a field being typed in, a list that jumps to letters. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=menu], [role=listbox]',
    ) !== null
  )
}
