import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'

const cli = fileURLToPath(new URL('../../../prisma/cli.mjs', import.meta.url))
const differences = async (url: string): Promise<string> => {
  const args = [cli, 'migrate', 'diff', '--from-config-datasource', '--to-schema', 'schema.prisma', '--script']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, DATABASE_URL: url } })
  return stdout
}

// The schema and the migrations are both written by hand. This is what keeps them the same.
test('the migrations make what the schema says', async () => {
  const { ownerUrl, drop } = await freshDatabase()
  const stated = (await differences(ownerUrl))
    .split('\n')
    .filter((line) => /^\s*(CREATE TABLE|ALTER TABLE .* (ADD|DROP) COLUMN|ALTER COLUMN|DROP TABLE)/.test(line))
  await drop()
  expect(stated).toEqual([])
}, 30_000)
