import type { TableMappingValue } from '@rapport/contract/table-mappings.ts'
import { headerName, parseMapping, type TableMapping } from '@rapport/feeds/csv/table-mapping.ts'
import type { z } from 'zod'

/** A mapping as a person states it, as the readers of tables take it: column names compare without case and signs. */
export function storedMapping(mapping: z.output<typeof TableMappingValue>): TableMapping {
  const named: TableMapping = {
    ...mapping,
    header: mapping.header.map(headerName),
    further: mapping.further.map(({ header, columns }) => ({ header: header.map(headerName), columns })),
  }
  return parseMapping(named)
}
