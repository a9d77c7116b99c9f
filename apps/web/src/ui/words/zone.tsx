import type { Zone } from '@rapport/domain/calendar/zone.ts'
import { createContext, type ReactNode, useContext } from 'react'

const ZoneContext = createContext<Zone>('UTC')

/** The firm's time zone, in which moments are shown unless a part is told another one. */
export function ZoneProvider({ zone, children }: { zone: Zone; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>
}

export const useZone = (): Zone => useContext(ZoneContext)
