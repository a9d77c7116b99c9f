import { describe, expect, test } from '@jest/globals'
import { type Column, fits, fitting, indexOfActive, nextSort, rowAfter, sorted } from './column.ts'

interface Row {
  readonly name: string
  readonly age: number
}

const rows: Row[] = [
  { name: 'Weber', age: 3 },
  { name: 'Abt', age: 9 },
  { name: 'Rossi', age: 3 },
]
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sort: 'server' },
  { id: 'age', header: 'Age', cell: (row) => row.age, sort: (a, b) => a.age - b.age },
]
const names = (list: readonly Row[]) => list.map((row) => row.name).join(' ')

describe('sorting', () => {
  test('compares by the column, and equal rows keep their places', () => {
    expect(names(sorted(rows, columns, { column: 'age', direction: 'up' }))).toBe('Weber Rossi Abt')
    expect(names(sorted(rows, columns, { column: 'age', direction: 'down' }))).toBe('Abt Weber Rossi')
  })

  test('leaves to the server what the server sorts, and what nobody does', () => {
    expect(sorted(rows, columns, { column: 'name', direction: 'up' })).toBe(rows)
    expect(sorted(rows, columns, { column: 'gone', direction: 'up' })).toBe(rows)
    expect(sorted(rows, columns, null)).toBe(rows)
  })

  test('goes up first, then down, then up', () => {
    const up = nextSort('age', null)
    expect(up.direction).toBe('up')
    expect(nextSort('age', up).direction).toBe('down')
    expect(nextSort('age', nextSort('age', up)).direction).toBe('up')
    expect(nextSort('name', up)).toEqual({ column: 'name', direction: 'up' })
  })
})

describe('the keyboard', () => {
  test.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 4, 24],
    ['PageUp', 4, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['Enter', 50, null],
  ])('%s in row %i of 100 leads to %s', (key, at, row) => expect(rowAfter(key, at, 100, 20)).toBe(row))

  test('leads nowhere in an empty table', () => expect(rowAfter('End', 0, 0, 20)).toBeNull())
})

describe('where there is little room', () => {
  const wide: Column<Row>[] = [
    { id: 'name', header: 'Name', width: 'minmax(10rem, 2fr)', cell: (row) => row.name },
    { id: 'city', header: 'City', width: '8rem', narrow: 'hide', cell: () => '' },
    { id: 'age', header: 'Age', cell: (row) => row.age },
    { id: 'note', header: 'Note', width: '12rem', narrow: 'hide', cell: () => '' },
  ]
  const ids = (room: number) => fitting(wide, room).map(({ id }) => id)

  test('what may be left out goes one by one, the last first', () => {
    expect(ids(36)).toEqual(['name', 'city', 'age', 'note'])
    expect(ids(35)).toEqual(['name', 'city', 'age'])
    expect(ids(23)).toEqual(['name', 'age'])
  })

  test('what must be seen stays, and the table scrolls', () => {
    expect(ids(4)).toEqual(['name', 'age'])
    expect(fits(fitting(wide, 15), 15)).toBe(false)
    expect(fits(fitting(wide, 16), 16)).toBe(true)
  })
})

describe('the row one was in', () => {
  const at = (key: string, index: number) => indexOfActive(rows, (row) => row.name, { key, index })

  test('is followed when rows come or change places', () => {
    expect(at('Abt', 1)).toBe(1)
    expect(at('Rossi', 0)).toBe(2)
  })

  test('leaves its place to the next when it is gone, or to the last', () => {
    expect(at('Keller', 1)).toBe(1)
    expect(at('Keller', 9)).toBe(2)
  })
})
