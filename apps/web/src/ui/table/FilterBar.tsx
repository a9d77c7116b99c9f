import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../control/Button.tsx'
import { Icon } from '../control/Icon.tsx'
import styles from './FilterBar.module.css'

interface Choice {
  readonly value: string
  readonly label: string
}

export type Filter =
  | { readonly kind: 'search'; readonly id: string; readonly label: string }
  | { readonly kind: 'choice'; readonly id: string; readonly label: string; readonly options: readonly Choice[] }
  | { readonly kind: 'flag'; readonly id: string; readonly label: string }

interface Props {
  readonly filters: readonly Filter[]
  /** From `useUrlState`. */
  readonly values: Readonly<Record<string, unknown>>
  readonly onChange: (changes: Record<string, string | boolean>) => void
  /** How many rows are left: "84 households". */
  readonly result?: ReactNode
  /** Buttons at the end: export, saved views. */
  readonly children?: ReactNode
}

/** Search and filters over a list; all of it in the address. `/` goes to the search. */
export function FilterBar({ filters, values, onChange, result, children }: Props) {
  const used = filters.filter((filter) => Boolean(values[filter.id]))
  return (
    <search className={styles.bar}>
      {filters.map((filter) => (
        <One
          key={filter.id}
          filter={filter}
          value={values[filter.id]}
          onChange={(value) => onChange({ [filter.id]: value })}
        />
      ))}
      {used.length > 0 && (
        <Button
          kind="quiet"
          small
          onClick={() =>
            onChange(Object.fromEntries(used.map((filter) => [filter.id, filter.kind === 'flag' ? false : ''])))
          }
        >
          <Trans>Clear filters</Trans>
        </Button>
      )}
      <div className={styles.end}>
        {result && <output className={styles.result}>{result}</output>}
        {children}
      </div>
    </search>
  )
}

function One({
  filter,
  value,
  onChange,
}: {
  filter: Filter
  value: unknown
  onChange: (value: string | boolean) => void
}) {
  const { t } = useLingui()
  if (filter.kind === 'search') return <SearchBox label={filter.label} value={textOf(value)} onChange={onChange} />
  if (filter.kind === 'flag') {
    return (
      <button
        type="button"
        className={styles.flag}
        aria-pressed={value === true}
        onClick={() => onChange(value !== true)}
      >
        {value === true && <Icon name="check" size={14} />}
        {filter.label}
      </button>
    )
  }
  return (
    <span className={styles.choice} data-used={Boolean(value) || undefined}>
      <select aria-label={filter.label} value={textOf(value)} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t`${filter.label}: all`}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={14} />
    </span>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const PAUSE = 180

/** Tells the address once typing pauses, so that going back does not spell the word backwards. */
function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const [sent, setSent] = useState(value)
  if (told !== value) {
    setTold(value)
    // Somebody else changed it: the way back, a cleared filter. What was sent from here has been typed over since.
    if (value !== sent) {
      setTyped(value)
      setSent(value)
    }
  }
  useEffect(() => {
    if (typed === value || typed === sent) return
    const timer = window.setTimeout(() => {
      setSent(typed)
      onChange(typed)
    }, PAUSE)
    return () => window.clearTimeout(timer)
  }, [typed, value, sent, onChange])
  return (
    <span className={styles.search}>
      <Icon name="search" size={14} />
      <input
        type="search"
        data-page-search
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  )
}
