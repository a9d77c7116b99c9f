import { useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isSignedOut, problemOf } from '../ui/feedback/problem.ts'
import { toast } from '../ui/feedback/toast.ts'
import { forgetDrafts } from '../ui/form/draft.ts'
import { Later } from '../ui/overlay/Later.tsx'
import { later } from '../ui/overlay/later-part.ts'
import { Menu } from '../ui/overlay/Menu.tsx'
import { chooseTheme, type Theme, useTheme } from '../ui/theme/theme.ts'
import { client } from './api.ts'
import { type Language, switchLanguage } from './language.ts'
import { useSession } from './session.tsx'

interface Props {
  readonly onSession: (session: Session) => void
  readonly onSignedOut: () => void
  readonly onShortcuts: () => void
}

const ownSignIn = later(() => import('./OwnSignIn.tsx').then((module) => module.OwnSignIn))

/** The person's own menu: language, theme, keys, password, sign out. */
export function UserMenu({ onSession, onSignedOut, onShortcuts }: Props) {
  const { t, i18n } = useLingui()
  const theme = useTheme()
  const [own, setOwn] = useState(false)
  const { user } = useSession()
  const speak = useMutation({
    mutationFn: async (language: Language) => {
      await switchLanguage(language)
      onSession(await client.setLanguage({ language }))
    },
    // Signing in again is asked for by itself.
    onError: (error) =>
      isSignedOut(problemOf(error)) ||
      toast(t`The language is kept on this device only: Rapport could not be reached.`, { tone: 'failed' }),
  })
  const signedOut = () => {
    forgetDrafts(user.id, Date.now())
    onSignedOut()
  }
  const leave = useMutation({
    mutationFn: () => client.signOut({}),
    onSuccess: signedOut,
    onError: () => toast(t`You are still signed in: Rapport could not be reached. Try again.`, { tone: 'failed' }),
  })
  const themes: readonly { theme: Theme; label: string }[] = [
    { theme: 'system', label: t`As the device` },
    { theme: 'light', label: t`Light` },
    { theme: 'dark', label: t`Dark` },
  ]
  const languages: readonly { language: Language; label: string }[] = [
    { language: 'en', label: 'English' },
    { language: 'de', label: 'Deutsch' },
  ]
  return (
    <>
      <Menu
        label={t`Your menu`}
        icon="person"
        text={user.name}
        groups={[
          {
            title: t`Language`,
            items: languages.map(({ language, label }) => ({
              id: language,
              label,
              chosen: i18n.locale === language,
              onSelect: () => speak.mutate(language),
            })),
          },
          {
            title: t`Theme`,
            items: themes.map((one) => ({
              id: one.theme,
              label: one.label,
              chosen: theme === one.theme,
              onSelect: () => chooseTheme(one.theme),
            })),
          },
          {
            items: [
              { id: 'keys', label: t`Keys`, icon: 'keyboard', shortcut: '?', onSelect: onShortcuts },
              { id: 'own', label: t`Password and devices`, icon: 'lock', onSelect: () => setOwn(true) },
              { id: 'leave', label: t`Sign out`, icon: 'arrowRight', onSelect: () => leave.mutate() },
            ],
          },
        ]}
      />
      {own && (
        <Later
          of={ownSignIn}
          props={{ open: true, onClose: () => setOwn(false), onSession, onSignedOut: signedOut }}
          onBroken={() => setOwn(false)}
        />
      )}
    </>
  )
}
