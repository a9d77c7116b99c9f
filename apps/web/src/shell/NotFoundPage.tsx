import { Trans, useLingui } from '@lingui/react/macro'
import { Button, ButtonLink } from '../ui/control/Button.tsx'
import { EmptyState } from '../ui/feedback/EmptyState.tsx'
import { showPalette } from '../ui/overlay/palette.ts'
import { Page } from '../ui/page/Page.tsx'

/** For an address that leads nowhere, and for one that is not this person's: the same answer. */
export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <Page title={t`Not found`}>
      <EmptyState
        icon="search"
        title={<Trans>There is nothing here, or it is not yours to see.</Trans>}
        action={
          <>
            <Button icon="search" onClick={() => showPalette(true)}>
              <Trans>Search</Trans>
            </Button>
            <ButtonLink kind="primary" to="/">
              <Trans>To my first page</Trans>
            </ButtonLink>
          </>
        }
      >
        <Trans>The address may be mistyped, or what was here was moved or taken from your view.</Trans>
      </EmptyState>
    </Page>
  )
}
