import type { contract } from '@rapport/contract/contract.ts'
import type { TableMappingValue } from '@rapport/contract/table-mappings.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { savedMappings } from './saved-mappings.ts'
import { storedMapping } from './stored-mapping.ts'

export const listTableMappings: Handler<typeof contract.listTableMappings> = async ({ tx }) => ({
  items: await savedMappings(tx, sql`true`),
})

export const saveTableMapping: Handler<typeof contract.saveTableMapping> = async (context, input, refuse) => {
  const { tx, now } = context
  const id = newId(now)
  const { name, custodian } = trimmed(input)
  await tx
    .write(sql`insert into table_mapping (id, name, custodian, version) values (${id}::uuid, ${name}, ${custodian}, 1)`)
    .catch((error: unknown) => refuse(taken(error)))
  await writeVersion(context, id, 1, input)
  await audit(context, {
    operation: 'saveTableMapping',
    subject: ['table_mapping', id],
    fact: { version: 1, name, custodian, mapping: input.mapping },
  })
  return newest(context, id)
}

export const editTableMapping: Handler<typeof contract.editTableMapping> = async (context, input, refuse) => {
  const { tx } = context
  const { mappingId, ifVersion } = input
  const [before] = await savedMappings(tx, sql`m.id = ${mappingId}::uuid`)
  if (!before) return refuse('not_found')
  if (before.version !== ifVersion) return refuse('edit_conflict', { version: before.version, current: before })
  const version = ifVersion + 1
  const { name, custodian } = trimmed(input)
  await tx
    .write(
      sql`update table_mapping set name = ${name}, custodian = ${custodian}, version = ${version} where id = ${mappingId}::uuid`,
    )
    .catch((error: unknown) => refuse(taken(error)))
  await writeVersion(context, mappingId, version, input)
  await audit(context, {
    operation: 'editTableMapping',
    subject: ['table_mapping', mappingId],
    fact: { version, name, custodian, before: before.mapping, after: input.mapping },
  })
  return newest(context, mappingId)
}

interface Wish {
  readonly name: string
  readonly custodian: string
  readonly mapping: z.output<typeof TableMappingValue>
}

const trimmed = ({ name, custodian }: Wish) => ({ name: name.trim(), custodian: custodian.trim() })

async function writeVersion({ tx, actor, now }: Context, id: string, version: number, wish: Wish): Promise<void> {
  const { name, custodian } = trimmed(wish)
  const body = storedMapping(wish.mapping)
  await tx.write(
    sql`insert into table_mapping_version (mapping_id, version, name, custodian, body, author_id, at)
        values (${id}::uuid, ${version}, ${name}, ${custodian}, ${JSON.stringify(body)}::jsonb, ${actor.id}::uuid, ${new Date(now).toISOString()}::timestamptz)`,
  )
}

async function newest({ tx }: Context, id: string) {
  const [saved] = await savedMappings(tx, sql`m.id = ${id}::uuid`)
  if (!saved) throw new Error('a mapping that was just saved is not there')
  return saved
}

function taken(error: unknown): 'name_taken' {
  if ((error as { code?: string }).code === '23505') return 'name_taken'
  throw error
}
