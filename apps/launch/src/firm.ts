import { newSetupToken } from '@rapport/api/features/firm/create-first-administrator.ts'
import { hashPassword } from '@rapport/api/features/firm/passwords.ts'
import { DEMO_PASSWORD } from '@rapport/demo/firm/policies.ts'
import { loadDemo } from '@rapport/demo/load.ts'
import { FIRM_ZONE } from '@rapport/demo/making.ts'
import pg from 'pg'

/**
 * Fills a database without a firm with the demo firm, told as of today in the firm's own zone. The password it is
 * hashed with is the one that the sign-in page shows.
 *
 * @returns whether it was loaded now
 */
export async function ensureDemoFirm(ownerUrl: string): Promise<boolean> {
  if (await hasFirm(ownerUrl)) return false
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: FIRM_ZONE }).format()
  return loadDemo(ownerUrl, { today, passwordHash: await hashPassword(DEMO_PASSWORD) })
}

async function hasFirm(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, query_timeout: 10_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from firm limit 1')
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}

interface DemoAccount {
  readonly email: string
  readonly name: string
  readonly does: string
}

/**
 * How to sign in, in lines for the terminal: the demo accounts as the sign-in page shows them, a one-time link for the
 * first administrator where there is no firm yet, or just that there is a firm.
 */
export async function signInWords(address: string, ownerUrl: string): Promise<string[]> {
  const token = await newSetupToken(ownerUrl)
  if (token !== null)
    return [
      'There is no firm yet. Make it, and its first administrator, with this link (once, within 24 hours):',
      `  ${address}/first-administrator#${token}`,
    ]
  const answer = await fetch(`${address}/api/sign-in`, { signal: AbortSignal.timeout(10_000) })
  const { firm, demo } = (await answer.json()) as {
    firm: { name: string } | null
    demo: { password: string; accounts: readonly DemoAccount[] } | null
  }
  if (demo === null) return [`Sign in to ${firm?.name ?? 'your firm'} with your e-mail address and password.`]
  const width = Math.max(...demo.accounts.map(({ email }) => email.length))
  return [
    `Sign in to the demo firm ${firm?.name ?? ''} as one of these, with the password ${demo.password}`,
    ...demo.accounts.map(({ email, name, does }) => `  ${email.padEnd(width)}  ${name}: ${does}`),
  ]
}
