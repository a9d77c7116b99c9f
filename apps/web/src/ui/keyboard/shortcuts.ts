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

/** What stands on the keys that have words on them, in the reader's language. */
export interface KeyWords {
  readonly ctrl: string
  readonly enter: string
  readonly escape: string
}

/** What stands on each key of a shortcut: `⌘` and `K` on a Mac, `Ctrl` and `K` elsewhere. */
export function keyNames(keys: string, mac: boolean, words: KeyWords): string[] {
  const named: Readonly<Record<string, string>> = {
    mod: mac ? '⌘' : words.ctrl,
    Enter: words.enter,
    Escape: words.escape,
  }
  return keys.split('+').map((key) => named[key] ?? key.toUpperCase())
}
