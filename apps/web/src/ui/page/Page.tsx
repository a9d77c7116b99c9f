import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { Link, type To } from 'react-router'
import { Icon } from '../control/Icon.tsx'
import styles from './Page.module.css'

interface Props {
  /** The page's one heading, and the window's title. */
  readonly title: string
  /** Under the title: who, where, since when. */
  readonly subtitle?: ReactNode
  /** A state beside the title. */
  readonly status?: ReactNode
  /** Where this page belongs. */
  readonly back?: { readonly to: To; readonly label: ReactNode }
  /** The few `Figure`s that decide. */
  readonly figures?: ReactNode
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode
  /** `Tabs`, a `FilterBar`. */
  readonly bar?: ReactNode
  /** Detail of the chosen row, beside the list: an `Inspector`. */
  readonly inspector?: ReactNode
  /** `scroll` for reading; `fill` for a `Table` that takes what is left and scrolls by itself. */
  readonly layout?: 'scroll' | 'fill'
  readonly children: ReactNode
}

/** A page: title, deciding figures and the primary action above; below, the work. */
export function Page({
  title,
  subtitle,
  status,
  back,
  figures,
  actions,
  bar,
  inspector,
  layout = 'scroll',
  children,
}: Props) {
  useEffect(() => {
    document.title = `${title} · Rapport`
  }, [title])
  return (
    <div className={`${styles.page} ${styles[layout]}`}>
      <header className={styles.head}>
        {back && (
          <Link to={back.to} className={styles.back}>
            <Icon name="chevronLeft" size={14} />
            {back.label}
          </Link>
        )}
        <div className={styles.line}>
          <div className={styles.title}>
            <h1>{title}</h1>
            {status}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        {figures && <div className={styles.figures}>{figures}</div>}
        {bar && <div className={styles.bar}>{bar}</div>}
      </header>
      <div className={styles.work} data-inspected={inspector ? true : undefined}>
        <div className={styles.content}>{children}</div>
        {inspector}
      </div>
    </div>
  )
}

/** A part of a page with its heading. */
export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.line}>
        <h2>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Two columns where there is room: what is worked on, and what is good to know beside it. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>{children}</div>
      <div className={styles.stack}>{aside}</div>
    </div>
  )
}

/** What stands in a page's place while its code or its first data arrive. */
export function PageLoading() {
  return (
    <div className={`${styles.page} ${styles.scroll}`} aria-busy="true">
      <header className={styles.head}>
        <div className={styles.line}>
          <div className={styles.ghost} />
        </div>
      </header>
      <output className="aside-for-readers">
        <Trans>Loading …</Trans>
      </output>
    </div>
  )
}
