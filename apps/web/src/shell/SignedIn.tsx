import { useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { useEffect, useMemo, useState } from 'react'
import { useLocation, useNavigate, useNavigationType } from 'react-router'
import { ShortcutsHelp } from '../ui/keyboard/ShortcutsHelp.tsx'
import { useShortcut } from '../ui/keyboard/use-shortcut.ts'
import { preloadDialog } from '../ui/overlay/Dialog.tsx'
import { Palette, preloadPalette } from '../ui/overlay/Palette.tsx'
import { pick, showPalette, usePaletteSource } from '../ui/overlay/palette.ts'
import { SearchButton, Shell } from '../ui/page/Shell.tsx'
import { ZoneProvider } from '../ui/words/zone.tsx'
import { Banners } from './Banners.tsx'
import { askToLog } from './log-contact.ts'
import { Mark } from './Mark.tsx'
import { placesOf } from './places.ts'
import { Everywhere, Pages } from './routes.tsx'
import { SessionEndedDialog } from './SessionEndedDialog.tsx'
import { mayOpen, SessionProvider } from './session.tsx'
import { UserMenu } from './UserMenu.tsx'

interface Props {
  readonly session: Session
  readonly onSession: (session: Session) => void
  readonly onSignedOut: () => void
}

/** Everything behind the sign-in: the frame with this person's places, and the page. */
export function SignedIn({ session, onSession, onSignedOut }: Props) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  useKeepPlace()
  useEffect(() => {
    const timer = window.setTimeout(() => {
      preloadDialog()
      preloadPalette()
    }, 1500)
    return () => window.clearTimeout(timer)
  }, [])

  const places = useMemo(
    () => placesOf(session.user.roles).map(({ label, ...place }) => ({ ...place, label: i18n._(label) })),
    // The words change with the language, which the object does not show.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [session.user.roles, i18n, i18n.locale],
  )
  useShortcut('?', t`Show the keys`, () => setHelp(true))
  // Here, not with the form: who presses it as soon as the page is seen is heard before the form's code has come.
  useShortcut('l', t`Log a contact`, () => askToLog({}), { off: !mayOpen(session.user.roles, loggingRoles) })
  useShortcut('/', t`Search in this page`, () => document.querySelector<HTMLElement>('[data-page-search]')?.focus())
  usePaletteSource(
    useMemo(
      () => ({
        id: 'pages',
        title: t`Pages`,
        find: (text: string) =>
          pick(
            places.map(({ to, label, icon }) => ({ id: to, label, icon, run: () => void navigate(to) })),
            text,
          ),
      }),
      [places, navigate, t],
    ),
  )
  return (
    <SessionProvider value={session}>
      <ZoneProvider zone={session.user.zone}>
        <Shell
          places={places}
          name={<Mark />}
          banner={<Banners demo={session.firm.demo} />}
          search={<SearchButton onClick={() => showPalette(true)} />}
          tools={<UserMenu onSession={onSession} onSignedOut={onSignedOut} onShortcuts={() => setHelp(true)} />}
        >
          <Pages />
        </Shell>
        <Everywhere />
        <Palette />
        <ShortcutsHelp open={help} onClose={() => setHelp(false)} />
        <SessionEndedDialog onSignedIn={onSession} />
      </ZoneProvider>
    </SessionProvider>
  )
}

const scrolled = new Map<string, number>()

/** A new page begins at its top and takes the focus, so that readers hear it; the way back leads to where one was. */
function useKeepPlace(): void {
  const { pathname, key } = useLocation()
  const back = useNavigationType() === 'POP'
  useEffect(() => {
    const page = document.getElementById('page')
    if (!page) return
    page.scrollTop = back ? (scrolled.get(key) ?? 0) : 0
    if (!back && !page.contains(document.activeElement)) page.focus({ preventScroll: true })
    const remember = () => scrolled.set(key, page.scrollTop)
    page.addEventListener('scroll', remember, { passive: true })
    return () => page.removeEventListener('scroll', remember)
    // Only another page is another place: the key changes with every filter.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname])
}
