import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { type Params, readParams, type ValuesOf, writeParams } from './url-state.ts'

/**
 * A part of the view that lives in the address, so that it can be bookmarked, sent and gone back to. Define `params`
 * outside the component. Changes replace the entry of the history unless `push` is asked for. A change that comes after
 * its reader has left for another page, whose code is still on its way, is not for that page's address.
 */
export function useUrlState<P extends Params>(
  params: P,
): [ValuesOf<P>, (changes: Partial<ValuesOf<P>>, how?: { push?: boolean }) => void] {
  const [search, setSearch] = useSearchParams()
  const { pathname } = useLocation()
  const values = useMemo(() => readParams(params, search), [params, search])
  const change = useCallback(
    (changes: Partial<ValuesOf<P>>, how: { push?: boolean } = {}) => {
      if (window.location.pathname !== pathname) return
      // From the address itself: two changes in one event must both count.
      const current = new URLSearchParams(window.location.search)
      setSearch(writeParams(params, current, changes), { replace: !how.push, preventScrollReset: true })
    },
    [params, setSearch, pathname],
  )
  return [values, change]
}
