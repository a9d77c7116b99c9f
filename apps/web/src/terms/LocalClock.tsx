import { Trans } from '@lingui/react/macro'
import type { Zone } from '@rapport/domain/calendar/zone.ts'
import { useEffect, useState } from 'react'
import { Instant } from '../ui/figure/Times.tsx'

const OFTEN = 20_000

/** What the clock shows where the client is, now. */
export function LocalClock({ zone }: { zone: Zone }) {
  const now = useNow()
  return (
    <Trans>
      <Instant value={now} zone={zone} style="time" /> there
    </Trans>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), OFTEN)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
