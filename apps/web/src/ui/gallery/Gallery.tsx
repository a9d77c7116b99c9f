import { useEffect } from 'react'
import { switchLanguage } from '../../shell/language.ts'
import { Mark } from '../../shell/Mark.tsx'
import { SignInPage } from '../../shell/SignInPage.tsx'
import { Button } from '../control/Button.tsx'
import { Palette } from '../overlay/Palette.tsx'
import { showPalette } from '../overlay/palette.ts'
import { type Place, SearchButton, Shell } from '../page/Shell.tsx'
import { maybe, oneOf } from '../table/url-state.ts'
import { useUrlState } from '../table/use-url-state.ts'
import { chooseTheme } from '../theme/theme.ts'
import { ZoneProvider } from '../words/zone.tsx'
import { FormView } from './FormView.tsx'
import { ListView } from './ListView.tsx'
import { PartsView } from './PartsView.tsx'

const params = {
  theme: maybe(['light', 'dark']),
  language: oneOf(['en', 'de'], 'en'),
  view: oneOf(['parts', 'list', 'form', 'door', 'firm'], 'parts'),
}

const places: readonly Place[] = [
  { to: '/gallery', label: 'Today', icon: 'home' },
  { to: '/gallery/households', label: 'Households', icon: 'household' },
  { to: '/gallery/assignments', label: 'Assignments', icon: 'list', waiting: 4 },
  { to: '/gallery/claims', label: 'Claims', icon: 'star' },
  { to: '/gallery/initiatives', label: 'Initiatives', icon: 'flag' },
  { to: '/gallery/compensation', label: 'My compensation', icon: 'coins' },
]

/** Every part on a page, in either theme and language: `/gallery?view=list&theme=dark&language=de`. */
export function Gallery() {
  const [{ theme, language, view }, change] = useUrlState(params)
  useEffect(() => chooseTheme(theme || 'system'), [theme])
  useEffect(() => void switchLanguage(language), [language])
  if (view === 'door' || view === 'firm') return <Door demo={view === 'door'} />
  return (
    <ZoneProvider zone="Europe/Zurich">
      <Shell
        places={places}
        name={<Mark />}
        search={<SearchButton onClick={() => showPalette(true)} />}
        tools={(['parts', 'list', 'form'] as const).map((name) => (
          <Button key={name} kind="quiet" small onClick={() => change({ view: name })}>
            {name}
          </Button>
        ))}
      >
        {view === 'parts' && <PartsView />}
        {view === 'list' && <ListView />}
        {view === 'form' && <FormView />}
      </Shell>
      <Palette />
    </ZoneProvider>
  )
}

const accounts = [
  { name: 'Ruth Stone', role: 'advisor' },
  { name: 'Max Keller', role: 'specialist' },
  { name: 'Claire Dubois', role: 'controller' },
  { name: 'Henry Okafor', role: 'manager' },
  { name: 'Ines Castellanos', role: 'compensation_approver' },
  { name: 'Mia Lindqvist', role: 'marketing' },
  { name: 'Tom Brandt', role: 'service' },
  { name: 'Aya Nakamura', role: 'auditor' },
  { name: 'Sam Abernathy', role: 'administrator' },
] as const

function Door({ demo }: { demo: boolean }) {
  const people = accounts.map((account) => ({ ...account, email: `${account.name}@demo.example`, does: '' }))
  return (
    <SignInPage
      facts={{
        firm: { name: 'Kestrel & Vale Private Wealth', demo },
        demo: demo ? { password: 'rapport demo', accounts: people } : null,
      }}
      onSignedIn={() => undefined}
    />
  )
}
