import type { Database } from '@rapport/prisma/database.ts'
import type { FirmFacts } from '../../firm-facts.ts'
import type { Handlers } from '../../http/handlers.ts'
import { createFirstAdministrator } from './create-first-administrator.ts'
import { createUser } from './create-user.ts'
import { editUser } from './edit-user.ts'
import { getFirm } from './get-firm.ts'
import { getSession } from './get-session.ts'
import { getSignInPage } from './get-sign-in-page.ts'
import { getTeam } from './get-team.ts'
import { listUsers } from './list-users.ts'
import { setLanguage } from './set-language.ts'
import type { signInWith } from './sign-in.ts'

export const firmOperations = (db: Database, firm: FirmFacts, { signIn, signOut }: ReturnType<typeof signInWith>) =>
  ({
    getSignInPage: getSignInPage(db, firm),
    signIn,
    signOut,
    getSession,
    listUsers,
    getTeam,
    getFirm,
    editUser,
    createUser,
    setLanguage,
    createFirstAdministrator: createFirstAdministrator(db.pool),
  }) satisfies Partial<Handlers>
