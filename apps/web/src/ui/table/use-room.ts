import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** How many rem wide an element is, as it is laid out now: the window may be wide and the place beside an inspector not. */
export function useRoom(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
    const measure = () => setRoom(Math.floor(box.clientWidth / rem))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return [element, room]
}
