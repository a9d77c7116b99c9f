import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Icon } from '../control/Icon.tsx'
import styles from './FileDrop.module.css'

interface Props {
  /** What belongs here: "Statements from a bank or custodian". */
  readonly label: ReactNode
  /** Kinds and limits: "camt.053, OFX, MT940, BAI2 or CSV, up to 50 MB". */
  readonly hint?: ReactNode
  /** As of an `<input type="file">`. A help for choosing only: content is judged by the server. */
  readonly accept?: string
  readonly several?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Where files are dropped, or chosen by click and keyboard. */
export function FileDrop({ label, hint, accept, several, disabled, onFiles }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(several ? files : files.slice(0, 1))
  }
  return (
    // The field inside does the same by click and keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.zone}
      data-over={over || undefined}
      data-disabled={disabled || undefined}
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) take(event.dataTransfer.files)
      }}
    >
      <Icon name="upload" size={20} />
      <label htmlFor={id}>
        <strong>{label}</strong>
        <span>
          <Trans>Drop here, or choose from this device</Trans>
        </span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={several}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          take(event.target.files)
          // The same file again is a choice too.
          event.target.value = ''
        }}
      />
    </div>
  )
}
