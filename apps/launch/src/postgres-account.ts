import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { sentence } from './sentence.ts'

/** The system user that Postgres runs as. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const OWN = 'rapport'

/**
 * Who Postgres runs as. It refuses to run as root, so root hands it to a user without rights: the one who owns the
 * cluster already, else a system user of its own, made when missing. Anybody else runs it as themselves: undefined.
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const account = lookUp(OWN) ?? create(OWN) ?? lookUp('postgres')
  if (account !== undefined) return account
  throw sentence(
    `Postgres must not run as root, and the system user "${OWN}" could not be made. Make it yourself ` +
      `(useradd --system ${OWN}), or start Rapport as an ordinary user.`,
  )
}

function lookUp(name: string): Account | undefined {
  const uid = idOf('-u', name)
  const gid = idOf('-g', name)
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid }
}

function idOf(kind: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [kind, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

// shadow-utils first, then the small adduser of Alpine and BusyBox.
function create(name: string): Account | undefined {
  const attempts: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        name,
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ]
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return lookUp(name)
  }
  return undefined
}
