import { useLingui } from '@lingui/react/macro'
import { keyNames } from './shortcuts.ts'
import { isMac } from './use-shortcut.ts'

interface Props {
  /** As `useShortcut` takes them: `l`, `mod+k`, `mod+Enter`, `Escape`. */
  readonly of: string
  readonly className?: string | undefined
}

/**
 * A shortcut as it is printed on this person's keyboard: `⌘ K` on a Mac, `Ctrl K` elsewhere, `Strg K` in German. It shows
 * what a name beside it already says, so it is hidden from readers, and from screens that only fingers touch.
 */
export function Keys({ of, className }: Props) {
  const { t } = useLingui()
  const words = { ctrl: t`Ctrl`, enter: t`Enter`, escape: t`Esc` }
  return (
    <kbd className={className} aria-hidden="true">
      {keyNames(of, isMac(), words).join(' ')}
    </kbd>
  )
}
