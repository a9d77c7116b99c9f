import type { PasswordRefusal } from '@rapport/domain/firm/password-rule.ts'
import { roles } from '@rapport/domain/firm/roles.ts'
import { z } from 'zod'
import { operation, type Refusal, refusal } from './operation.ts'
import { CurrencyCode, Id, NewPassword, words, ZoneValue } from './values.ts'

export const RoleName = z.enum(roles).meta({ id: 'Role' })
export const Language = z.enum(['en', 'de']).meta({ id: 'Language' })

export const Session = z
  .object({
    user: z.object({
      id: Id,
      name: z.string(),
      email: z.string(),
      roles: z.array(RoleName),
      zone: ZoneValue,
      language: Language,
    }),
    firm: z.object({ name: z.string(), demo: z.boolean(), currency: CurrencyCode, zone: ZoneValue }),
    /** The firm's calendar day. */
    today: z.string(),
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof Session>

export const SignInPage = z.object({
  firm: z.object({ name: z.string(), demo: z.boolean() }).nullable(),
  demo: z
    .object({
      password: z.string(),
      accounts: z.array(z.object({ email: z.string(), name: z.string(), role: RoleName, does: z.string() })),
    })
    .nullable(),
})

const passwordRefusals = {
  password_too_simple: refusal(422, 'This password is among the first that would be guessed. Choose another.'),
  password_about_you: refusal(422, 'Whoever knows you or the firm would guess this password. Choose another.'),
} satisfies Record<PasswordRefusal, Refusal>

export const session = {
  getSignInPage: operation({
    method: 'GET',
    path: '/sign-in',
    summary: 'What the sign-in page shows: the firm, and the demo accounts of a demo firm',
    roles: 'anyone',
    output: SignInPage,
  }),
  signIn: operation({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    roles: 'anyone',
    body: z.object({ email: words(254), password: words(1000) }),
    output: Session,
    keyless: true,
    refusals: {
      wrong_credentials: refusal(422, 'The e-mail address or the password is wrong.'),
    },
  }),
  getSession: operation({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    roles: 'signed-in',
    output: Session,
  }),
  signOut: operation({ method: 'DELETE', path: '/session', summary: 'Sign out', roles: 'signed-in', keyless: true }),
  signOutEverywhere: operation({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out on every device, this one too',
    roles: 'signed-in',
    keyless: true,
  }),
  changePassword: operation({
    method: 'PUT',
    path: '/session/password',
    summary: 'Choose another password; every other device is signed out',
    roles: 'signed-in',
    body: z.object({ current: words(1000), password: NewPassword }),
    output: Session,
    refusals: {
      wrong_password: refusal(422, 'This is not your present password.'),
      ...passwordRefusals,
    },
  }),
  choosePassword: operation({
    method: 'POST',
    path: '/password',
    summary: 'Choose a password with the link that an administrator handed out, and sign in',
    roles: 'anyone',
    body: z.object({ token: words(200), password: NewPassword }),
    output: Session,
    status: 201,
    keyless: true,
    refusals: {
      link_invalid: refusal(410, 'This link was used or has expired. Ask your administrator for another one.'),
      ...passwordRefusals,
    },
  }),
  setLanguage: operation({
    method: 'PUT',
    path: '/session/language',
    summary: 'Choose the language of the screens',
    roles: 'signed-in',
    body: z.object({ language: Language }),
    output: Session,
  }),
  createFirstAdministrator: operation({
    method: 'POST',
    path: '/first-administrator',
    summary: 'Create the firm and its first administrator, with the one-time link printed at the first start',
    roles: 'anyone',
    body: z.object({
      token: words(200),
      firm: words(120),
      currency: CurrencyCode,
      zone: ZoneValue,
      name: words(120),
      email: z.email().max(254),
      password: NewPassword,
    }),
    output: Session,
    status: 201,
    keyless: true,
    refusals: {
      link_invalid: refusal(410, 'This link was used or has expired. Start Rapport again for a fresh one.'),
      ...passwordRefusals,
    },
  }),
}
