import { describe, expect, test } from '@jest/globals'
import { contract } from './contract.ts'
import { type Operation, pathParams } from './operation.ts'

const operations = Object.entries<Operation>(contract)

describe.each(operations)('%s', (_name, operation) => {
  test('names every parameter of its path, and none twice', () => {
    expect(Object.keys(operation.params?.shape ?? {})).toEqual(pathParams(operation.path))
    const names = [operation.params, operation.query, operation.body].flatMap((part) => Object.keys(part?.shape ?? {}))
    expect(new Set(names).size).toBe(names.length)
  })
  test('reads without changing: only unsafe methods have a body, an edit is versioned', () => {
    if (operation.method === 'GET')
      expect([operation.body, operation.edits, operation.upload]).toEqual([undefined, undefined, undefined])
    expect(operation.summary.endsWith('.')).toBe(false)
  })
})

test('no two operations share a method and an address', () => {
  const addresses = operations.map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})
