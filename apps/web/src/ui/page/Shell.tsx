import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { Icon, type IconName } from '../control/Icon.tsx'
import { Keys } from '../keyboard/Keys.tsx'
import styles from './Shell.module.css'

export interface Place {
  readonly to: string
  readonly label: string
  readonly icon: IconName
  /** How many things wait there. */
  readonly waiting?: number
}

interface Props {
  /** Where this person works, the first screen first. */
  readonly places: readonly Place[]
  /** The firm's name, at the head of the rail. */
  readonly name: ReactNode
  /** Right of the search in the top bar. */
  readonly tools: ReactNode
  readonly search: ReactNode
  /** A line over everything: demo, offline. */
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** The frame of every signed-in page: rail with places, top bar, and the page. On a phone the rail is a bar below. */
export function Shell({ places, name, tools, search, banner, children }: Props) {
  const { t } = useLingui()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        <Trans>Skip to the page</Trans>
      </a>
      {banner}
      <div className={styles.columns}>
        <nav className={styles.rail} aria-label={t`Places`}>
          <div className={styles.name}>{name}</div>
          <ul className={styles.places}>
            {places.map((place) => (
              <li key={place.to}>
                <NavLink to={place.to} className={styles.place ?? ''}>
                  <Icon name={place.icon} />
                  <span className={styles.word}>{place.label}</span>
                  {place.waiting !== undefined && place.waiting > 0 && (
                    <span className={styles.waiting}>{place.waiting}</span>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.main}>
          <header className={styles.bar}>
            {search}
            <div className={styles.tools}>{tools}</div>
          </header>
          <main id="page" className={styles.page} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </div>
  )
}

/** The box in the top bar that opens the palette. */
export function SearchButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className={styles.search} onClick={onClick} aria-keyshortcuts="Control+K Meta+K">
      <Icon name="search" />
      <span>
        <Trans>Search or go to …</Trans>
      </span>
      <Keys of="mod+k" />
    </button>
  )
}
