import { lazy, type ReactNode, Suspense, useState } from 'react'

export interface DialogProps {
  readonly open: boolean
  /** Asked to close by Escape, the cross or a click beside it. Not called while `keep` is set. */
  readonly onClose: () => void
  readonly title: ReactNode
  /** One sentence under the title. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons at the foot, the primary one last. */
  readonly actions?: ReactNode
  /** `dialog` in the middle, for a decision; `sheet` at the right over any page, for a form. */
  readonly shape?: 'dialog' | 'sheet'
  readonly wide?: boolean
  /** Nothing but its own buttons closes it. */
  readonly keep?: boolean
}

const load = () => import('./DialogWindow.tsx').then((module) => ({ default: module.DialogWindow }))
const DialogWindow = lazy(load)

/** Fetches the window's code ahead, so that the first click opens it within a frame. */
export const preloadDialog = (): void => void load()

/**
 * A modal window: keeps the focus, gives it back, closes on Escape. Its code arrives with the first opening.
 * What it holds is mounted while it is open; a form that must survive keeps a draft.
 */
export function Dialog(props: DialogProps) {
  const [opened, setOpened] = useState(props.open)
  if (props.open && !opened) setOpened(true)
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  )
}

/** A form over any page: the page stays in sight and in place. */
export const Sheet = (props: Omit<DialogProps, 'shape'>) => <Dialog {...props} shape="sheet" />
