import { useEffect, useSyncExternalStore } from 'react'
import type { IconName } from '../control/Icon.tsx'

export interface PaletteItem {
  readonly id: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly detail?: string
  readonly icon?: IconName
  readonly shortcut?: string
  readonly run: () => void
}

/** A group in the palette, such as households or actions. Define it outside the component, or memoise it. */
export interface PaletteSource {
  readonly id: string
  readonly title: string
  /** What fits the text, best first; for the empty text what is likely, or nothing. At most eight are shown. */
  readonly find: (text: string, signal: AbortSignal) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>
}

let sources: readonly PaletteSource[] = []
let open = false
const listeners = new Set<() => void>()

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

function tell(): void {
  for (const listen of listeners) listen()
}

/** Adds a group to the palette while this component is shown. */
export function usePaletteSource(source: PaletteSource): void {
  useEffect(() => {
    sources = [...sources, source]
    tell()
    return () => {
      sources = sources.filter((one) => one !== source)
      tell()
    }
  }, [source])
}

export function showPalette(shown: boolean): void {
  open = shown
  tell()
}

export const usePaletteOpen = (): boolean => useSyncExternalStore(subscribe, () => open)
export const usePaletteSources = (): readonly PaletteSource[] => useSyncExternalStore(subscribe, () => sources)

/** The items whose label or detail has every word of the text, those first that begin with it. */
export function pick(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const words = text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return items
  const rank = (item: PaletteItem): number => (item.label.toLocaleLowerCase().startsWith(words[0] ?? '') ? 0 : 1)
  return items
    .filter((item) => words.every((word) => `${item.label} ${item.detail ?? ''}`.toLocaleLowerCase().includes(word)))
    .toSorted((a, b) => rank(a) - rank(b))
}
