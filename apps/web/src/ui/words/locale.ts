import { useLingui } from '@lingui/react'

/** The BCP 47 tag that numbers and dates follow: the person's own regional variant of the language they read. */
export function regionOf(language: string, preferred: readonly string[]): string {
  const own = preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`))
  return own ?? (language === 'de' ? 'de-DE' : 'en-US')
}

/** The locale of every figure on the screen. Re-renders when the language is switched. */
export function useLocale(): string {
  const { i18n } = useLingui()
  return regionOf(i18n.locale, navigator.languages)
}
