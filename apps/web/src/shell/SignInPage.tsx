import { Trans, useLingui } from '@lingui/react/macro'
import type { Session, SignInPage as SignInFacts } from '@rapport/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import type * as z from 'zod'
import { Icon } from '../ui/control/Icon.tsx'
import { ErrorNote } from '../ui/feedback/ErrorState.tsx'
import { client } from './api.ts'
import { DoorPage } from './DoorPage.tsx'
import styles from './door.module.css'
import { roleName } from './role-names.ts'
import { SignInForm } from './SignInForm.tsx'

interface Props {
  readonly facts: z.output<typeof SignInFacts>
  readonly onSignedIn: (session: Session) => void
}

/** The way in. A demo firm shows who is there, one press each. */
export function SignInPage({ facts, onSignedIn }: Props) {
  const { t, i18n } = useLingui()
  const { firm, demo } = facts
  const enter = useMutation({
    mutationFn: (email: string) => client.signIn({ email, password: demo?.password ?? '' }),
    onSuccess: onSignedIn,
  })
  if (!firm) {
    return (
      <DoorPage title={t`Rapport has no firm yet`}>
        <p>
          <Trans>
            Rapport printed a one-time link when it started. Open that link to create the firm and its first
            administrator.
          </Trans>
        </p>
      </DoorPage>
    )
  }
  return (
    <DoorPage title={firm.name} wide={demo !== null}>
      <div className={demo ? styles.halves : ''}>
        <SignInForm onSignedIn={onSignedIn} />
        {demo && (
          <section className={styles.demo}>
            <h2>
              <Trans>A demo firm: come in as</Trans>
            </h2>
            {enter.error && <ErrorNote error={enter.error} />}
            <ul>
              {demo.accounts.map((account) => (
                <li key={account.email}>
                  <button
                    type="button"
                    className={styles.account}
                    disabled={enter.isPending}
                    onClick={() => enter.mutate(account.email)}
                  >
                    <span className={styles.who}>
                      <strong>{account.name}</strong>
                      <span>{i18n._(roleName[account.role])}</span>
                    </span>
                    <Icon name="arrowRight" />
                  </button>
                </li>
              ))}
            </ul>
            <p className={styles.small}>
              <Trans>
                Or type an address and the password <code>{demo.password}</code>. Nothing here is real.
              </Trans>
            </p>
          </section>
        )}
      </div>
    </DoorPage>
  )
}
