import { useSyncExternalStore } from 'react'

/** `system` follows the device; the other two were chosen by the person on this device. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'rapport.theme'
const listeners = new Set<() => void>()

function read(): Theme {
  const shown = document.documentElement.dataset['theme']
  return shown === 'light' || shown === 'dark' ? shown : 'system'
}

/** Shows the theme at once and keeps it on this device. `public/theme.js` applies it before the next first paint. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // A browser that keeps nothing still shows the theme until the tab closes.
  }
  for (const changed of listeners) changed()
}

export function useTheme(): Theme {
  return useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, read)
}
