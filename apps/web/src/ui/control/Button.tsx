import type { ComponentProps, ReactNode, Ref } from 'react'
import { Link, type To } from 'react-router'
import { Keys } from '../keyboard/Keys.tsx'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

/** `primary`: the one thing this page is for. `plain`: the others. `quiet`: inside a row or bar. `danger`: takes away. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

interface Look {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** The keys that do the same, `mod+Enter`, shown at the button's end. It does not listen: `useShortcut` does. */
  readonly shortcut?: string
  readonly small?: boolean
  readonly children: ReactNode
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'children' | 'className'> {
  /** Work is under way: the button keeps its width and place, says so, and takes no second click. */
  readonly busy?: boolean
}

/** A button that does something here. What leads elsewhere is a `ButtonLink`. */
export function Button({ kind, icon, shortcut, small, busy, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(kind, small)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <Face icon={icon} shortcut={shortcut}>
        {children}
      </Face>
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ kind, icon, shortcut, small, children, to }: Look & { readonly to: To }) {
  return (
    <Link to={to} className={classes(kind, small)}>
      <Face icon={icon} shortcut={shortcut}>
        {children}
      </Face>
    </Link>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'className' | 'aria-label'> {
  readonly icon: IconName
  /** What it does: its name for readers, and its tooltip. */
  readonly label: string
  readonly shortcut?: string
  readonly kind?: 'quiet' | 'plain'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A picture that does something. Its word appears on hover and focus. */
export function IconButton({ icon, label, shortcut, kind = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <button type="button" {...rest} aria-label={label} className={`${classes(kind)} ${styles.square}`}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}

function Face({
  icon,
  shortcut,
  children,
}: {
  icon: IconName | undefined
  shortcut: string | undefined
  children: ReactNode
}) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className={styles.word}>{children}</span>
      {shortcut && <Keys of={shortcut} className={styles.key} />}
    </>
  )
}

const classes = (kind: ButtonKind = 'plain', small = false): string =>
  `${styles.button} ${styles[kind]} ${small ? styles.small : ''}`
