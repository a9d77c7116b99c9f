import { Trans } from '@lingui/react/macro'
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/control/Button.tsx'
import { ErrorState } from '../ui/feedback/ErrorState.tsx'

interface State {
  readonly error: unknown
}

/** Keeps the frame when a page breaks, or when its code is gone because the server has a newer one. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <ErrorState error={this.state.error}>
        <Button kind="primary" icon="retry" onClick={() => window.location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
      </ErrorState>
    )
  }
}
