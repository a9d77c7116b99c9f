import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { type Params, readParams, type ValuesOf, writeParams } from './url-state.ts'

/**
 * A part of the view that lives in the address, so that it can be bookmarked, sent and gone back to. Define `params`
 * outside the component. Changes replace the entry of the history unless `push` is asked for.
 */
export function useUrlState<P extends Params>(
  params: P,
): [ValuesOf<P>, (changes: Partial<ValuesOf<P>>, how?: { push?: boolean }) => void] {
  const [search, setSearch] = useSearchParams()
  const values = useMemo(() => readParams(params, search), [params, search])
  const change = useCallback(
    (changes: Partial<ValuesOf<P>>, how: { push?: boolean } = {}) => {
      // From the address itself: two changes in one event must both count.
      const current = new URLSearchParams(window.location.search)
      setSearch(writeParams(params, current, changes), { replace: !how.push, preventScrollReset: true })
    },
    [params, setSearch],
  )
  return [values, change]
}
