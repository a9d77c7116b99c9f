/** One key, `'l'`, `'?'` or `'mod+k'` (Ctrl, or Cmd on a Mac), and what it does in the reader's words. */
export interface Shortcut {
  readonly keys: string
  readonly does: string
  readonly run: () => void
  /** Also while a window is open: for keys that belong to that window. */
  readonly inWindow?: boolean
}

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Whether that key press means that shortcut. Shift is part of the key: `?` is `?` on every keyboard. */
export function matches(keys: string, press: KeyPress): boolean {
  const [key, ...modifiers] = keys.split('+').toReversed()
  const mod = press.ctrlKey || press.metaKey
  return !press.altKey && mod === modifiers.includes('mod') && press.key.toLowerCase() === key?.toLowerCase()
}

/** How the keys are shown: `⌘ K` on a Mac, `Ctrl K` elsewhere, single letters as on the key. */
export function shownKeys(keys: string, mac: boolean): string {
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
}
