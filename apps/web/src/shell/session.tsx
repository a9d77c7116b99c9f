import type { Session } from '@rapport/contract/session.ts'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { createContext, useContext } from 'react'

const SessionContext = createContext<Session | null>(null)

/** Given by `SignedIn` to every page. */
export const SessionProvider = SessionContext.Provider

/** Who is signed in, at which firm, and which day it is there. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for pages behind the sign-in')
  return session
}

/** Whether somebody with these roles may ask for what is open to those. The server decides; this only offers. */
export function mayOpen(held: readonly Role[], open: readonly Role[] | 'signed-in'): boolean {
  return open === 'signed-in' || open.some((role) => held.includes(role))
}
