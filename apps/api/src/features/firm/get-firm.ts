import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'

const Counts = z.object({
  active: z.number(),
  disabled: z.number(),
  importsRunning: z.number(),
  importsQuarantined: z.number(),
  importsFailed: z.number(),
  runsComputing: z.number(),
  runsFailed: z.number(),
  version: z.string(),
  bytes: z.bigint(),
})
const Migration = z.object({ name: z.string(), appliedAt: z.string() })

/** Counts and health only: an administrator sees no client by virtue of the role. */
export const getFirm: Handler<typeof contract.getFirm> = async ({ firmWide }) =>
  firmWide(async (tx) => {
    const [[counts], migrations] = await Promise.all([
      tx.read(
        Counts,
        sql`select (select count(*)::int from user_account where status = 'active') as active,
              (select count(*)::int from user_account where status = 'disabled') as disabled,
              (select count(*)::int from import_file where state in ('queued', 'reading')) as "importsRunning",
              (select count(*)::int from import_file where state = 'quarantined') as "importsQuarantined",
              (select count(*)::int from import_file where state = 'failed') as "importsFailed",
              (select count(*)::int from run where state = 'computing') as "runsComputing",
              (select count(*)::int from run where state = 'failed') as "runsFailed",
              current_setting('server_version') as version, pg_database_size(current_database()) as bytes`,
      ),
      tx.read(
        Migration,
        sql`select name, applied_at as "appliedAt" from applied_migrations() order by applied_at, name`,
      ),
    ])
    if (!counts) throw new Error('counting gave nothing')
    return {
      users: { active: counts.active, disabled: counts.disabled },
      imports: { running: counts.importsRunning, quarantined: counts.importsQuarantined, failed: counts.importsFailed },
      runs: { computing: counts.runsComputing, failed: counts.runsFailed },
      database: { version: counts.version, bytes: Number(counts.bytes) },
      migrations,
    }
  })
