import { type ReactNode, useState } from 'react'
import { Later } from './Later.tsx'
import { later } from './later-part.ts'

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

const dialogWindow = later<DialogProps>(() => import('./DialogWindow.tsx').then((module) => module.DialogWindow))

/** Fetches the window's code ahead, so that the first click opens it within a frame. */
export const preloadDialog = dialogWindow.preload

/**
 * A modal window: keeps the focus, gives it back, closes on Escape. Its code arrives with the first opening.
 * What it holds is mounted while it is open; a form that must survive keeps a draft.
 */
export function Dialog(props: DialogProps) {
  const [state, setState] = useState<'unopened' | 'opened' | 'broken'>(props.open ? 'opened' : 'unopened')
  if (props.open && state === 'unopened') setState('opened')
  // One that broke is tried again when it is asked for again.
  if (!props.open && state === 'broken') setState('unopened')
  if (state !== 'opened') return null
  const onBroken = () => {
    setState('broken')
    props.onClose()
  }
  return <Later of={dialogWindow} props={props} onBroken={onBroken} />
}

/** A form over any page: the page stays in sight and in place. */
export const Sheet = (props: Omit<DialogProps, 'shape'>) => <Dialog {...props} shape="sheet" />
