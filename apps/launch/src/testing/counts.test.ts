import { describe, expect, test } from '@jest/globals'
import { countExit, countJest, countPlaywright, total } from './counts.ts'

const passing = (name: string) => ({
  name,
  message: '',
  status: 'passed',
  assertionResults: [{ fullName: 'a rule holds', status: 'passed' }],
})
const report = (files: ReturnType<typeof passing>[], numbers = {}) => ({
  numPassedTests: files.length,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
  ...numbers,
})

describe('a Jest run', () => {
  test('counts what passed', () => {
    const count = countJest(report([passing('/r/apps/api/a.test.ts')]), 0, ['apps/api/'], '/r')
    expect(count).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] })
  })

  test('names what failed', () => {
    const file = {
      ...passing('/r/apps/api/a.test.ts'),
      status: 'failed',
      assertionResults: [{ fullName: 'a wire is confirmed once', status: 'failed' }],
    }
    const count = countJest(report([file], { numPassedTests: 0, numFailedTests: 1 }), 1, ['apps/api/'], '/r')
    expect(count).toMatchObject({ passed: 0, failed: 1, failures: ['a wire is confirmed once'] })
  })

  test('with a file that could not be run has failed, although no test did', () => {
    const broken = { ...passing('/r/apps/api/b.test.ts'), status: 'failed', assertionResults: [] }
    const count = countJest(
      report([passing('/r/apps/api/a.test.ts'), broken], { numPassedTests: 1 }),
      1,
      ['apps/api/'],
      '/r',
    )
    expect(count).toMatchObject({ passed: 1, failed: 1, failures: ['apps/api/b.test.ts could not be run'] })
  })

  test('with an empty project has failed: nothing tested is not the same as nothing wrong', () => {
    const count = countJest(report([passing('/r/apps/api/a.test.ts')]), 0, ['apps/api/', 'apps/web/'], '/r')
    expect(count).toMatchObject({ passed: 1, failed: 1, failures: ['apps/web/ has no test that ran'] })
  })

  test('that ended badly after all tests passed has failed', () => {
    const count = countJest(report([passing('/r/apps/api/a.test.ts')]), 1, ['apps/api/'], '/r')
    expect(count).toMatchObject({ passed: 1, failed: 1 })
  })
})

describe('a Playwright run', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }

  test('counts a journey that needed a second try as failed', () => {
    expect(countPlaywright({ stats: { ...stats, flaky: 1 }, errors: [], suites: [] }, 0)).toMatchObject({
      passed: 3,
      failed: 1,
    })
  })

  test('names broken journeys, however deep they are nested', () => {
    const suites = [
      {
        suites: [
          {
            specs: [
              { title: 'a deposit becomes a bonus', ok: false },
              { title: 'fine', ok: true },
            ],
          },
        ],
      },
    ]
    const count = countPlaywright({ stats: { ...stats, unexpected: 1 }, errors: [], suites }, 1)
    expect(count).toMatchObject({ passed: 3, failed: 1, failures: ['a deposit becomes a bonus'] })
  })

  test('without a journey has failed', () => {
    expect(countPlaywright({ stats: { ...stats, expected: 0 }, errors: [], suites: [] }, 0)).toMatchObject({
      passed: 0,
      failed: 1,
    })
  })
})

test('a check counts as one, and the sum is the sum of all', () => {
  const sum = total([
    countExit('types', 0),
    countExit('lint', 2),
    { passed: 40, failed: 1, skipped: 2, failures: ['x'] },
  ])
  expect(sum).toEqual({ passed: 41, failed: 2, skipped: 2, failures: ['lint failed', 'x'] })
})
