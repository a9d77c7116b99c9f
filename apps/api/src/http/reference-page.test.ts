import { expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import { openApi } from '@rapport/contract/openapi.ts'
import { API_INFO } from './api-reference.ts'
import { referencePage } from './reference-page.ts'

const page = referencePage(openApi(contract, API_INFO) as never)

test('every operation stands on it, and every link leads somewhere on it', () => {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  for (const name of Object.keys(contract)) expect(ids).toContain(name)
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')
  expect(links.filter((id) => !ids.has(id))).toEqual([])
  expect(ids.size).toBe([...page.matchAll(/ id="/g)].length)
})

test('nothing on it is a script, a style, an object, or from elsewhere', () => {
  expect(page).not.toMatch(/<script|<style| style=| on\w+=|https?:\/\//)
  expect(page).not.toMatch(/\[object|undefined/)
})

test('a schema is told in words, with bounds, alternatives and what it leads to', () => {
  expect(page).toContain('string, 1 to 120 characters')
  expect(page).toContain('<code>client</code> <code>prospect</code>')
  expect(page).toContain('<th scope="row"><code>splits[].basisPoints</code></th>')
  expect(page).toContain('<a href="#schema-Money">Money</a>')
})
