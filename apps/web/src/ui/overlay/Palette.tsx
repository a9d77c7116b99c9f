import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { showPalette, usePaletteOpen } from './palette.ts'

const load = () => import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette }))
const CommandPalette = lazy(load)

/** Fetches the palette's code ahead. */
export const preloadPalette = (): void => void load()

/** The palette and its key; the shell holds one. */
export function Palette() {
  const { t } = useLingui()
  const open = usePaletteOpen()
  useShortcut('mod+k', t`Search, or go to a page or action`, () => showPalette(true))
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <CommandPalette />
    </Suspense>
  )
}
