import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import { openApi } from '@rapport/contract/openapi.ts'
import { API_INFO } from './http/api-reference.ts'

// `npm run openapi` writes the copy; a change of the wire is always seen in review.
test('the committed copy of the API description is true', async () => {
  const copy = await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')
  expect(JSON.parse(copy)).toEqual(JSON.parse(JSON.stringify(openApi(contract, API_INFO))))
})
