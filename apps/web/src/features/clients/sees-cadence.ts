import { reachOf } from '@rapport/domain/firm/visibility.ts'
import { useCallback } from 'react'
import { useSession } from '../../shell/session.tsx'
import type { Cadence } from '../../terms/cadence-words.ts'

/**
 * Whether this reader is told how a household stands: who sees it by its name only is not, which is no word about what it
 * was promised.
 */
export function useSeesCadence(): (status: Cadence) => boolean {
  const { user } = useSession()
  const byName = reachOf(user.roles) === 'directory'
  return useCallback((status) => !byName || status !== 'no_model', [byName])
}
