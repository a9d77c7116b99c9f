/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list whose rows are found while typing has no element of its own */
import { Dialog as Base } from '@base-ui/react/dialog'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { Icon } from '../control/Icon.tsx'
import { Keys } from '../keyboard/Keys.tsx'
import styles from './CommandPalette.module.css'
import { type PaletteItem, type PaletteSource, showPalette, usePaletteSources } from './palette.ts'

interface Group {
  readonly source: PaletteSource
  readonly items: readonly PaletteItem[]
}

const WAIT = 90
const SHOWN = 8

/** Finds people, records, pages and actions by what is typed. Loaded and shown by `Palette`. */
export function CommandPalette() {
  const { t } = useLingui()
  const id = useId()
  const sources = usePaletteSources()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { groups, searching } = useGroups(sources, text)
  const items = groups.flatMap((group) => group.items)
  const current = Math.min(at, Math.max(0, items.length - 1))

  const run = (item: PaletteItem) => {
    showPalette(false)
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: items.length - 1 }[event.key]
    const item = items[current]
    if (event.key === 'Enter' && item) {
      event.preventDefault()
      run(item)
    } else if (
      to !== undefined &&
      items.length > 0 &&
      !(text !== '' && (event.key === 'Home' || event.key === 'End'))
    ) {
      event.preventDefault()
      const next = (to + items.length) % items.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
  }
  return (
    <Base.Root open onOpenChange={(open) => !open && showPalette(false)}>
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={styles.palette} data-window>
          <Base.Title className="aside-for-readers">{t`Search or go to`}</Base.Title>
          <div className={styles.question}>
            <Icon name="search" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={items.length > 0 ? `${id}-${current}` : undefined}
              aria-label={t`Search or go to`}
              placeholder={t`A name, a page, or what you want to do`}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setAt(0)
              }}
              onKeyDown={onKeyDown}
            />
            <Keys of="Escape" />
          </div>
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t`Results`}
            className={styles.list}
            aria-busy={searching}
            tabIndex={-1}
          >
            {groups.map(({ source, items: found }) => (
              <div key={source.id} role="group" aria-labelledby={`${id}-group-${source.id}`}>
                <div id={`${id}-group-${source.id}`} className={styles.title}>
                  {source.title}
                </div>
                {found.map((item) => {
                  const index = items.indexOf(item)
                  return (
                    <Line
                      key={item.id}
                      id={`${id}-${index}`}
                      item={item}
                      current={index === current}
                      onPoint={() => setAt(index)}
                      onRun={() => run(item)}
                    />
                  )
                })}
              </div>
            ))}
          </div>
          <output className={items.length === 0 ? styles.nothing : 'aside-for-readers'}>
            {searching ? (
              <Trans>Searching …</Trans>
            ) : items.length === 0 ? (
              <Trans>Nothing found. Try fewer letters.</Trans>
            ) : (
              <Plural value={items.length} one="# result" other="# results" />
            )}
          </output>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

interface LineProps {
  readonly id: string
  readonly item: PaletteItem
  readonly current: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

function Line({ id, item, current, onPoint, onRun }: LineProps) {
  return (
    // The field above keeps the focus and the keys; this is what it points at.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={current} className={styles.item} onPointerMove={onPoint} onClick={onRun}>
      {item.icon ? <Icon name={item.icon} /> : <span className={styles.noIcon} />}
      <span className={styles.label}>{item.label}</span>
      {item.detail && <span className={styles.detail}>{item.detail}</span>}
      {item.shortcut && <Keys of={item.shortcut} />}
    </div>
  )
}

/** What each source finds. Every group appears as soon as it answers, in the order of the sources. */
function useGroups(sources: readonly PaletteSource[], text: string): { groups: readonly Group[]; searching: boolean } {
  const [found, setFound] = useState<ReadonlyMap<string, readonly PaletteItem[]>>(new Map())
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    const withdraw = new AbortController()
    const answer = (source: PaletteSource, items: readonly PaletteItem[]) => {
      if (!withdraw.signal.aborted) setFound((before) => new Map(before).set(source.id, items.slice(0, SHOWN)))
    }
    const timer = window.setTimeout(
      () => {
        for (const source of sources) {
          const items = source.find(text.trim(), withdraw.signal)
          if (!(items instanceof Promise)) {
            answer(source, items)
            continue
          }
          setWaiting((count) => count + 1)
          items
            .then(
              (later) => answer(source, later),
              () => answer(source, []),
            )
            .finally(() => setWaiting((count) => count - 1))
        }
      },
      text === '' ? 0 : WAIT,
    )
    return () => {
      window.clearTimeout(timer)
      withdraw.abort()
    }
  }, [sources, text])
  const groups = sources
    .map((source) => ({ source, items: found.get(source.id) ?? [] }))
    .filter(({ items }) => items.length > 0)
  return { groups, searching: waiting > 0 }
}
