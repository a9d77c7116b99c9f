import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { sessionEnded, useSessionEnded } from './api.ts'
import { SignInForm } from './SignInForm.tsx'
import { useSession } from './session.tsx'

/** Signs in again over the page, which keeps its form: nothing that was typed is lost. */
export function SessionEndedDialog({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useLingui()
  const { user } = useSession()
  return (
    <Dialog open={useSessionEnded()} keep onClose={() => undefined} title={t`Please sign in again`}>
      <p>
        <Trans>Your session has ended. The page behind this window is as you left it.</Trans>
      </p>
      <br />
      <SignInForm
        email={user.email}
        onSignedIn={(session) => {
          sessionEnded(false)
          onSignedIn(session)
        }}
      />
    </Dialog>
  )
}
