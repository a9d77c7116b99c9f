import type { Database } from '@rapport/prisma/database.ts'
import type { FirmFacts } from '../../firm-facts.ts'
import type { Handlers } from '../../http/handlers.ts'
import { changePassword } from './change-password.ts'
import { choosePassword } from './choose-password.ts'
import { createFirstAdministrator } from './create-first-administrator.ts'
import { createUser } from './create-user.ts'
import { editUser } from './edit-user.ts'
import { getFirm } from './get-firm.ts'
import { getSession } from './get-session.ts'
import { getSignInPage } from './get-sign-in-page.ts'
import { getTeam } from './get-team.ts'
import { listUsers } from './list-users.ts'
import { offerPassword } from './offer-password.ts'
import { setLanguage } from './set-language.ts'
import { type Signing, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

export const firmOperations = (db: Database, firm: FirmFacts, signing: Signing) =>
  ({
    getSignInPage: getSignInPage(db, firm),
    signIn: signIn(db, firm, signing),
    signOut: signOut(db),
    signOutEverywhere: signOutEverywhere(db),
    changePassword: changePassword(db, signing),
    choosePassword: choosePassword(db.pool, signing),
    offerPassword,
    getSession,
    listUsers,
    getTeam,
    getFirm,
    editUser,
    createUser,
    setLanguage,
    createFirstAdministrator: createFirstAdministrator(db.pool, signing),
  }) satisfies Partial<Handlers>
