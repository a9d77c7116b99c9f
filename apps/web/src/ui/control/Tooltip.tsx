import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Keys } from '../keyboard/Keys.tsx'
import styles from './Tooltip.module.css'

interface Props {
  readonly text: string
  readonly shortcut?: string
  /** One focusable element, whose name already says the same: the tooltip shows it to those who see. */
  readonly children: ReactNode
}

const WAIT = 350

/**
 * A word under a picture, on hover and on keyboard focus. Stays while the pointer is on it, leaves on Escape.
 * It shows a name that the element already has, so it is hidden from readers, who would hear it twice.
 */
export function Tooltip({ text, shortcut, children }: Props) {
  const [at, setAt] = useState<{ x: number; y: number; above: boolean } | null>(null)
  const timer = useRef(0)

  const hide = () => {
    window.clearTimeout(timer.current)
    setAt(null)
  }
  const show = (element: Element) => {
    const box = element.getBoundingClientRect()
    const above = box.bottom + 40 > window.innerHeight
    setAt({ x: box.left + box.width / 2, y: above ? box.top - 6 : box.bottom + 6, above })
  }

  useEffect(() => () => window.clearTimeout(timer.current), [])
  useEffect(() => {
    if (!at) return
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    window.addEventListener('keydown', escape)
    window.addEventListener('scroll', hide, true)
    return () => {
      window.removeEventListener('keydown', escape)
      window.removeEventListener('scroll', hide, true)
    }
  }, [at])

  return (
    <>
      {/* Around the element and no box of its own: it only listens. */}
      <span
        className={styles.around}
        onPointerEnter={(event) => {
          if (event.pointerType === 'touch') return
          const element = event.currentTarget.firstElementChild
          window.clearTimeout(timer.current)
          if (element) timer.current = window.setTimeout(() => show(element), WAIT)
        }}
        onPointerLeave={hide}
        onPointerDown={hide}
        onFocus={(event) => event.target.matches(':focus-visible') && show(event.target)}
        onBlur={hide}
      >
        {children}
      </span>
      {at &&
        createPortal(
          <div ref={(element) => place(element, at)} className={styles.tooltip} aria-hidden="true">
            {text}
            {shortcut && <Keys of={shortcut} />}
          </div>,
          document.body,
        )}
    </>
  )
}

/** Centred under its element, and inside the window. */
function place(element: HTMLDivElement | null, at: { x: number; y: number; above: boolean }): void {
  if (!element) return
  const { width, height } = element.getBoundingClientRect()
  const left = Math.max(8, Math.min(at.x - width / 2, window.innerWidth - width - 8))
  element.style.transform = `translate(${left}px, ${at.above ? at.y - height : at.y}px)`
}
