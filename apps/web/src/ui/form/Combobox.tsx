/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list that is found while typing has no element of its own */
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Icon } from '../control/Icon.tsx'
import { Popup } from '../overlay/Popup.tsx'
import styles from './Combobox.module.css'
import box from './Field.module.css'
import { Field, type FieldProps, frameOf, type Wiring } from './Field.tsx'
import { type Answer, type Found, type Search, useFound } from './use-found.ts'

interface Asking {
  readonly search: Search
  readonly placeholder?: string
}

/** One of many, found by typing. The options come from `search`. */
export function Combobox({ value, onChange, ...props }: FieldProps<Found | null> & Asking) {
  const { t } = useLingui()
  const label = value?.label ?? ''
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <Control
          {...props}
          wiring={wiring}
          resting={label}
          isChosen={(found) => found.id === value?.id}
          onPick={onChange}
          after={
            value &&
            !props.disabled && (
              <button type="button" className={styles.mark} aria-label={t`Clear`} onClick={() => onChange(null)}>
                <Icon name="close" size={14} />
              </button>
            )
          }
        />
      )}
    </Field>
  )
}

/** Several of many, each a chip that can be taken out: attendees. Backspace takes out the last. */
export function ComboboxMany({ value, onChange, ...props }: FieldProps<readonly Found[]> & Asking) {
  const { t } = useLingui()
  const without = (found: Found) => value.filter((one) => one.id !== found.id)
  const isChosen = (found: Found) => value.some((one) => one.id === found.id)
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <Control
          {...props}
          wiring={wiring}
          resting=""
          isChosen={isChosen}
          onPick={(found) => onChange(isChosen(found) ? without(found) : [...value, found])}
          onBackspace={() => onChange(value.slice(0, -1))}
          before={value.map((found) => {
            const name = found.label
            return (
              <span key={found.id} className={styles.chip}>
                {name}
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t`Remove ${name}`}
                  disabled={props.disabled}
                  onClick={() => onChange(without(found))}
                >
                  <Icon name="close" size={14} />
                </button>
              </span>
            )
          })}
        />
      )}
    </Field>
  )
}

interface ControlProps extends Asking {
  readonly wiring: Wiring
  readonly name?: string
  readonly disabled?: boolean
  /** What stands in the field while nobody types in it. */
  readonly resting: string
  readonly isChosen: (found: Found) => boolean
  readonly onPick: (found: Found) => void
  readonly onBackspace?: () => void
  readonly before?: ReactNode
  readonly after?: ReactNode
}

function Control({
  wiring,
  search,
  placeholder,
  name,
  disabled,
  resting,
  isChosen,
  onPick,
  onBackspace,
  before,
  after,
}: ControlProps) {
  const { t } = useLingui()
  const id = useId()
  const frame = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const answer = useFound(search, typed ?? '', open)
  const items = answer.state === 'found' ? answer.items : []
  const current = Math.min(at, Math.max(0, items.length - 1))

  const close = () => {
    setOpen(false)
    setTyped(null)
    setAt(0)
  }
  const pick = (found: Found) => {
    onPick(found)
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const item = items[current]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      if (open && items.length > 0) {
        const next = (current + step + items.length) % items.length
        setAt(next)
        document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
      }
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (item) pick(item)
    } else if (event.key === 'Escape' && open) {
      // Closes the list, not the window around the form.
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Backspace' && (typed ?? '') === '' && onBackspace) {
      onBackspace()
    }
  }
  return (
    <span ref={frame} className={`${box.box} ${styles.box}`}>
      {before}
      <input
        {...{ name, disabled }}
        {...wiring}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && items.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        placeholder={resting === '' && !hasAny(before) ? (placeholder ?? t`Type to search`) : ''}
        value={typed ?? resting}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
          setAt(0)
        }}
        onClick={() => setOpen(true)}
        onFocus={(event) => event.target.select()}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {after}
      <span className={styles.mark} aria-hidden="true">
        <Icon name="chevronDown" size={14} />
      </span>
      {open && (
        <Popup anchor={frame} asWide onClose={close}>
          <Options id={id} answer={answer} current={current} isChosen={isChosen} onPoint={setAt} onPick={pick} />
        </Popup>
      )}
    </span>
  )
}

const hasAny = (nodes: ReactNode): boolean => Array.isArray(nodes) && nodes.length > 0

interface OptionsProps {
  readonly id: string
  readonly answer: Answer
  readonly current: number
  readonly isChosen: (found: Found) => boolean
  readonly onPoint: (at: number) => void
  readonly onPick: (found: Found) => void
}

function Options({ id, answer, current, isChosen, onPoint, onPick }: OptionsProps) {
  const { t } = useLingui()
  const items = answer.state === 'found' ? answer.items : []
  return (
    <>
      <output className={styles.status}>
        {answer.state === 'searching' && <Trans>Searching …</Trans>}
        {answer.state === 'failed' && <Trans>The search got no answer. Type again to repeat it.</Trans>}
        {answer.state === 'found' && items.length === 0 && <Trans>Nothing found. Try fewer letters.</Trans>}
      </output>
      {/* The field keeps the focus and the keys; this is what it points at. */}
      <div id={`${id}-list`} role="listbox" aria-label={t`Results`} tabIndex={-1} className={styles.list}>
        {items.map((found, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={found.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={isChosen(found)}
            data-current={index === current || undefined}
            className={styles.item}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => onPoint(index)}
            onClick={() => onPick(found)}
          >
            <span>{found.label}</span>
            {found.detail && <small>{found.detail}</small>}
            {isChosen(found) && (
              <span className={styles.chosen}>
                <Icon name="check" size={14} />
              </span>
            )}
          </div>
        ))}
      </div>
    </>
  )
}
