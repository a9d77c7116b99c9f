import { useEffect, useState } from 'react'

/** One thing that can be found: a person, a household, an initiative. */
export interface Found {
  readonly id: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly detail?: string
}

/** Finds by what is typed; the empty text asks for what is likely. Aborted when more is typed. */
export type Search = (text: string, signal: AbortSignal) => Promise<readonly Found[]>

export type Answer =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly items: readonly Found[] }

const WAIT = 120

/** What the search finds for the text, once typing pauses. Old questions are withdrawn; old answers stay until then. */
export function useFound(search: Search, text: string, asked: boolean): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'idle' })
  useEffect(() => {
    if (!asked) return
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
  }, [text, asked])
  return answer
}
