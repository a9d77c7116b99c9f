import { Trans, useLingui } from '@lingui/react/macro'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/control/Button.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Instant } from '../../ui/figure/Times.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import styles from './firm.module.css'

export interface Handed {
  readonly name: string
  readonly link: { readonly token: string; readonly expiresAt: string }
}

/** The link with which somebody chooses a password. It is shown once; what they choose, nobody else knows. */
export function LinkToHandOver({ handed, onDone }: { handed: Handed; onDone: () => void }) {
  const { t } = useLingui()
  const { name, link } = handed
  const address = `${window.location.origin}${paths.choosePassword()}#${link.token}`
  const copy = () =>
    navigator.clipboard?.writeText(address).then(
      () => toast(t`Link copied.`),
      () => toast(t`The link could not be copied. Mark it and copy it by hand.`, { tone: 'failed' }),
    )
  return (
    <div className={styles.handed}>
      <p>
        <Trans>
          Hand this link to {name}, in person or by a channel that is theirs alone. It works once, until{' '}
          <Instant value={link.expiresAt} />, and is not shown again.
        </Trans>
      </p>
      <TextField label={t`Link`} value={address} onChange={() => undefined} />
      <div className={styles.buttons}>
        {'clipboard' in navigator && (
          <Button icon="link" onClick={() => void copy()}>
            <Trans>Copy the link</Trans>
          </Button>
        )}
        <Button kind="primary" onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  )
}
