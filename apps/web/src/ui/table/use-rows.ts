import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect } from 'react'

interface Options {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly count: number
  /** The row that has, or may get, the focus: it stays in the page wherever one scrolls. */
  readonly keep: number
  readonly fit: boolean
  readonly tall: boolean
  readonly place: string | undefined
  /** Changes when other rows come. */
  readonly key: string
}

interface Rows {
  /** The rows in the page, each with the pixels of rows before it that are not. */
  readonly shown: readonly { readonly index: number; readonly gap: number }[]
  /** Pixels of rows after the last. */
  readonly after: number
  readonly last: number
  /** Rows to a page of the screen. */
  readonly page: number
  readonly reveal: (index: number) => void
}

const places = new Map<string, number>()

/** Which rows stand in the page: all of a short table, those in sight of a long one. */
export function useRows({ scroller, count, keep, fit, tall, place, key }: Options): Rows {
  const height = rowHeight(tall)
  const virtual = useVirtualizer({
    enabled: !fit,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      return keep < count && !inSight.includes(keep) ? [...inSight, keep].sort((a, b) => a - b) : inSight
    },
  })

  useLayoutEffect(() => {
    if (place && scroller.current && count > 0) scroller.current.scrollTop = places.get(place) ?? 0
    // Once for the rows of one view: later pages are no reason to jump.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [place, key])

  useEffect(() => {
    const element = scroller.current
    if (!place || !element) return
    const remember = () => places.set(place, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [place, scroller])

  if (fit) {
    const shown = Array.from({ length: count }, (_, index) => ({ index, gap: 0 }))
    return { shown, after: 0, last: count - 1, page: 10, reveal: () => undefined }
  }
  const items = virtual.getVirtualItems()
  return {
    shown: items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? 0) })),
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    last: virtual.range?.endIndex ?? 0,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? height * 10) / height) - 2),
    reveal: (index) => scroller.current && reveal(scroller.current, index * height, height),
  }
}

/** Scrolls as little as shows the row whole. The head covers one row's height at the top of what is in sight. */
function reveal(scroller: HTMLElement, top: number, height: number): void {
  const room = scroller.clientHeight - 2 * height
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room
}

/** The height of a row in pixels, as the tokens have it at this text size and for this pointer. */
function rowHeight(tall: boolean): number {
  const root = getComputedStyle(document.documentElement)
  const token = Number.parseFloat(root.getPropertyValue(tall ? '--row-tall' : '--row')) || 2.125
  return token * (Number.parseFloat(root.fontSize) || 16)
}
