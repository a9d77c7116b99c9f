import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { Button } from '../ui/control/Button.tsx'
import styles from './door.module.css'
import { type Language, switchLanguage } from './language.ts'
import { Mark } from './Mark.tsx'

const languages: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'de', name: 'Deutsch' },
]

/** A page before one is in: sign-in, first administrator. */
export function DoorPage({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  const { t, i18n } = useLingui()
  useEffect(() => {
    document.title = `${title} · Rapport`
  }, [title])
  return (
    <div className={styles.door}>
      <header className={styles.head}>
        <Mark />
        <fieldset aria-label={t`Language`} className={styles.languages}>
          {languages.map(({ language, name }) => (
            <Button
              key={language}
              kind="quiet"
              small
              lang={language}
              aria-pressed={i18n.locale === language}
              onClick={() => void switchLanguage(language)}
            >
              {name}
            </Button>
          ))}
        </fieldset>
      </header>
      <main className={`${styles.paper} ${wide ? styles.wide : ''}`}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
