import { writeFile } from 'node:fs/promises'
import { contract } from '@rapport/contract/contract.ts'
import { openApi } from '@rapport/contract/openapi.ts'
import { API_INFO } from './http/api-reference.ts'

// `npm run openapi`: writes the copy that reviews compare.
await writeFile(
  new URL('../../../docs/openapi.json', import.meta.url),
  `${JSON.stringify(openApi(contract, API_INFO), null, 2)}\n`,
)
