import { CSPProvider } from '@base-ui/react/csp-provider'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import type { Session } from '@rapport/contract/session.ts'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { BrowserRouter, useLocation, useNavigate } from 'react-router'
import { ErrorState } from '../ui/feedback/ErrorState.tsx'
import { isSignedOut, problemOf } from '../ui/feedback/problem.ts'
import { Toasts } from '../ui/feedback/Toasts.tsx'
import { client, queryClient, sessionEnded } from './api.ts'
import { ChoosePasswordPage } from './ChoosePasswordPage.tsx'
import { FirstAdministratorPage } from './FirstAdministratorPage.tsx'
import { switchLanguage } from './language.ts'
import { PageBoundary } from './PageBoundary.tsx'
import { paths } from './paths.ts'
import { Gallery } from './routes.tsx'
import { SignedIn } from './SignedIn.tsx'
import { SignInPage } from './SignInPage.tsx'

/** The whole of the web: words, addresses, answers, and who is there. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <PageBoundary>
              <Entrance />
            </PageBoundary>
          </BrowserRouter>
          <Toasts />
        </QueryClientProvider>
      </I18nProvider>
    </CSPProvider>
  )
}

/** Leads to the door or in, by whether there is a session. */
function Entrance() {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const atGallery = Gallery !== null && pathname === '/gallery'
  const atFirst = pathname === paths.firstAdministrator()
  const atChoice = pathname === paths.choosePassword()
  const session = useQuery({
    ...client.getSession.query({}),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !atGallery && !atFirst && !atChoice,
  })
  const outside = session.error !== null && isSignedOut(problemOf(session.error))
  const facts = useQuery({ ...client.getSignInPage.query({}), enabled: outside && !session.data })

  const enter = (next: Session) => {
    const before = session.data
    sessionEnded(false)
    // Somebody else must not see a trace of who was here before.
    if (before && before.user.id !== next.user.id) {
      queryClient.clear()
      void navigate('/')
    }
    queryClient.setQueryData(client.getSession.key({}), next)
    if (before?.user.id !== next.user.id && next.user.language !== i18n.locale) void switchLanguage(next.user.language)
    // What was refused while nobody was signed in is asked for again.
    void queryClient.invalidateQueries({ predicate: ({ state }) => state.error !== null })
  }
  const leave = () => {
    queryClient.clear()
    sessionEnded(false)
    window.location.assign('/')
  }

  if (Gallery && pathname === '/gallery') {
    return (
      <Suspense fallback={null}>
        <Gallery />
      </Suspense>
    )
  }
  const enterAnew = (next: Session) => {
    enter(next)
    void navigate('/', { replace: true })
  }
  if (atFirst) return <FirstAdministratorPage onSignedIn={enterAnew} />
  if (atChoice) return <ChoosePasswordPage onSignedIn={enterAnew} />
  if (session.data) return <SignedIn session={session.data} onSession={enter} onSignedOut={leave} />
  if (facts.data) return <SignInPage facts={facts.data} onSignedIn={enter} />
  const failed = facts.error ?? (outside ? null : session.error)
  if (failed) return <ErrorState error={failed} onRetry={() => void (outside ? facts.refetch() : session.refetch())} />
  return null
}
