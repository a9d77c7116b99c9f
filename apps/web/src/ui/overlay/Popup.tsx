import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Popup.module.css'

interface Props extends Omit<ComponentProps<'div'>, 'popover' | 'ref'> {
  /** What it hangs on. */
  readonly anchor: RefObject<HTMLElement | null>
  /** Pressed beside it, or scrolled out of sight. */
  readonly onClose: () => void
  readonly align?: 'start' | 'end'
  /** At least as wide as what it hangs on. */
  readonly asWide?: boolean
}

const GAP = 4
const EDGE = 8

/**
 * Something that opens at a control and lies over everything, while it stays beside the control in the page: readers and
 * the Tab key find it there. Mounted while it is open.
 */
export function Popup({ anchor, onClose, align = 'start', asWide, className, ...rest }: Props) {
  const popup = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useLayoutEffect(() => {
    const [element, control] = [popup.current, anchor.current]
    if (!element || !control) return
    element.showPopover()
    const put = () => place(element, control.getBoundingClientRect(), align, asWide === true)
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target) && !control.contains(event.target))
        close.current()
    }
    put()
    const observer = new ResizeObserver(put)
    observer.observe(element)
    window.addEventListener('scroll', put, true)
    window.addEventListener('resize', put)
    document.addEventListener('pointerdown', pressed, true)
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', put, true)
      window.removeEventListener('resize', put)
      document.removeEventListener('pointerdown', pressed, true)
    }
  }, [anchor, align, asWide])
  return <div {...rest} ref={popup} popover="manual" className={`${styles.popup} ${className ?? ''}`} />
}

/** Below its control where there is room, otherwise above; never outside the window. */
function place(element: HTMLElement, control: DOMRect, align: 'start' | 'end', asWide: boolean): void {
  if (asWide) element.style.minWidth = `${control.width}px`
  const below = window.innerHeight - control.bottom - GAP - EDGE
  const above = control.top - GAP - EDGE
  const wanted = element.scrollHeight
  const up = wanted > below && above > below
  element.style.maxHeight = `${Math.max(up ? above : below, 96)}px`
  const { width, height } = element.getBoundingClientRect()
  const left = align === 'start' ? control.left : control.right - width
  element.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`
  element.style.top = `${up ? control.top - GAP - height : control.bottom + GAP}px`
}
