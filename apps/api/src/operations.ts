import type { Contract } from '@rapport/contract/contract.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { createFirstAdministrator } from './features/firm/create-first-administrator.ts'
import { getSession } from './features/firm/get-session.ts'
import { getSignInPage } from './features/firm/get-sign-in-page.ts'
import { setLanguage } from './features/firm/set-language.ts'
import type { signInWith } from './features/firm/sign-in.ts'
import type { FirmFacts } from './firm-facts.ts'
import type { Handler } from './http/handler.ts'
import type { Raw } from './http/serve.ts'

type Operations = { readonly [Name in keyof Contract]: Handler<Contract[Name]> | Raw }

/** Everything that the API can do; one missing does not compile. */
export const operations = (
  db: Database,
  firm: FirmFacts,
  { signIn, signOut }: ReturnType<typeof signInWith>,
): Operations => ({
  getSignInPage: getSignInPage(db, firm),
  signIn,
  signOut,
  getSession,
  setLanguage,
  createFirstAdministrator: createFirstAdministrator(db.pool),
})
