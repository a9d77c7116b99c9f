import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from '../control/Button.tsx'
import { Icon, type IconName } from '../control/Icon.tsx'
import { Keys } from '../keyboard/Keys.tsx'
import styles from './Menu.module.css'
import { Popup } from './Popup.tsx'

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

interface MenuGroup {
  readonly title?: string
  readonly items: readonly MenuItem[]
}

interface Props {
  /** What is in it; also the button's name where there is no text. */
  readonly label: string
  /** A picture alone, or beside the text. */
  readonly icon?: IconName
  readonly text?: ReactNode
  readonly groups: readonly MenuGroup[]
}

/** A button that opens a list of actions. Arrows move, letters jump, Escape goes back to the button. */
export function Menu({ label, icon = 'more', text, groups }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLSpanElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const close = (focusBack: boolean) => {
    setOpen(false)
    if (focusBack) frame.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (open) itemsIn(list.current)[0]?.focus()
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    const items = itemsIn(list.current)
    const at = items.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation()
      if (event.key === 'Escape') event.preventDefault()
      close(true)
    } else if (to !== undefined) {
      event.preventDefault()
      items[(to + items.length) % items.length]?.focus()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLocaleLowerCase()
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
      after.find((item) => item.textContent?.toLocaleLowerCase().startsWith(letter))?.focus()
    }
  }
  const trigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    onClick: () => setOpen(!open),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || open) return
      event.preventDefault()
      setOpen(true)
    },
  } as const
  return (
    <span ref={frame} className={styles.frame}>
      {text ? (
        <Button kind="quiet" icon={icon} {...trigger}>
          {text}
        </Button>
      ) : (
        <IconButton icon={icon} label={label} {...trigger} />
      )}
      {open && (
        <Popup anchor={frame} align="end" onClose={() => close(false)}>
          <div
            ref={list}
            id={id}
            role="menu"
            tabIndex={-1}
            aria-label={label}
            className={styles.menu}
            onKeyDown={onKeyDown}
          >
            {groups.map((group, at) => (
              <div
                key={at}
                // A menu's groups have no element of their own.
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                role="group"
                aria-label={group.title}
                className={styles.group}
              >
                {group.title && (
                  <div className={styles.title} aria-hidden="true">
                    {group.title}
                  </div>
                )}
                {group.items.map((item) => (
                  <Item
                    key={item.id}
                    item={item}
                    onRun={() => {
                      close(true)
                      item.onSelect()
                    }}
                  />
                ))}
              </div>
            ))}
          </div>
        </Popup>
      )}
    </span>
  )
}

function Item({ item, onRun }: { item: MenuItem; onRun: () => void }) {
  const { chosen } = item
  return (
    <button
      type="button"
      role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={chosen}
      tabIndex={-1}
      disabled={item.disabled}
      className={`${styles.item} ${item.danger ? styles.danger : ''}`}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={onRun}
    >
      {chosen === undefined && item.icon && <Icon name={item.icon} />}
      {chosen !== undefined && (chosen ? <Icon name="check" /> : <span className={styles.unchosen} />)}
      <span className={styles.text}>{item.label}</span>
      {item.shortcut && <Keys of={item.shortcut} />}
    </button>
  )
}

const itemsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? []),
]
