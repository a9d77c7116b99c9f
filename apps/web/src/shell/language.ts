import { i18n, type Messages } from '@lingui/core'

export type Language = 'en' | 'de'

const KEY = 'rapport.language'
const catalogs = import.meta.glob<{ messages: Messages }>([
  '/src/ui/locales/*.po',
  '/src/shell/locales/*.po',
  '/src/terms/locales/*.po',
  '/src/features/*/locales/*.po',
])
const parts = new Set(['ui', 'shell'])

/** Called once when the page starts: the frame's words are there before it is drawn. */
export const startLanguage = (): Promise<void> => speak(preferredLanguage())

/** The language chosen on this device, or the first of the browser's that Rapport speaks. */
function preferredLanguage(): Language {
  const kept = keptLanguage()
  if (kept) return kept
  const spoken = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((language) => language === 'en' || language === 'de')
  return spoken === 'de' ? 'de' : 'en'
}

/**
 * Loads the words of a part (`ui`, `shell`, `features/claims`) in the language in use. A page's words arrive with its
 * code; a part without a catalog speaks English.
 */
export async function loadWords(part: string): Promise<void> {
  parts.add(part)
  await load(part, i18n.locale || 'en')
}

/** Switches every word on the screen, and keeps the choice on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  await speak(language)
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A browser that keeps nothing speaks it until the tab closes.
  }
}

async function speak(language: Language): Promise<void> {
  await Promise.all([...parts].map((part) => load(part, language)))
  i18n.activate(language)
  document.documentElement.lang = language
}

async function load(part: string, language: string): Promise<void> {
  const catalog = catalogs[`/src/${part}/locales/${language}.po`]
  if (catalog) i18n.load(language, (await catalog()).messages)
}

function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'en' || kept === 'de' ? kept : null
  } catch {
    return null
  }
}
