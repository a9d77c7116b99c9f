import { useLingui } from '@lingui/react/macro'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { Later } from './Later.tsx'
import { later } from './later-part.ts'
import { showPalette, usePaletteOpen } from './palette.ts'

const commandPalette = later<object>(() => import('./CommandPalette.tsx').then((module) => module.CommandPalette))

/** Fetches the palette's code ahead. */
export const preloadPalette = commandPalette.preload

/** The palette and its key; the shell holds one. */
export function Palette() {
  const { t } = useLingui()
  const open = usePaletteOpen()
  useShortcut('mod+k', t`Search, or go to a page or action`, () => showPalette(true))
  if (!open) return null
  return <Later of={commandPalette} props={{}} onBroken={() => showPalette(false)} />
}
