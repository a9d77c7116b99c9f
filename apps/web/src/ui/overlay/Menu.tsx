import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button, IconButton } from '../control/Button.tsx'
import type { IconName } from '../control/Icon.tsx'

export interface MenuItem {
  readonly id: string
  readonly label: ReactNode
  readonly icon?: IconName
  readonly shortcut?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  /** Set for one of several that exclude each other: whether it is the one. */
  readonly chosen?: boolean
  readonly onSelect: () => void
}

export interface MenuGroup {
  readonly title?: ReactNode
  readonly items: readonly MenuItem[]
}

export interface MenuProps {
  /** What the button is called. */
  readonly label: string
  /** A picture alone, or the label with one. */
  readonly icon?: IconName
  readonly text?: ReactNode
  readonly groups: readonly MenuGroup[]
}

const load = () => import('./MenuWindow.tsx').then((module) => ({ default: module.MenuWindow }))
const MenuWindow = lazy(load)

/** Fetches the menu's code ahead. */
export const preloadMenu = (): void => void load()

/** A button that opens a list of actions. Its code arrives when the pointer or the focus comes near. */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false)
  const { label, icon = 'more', text } = props
  const trigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    onClick: () => setAsked(true),
  } as const
  const still = text ? (
    <Button kind="quiet" icon={icon} aria-label={label} {...trigger}>
      {text}
    </Button>
  ) : (
    <IconButton icon={icon} label={label} {...trigger} />
  )
  if (!asked) return still
  return (
    <Suspense fallback={still}>
      <MenuWindow {...props} />
    </Suspense>
  )
}
