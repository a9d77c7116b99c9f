import { SavedMappingValue } from '@rapport/contract/table-mappings.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = SavedMappingValue

/** Mappings as they stand now, `m` is the mapping, with who saved which version. */
export const savedMappings = (tx: Tx, condition: Sql): Promise<z.output<typeof Row>[]> =>
  tx.read(
    Row,
    sql`select m.id, v.name, v.custodian, v.version, v.body as mapping,
          (select jsonb_agg(jsonb_build_object('version', o.version, 'by', jsonb_build_object('id', u.id, 'name', u.name), 'at', to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
              order by o.version desc) from table_mapping_version o join user_account u on u.id = o.author_id where o.mapping_id = m.id) as history
        from table_mapping m join table_mapping_version v on v.mapping_id = m.id and v.version = m.version
        where ${condition} order by v.custodian, v.name, m.id`,
  )
