import { useLingui } from '@lingui/react/macro'
import { Component, type ReactNode, Suspense, useState } from 'react'
import { problemOf } from '../feedback/problem.ts'
import { textsOf } from '../feedback/problem-texts.ts'
import { toast } from '../feedback/toast.ts'
import type { LaterPart } from './later-part.ts'

interface Props<P> {
  readonly of: LaterPart<P>
  readonly props: P
  /** It could not be fetched, or broke: close it. The person has been told. */
  readonly onBroken: () => void
}

/** A part that comes when it is first needed, over a page that stays as it is whatever becomes of the part. */
export function Later<P extends object>({ of, props, onBroken }: Props<P>) {
  const [Part] = useState(of.part)
  return (
    <Apart onBroken={onBroken}>
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    </Apart>
  )
}

/** Keeps the page when something over it breaks, and says so. */
export function Apart({ children, onBroken }: { children: ReactNode; onBroken?: () => void }) {
  const { t, i18n } = useLingui()
  const tell = (error: unknown) => {
    const { what, todo } = textsOf(problemOf(error))
    toast(`${i18n._(what)} ${i18n._(todo)}`, {
      tone: 'failed',
      action: { label: t`Reload the page`, run: () => window.location.reload() },
    })
    onBroken?.()
  }
  return <Boundary onError={tell}>{children}</Boundary>
}

class Boundary extends Component<{ children: ReactNode; onError: (error: unknown) => void }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}
