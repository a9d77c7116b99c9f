import { Combobox as Base } from '@base-ui/react/combobox'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Icon } from '../control/Icon.tsx'
import styles from './Combobox.module.css'
import type { ComboboxManyProps, ComboboxProps, Found } from './Combobox.tsx'
import box from './Field.module.css'
import type { Wiring } from './Field.tsx'

const WAIT = 120
const same = (a: Found, b: Found): boolean => a.id === b.id
const labelOf = (found: Found): string => found.label

type Answer =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly items: readonly Found[] }

/** What the search finds for the text, once typing pauses. Old questions are withdrawn. */
function useFound(search: ComboboxProps['search'], text: string, open: boolean): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'idle' })
  useEffect(() => {
    if (!open) return
    const withdraw = new AbortController()
    const timer = window.setTimeout(
      () => {
        setAnswer((before) => (before.state === 'found' ? before : { state: 'searching' }))
        search(text.trim(), withdraw.signal).then(
          (items) => !withdraw.signal.aborted && setAnswer({ state: 'found', items }),
          () => !withdraw.signal.aborted && setAnswer({ state: 'failed' }),
        )
      },
      text === '' ? 0 : WAIT,
    )
    return () => {
      window.clearTimeout(timer)
      withdraw.abort()
    }
    // A search that is a new function on every render asks the same question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text, open])
  return answer
}

/** The control of a `Combobox`; use that, which loads this. */
export function ComboboxControl({
  value,
  onChange,
  search,
  placeholder,
  disabled,
  wiring,
}: ComboboxProps & { wiring: Wiring }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState(value?.label ?? '')
  const answer = useFound(search, text === value?.label ? '' : text, open)
  return (
    <Base.Root<Found, false>
      items={itemsOf(answer, value ? [value] : [])}
      value={value}
      onValueChange={onChange}
      inputValue={text}
      onInputValueChange={setText}
      open={open}
      onOpenChange={setOpen}
      itemToStringLabel={labelOf}
      isItemEqualToValue={same}
      filter={null}
      autoHighlight
      disabled={disabled ?? false}
    >
      <Base.InputGroup className={box.box}>
        <Base.Input {...wiring} placeholder={placeholder ?? t`Type to search`} />
        {value && (
          <Base.Clear className={styles.mark} aria-label={t`Clear`}>
            <Icon name="close" size={14} />
          </Base.Clear>
        )}
        <Base.Trigger className={styles.mark} aria-label={t`Show the list`}>
          <Icon name="chevronDown" size={14} />
        </Base.Trigger>
      </Base.InputGroup>
      <Options answer={answer} />
    </Base.Root>
  )
}

/** The control of a `ComboboxMany`; use that, which loads this. */
export function ComboboxManyControl({
  value,
  onChange,
  search,
  placeholder,
  disabled,
  wiring,
}: ComboboxManyProps & { wiring: Wiring }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const answer = useFound(search, text, open)
  return (
    <Base.Root<Found, true>
      multiple
      items={itemsOf(answer, value)}
      value={value}
      onValueChange={(next) => {
        onChange(next)
        setText('')
      }}
      inputValue={text}
      onInputValueChange={setText}
      open={open}
      onOpenChange={setOpen}
      itemToStringLabel={labelOf}
      isItemEqualToValue={same}
      filter={null}
      autoHighlight
      disabled={disabled ?? false}
    >
      <Base.InputGroup className={box.box}>
        <Base.Chips className={styles.chips}>
          {value.map((found) => {
            const name = found.label
            return (
              <Base.Chip key={found.id} className={styles.chip} aria-label={name}>
                {name}
                <Base.ChipRemove className={styles.remove} aria-label={t`Remove ${name}`}>
                  <Icon name="close" size={14} />
                </Base.ChipRemove>
              </Base.Chip>
            )
          })}
          <Base.Input
            {...wiring}
            className={styles.input}
            placeholder={value.length > 0 ? '' : (placeholder ?? t`Type to search`)}
          />
        </Base.Chips>
      </Base.InputGroup>
      <Options answer={answer} />
    </Base.Root>
  )
}

/** What was found, and what is chosen, which the list must know even where it does not show it. */
function itemsOf(answer: Answer, chosen: readonly Found[]): readonly Found[] {
  if (answer.state !== 'found') return chosen
  const { items } = answer
  return [...items, ...chosen.filter((one) => !items.some((item) => same(item, one)))]
}

function Options({ answer }: { answer: Answer }) {
  return (
    <Base.Portal>
      <Base.Positioner className={styles.positioner} sideOffset={4}>
        <Base.Popup className={styles.popup}>
          <Base.Status className={styles.status}>
            {answer.state === 'searching' && <Trans>Searching …</Trans>}
            {answer.state === 'failed' && <Trans>The search got no answer. Type again to repeat it.</Trans>}
            {answer.state === 'found' && answer.items.length === 0 && <Trans>Nothing found. Try fewer letters.</Trans>}
          </Base.Status>
          <Base.List className={styles.list}>
            {(found: Found) => (
              <Base.Item key={found.id} value={found} className={styles.item}>
                <span>{found.label}</span>
                {found.detail && <small>{found.detail}</small>}
                <Base.ItemIndicator className={styles.chosen}>
                  <Icon name="check" size={14} />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}
