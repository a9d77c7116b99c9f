/** How a step ended, in numbers that add up over all steps. */
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed, by name. */
  readonly failures: readonly string[]
}

interface JestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/**
 * The count of a Jest run from its JSON report. A file that could not be run counts as one failure, so does an
 * expected folder without any test, so does a run that failed although each test passed.
 *
 * @param expects folders, relative to `root`, ending in a slash
 */
export function countJest(report: JestReport, exitCode: number, expects: readonly string[], root: string): Count {
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
  const empty = expects.filter(
    (folder) =>
      !report.testResults.some((file) => file.name.startsWith(`${root}/${folder}`) && file.assertionResults.length > 0),
  )
  const failures = [
    ...report.testResults.flatMap((file) => file.assertionResults.filter(isFailed).map(({ fullName }) => fullName)),
    ...broken.map((file) => `${file.name.replace(`${root}/`, '')} could not be run`),
    ...empty.map((folder) => `${folder} has no test that ran`),
  ]
  return ended(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length + empty.length,
      skipped: report.numPendingTests + report.numTodoTests,
      failures,
    },
    exitCode,
  )
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  readonly errors: readonly { readonly message?: string }[]
  readonly suites: readonly PlaywrightSuite[]
}

interface PlaywrightSuite {
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[]
  readonly suites?: readonly PlaywrightSuite[]
}

/** The count of a Playwright run from its JSON report. A journey that passed only when repeated is a failure. */
export function countPlaywright({ stats, errors, suites }: PlaywrightReport, exitCode: number): Count {
  return ended(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
      failures: [...suites.flatMap(brokenSpecs), ...errors.map(({ message }) => message?.split('\n')[0] ?? 'an error')],
    },
    exitCode,
  )
}

/** The count of a check, or of a suite that ended without a report. */
export function countExit(title: string, exitCode: number, why = 'failed'): Count {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [`${title} ${why}`] }
}

/** All counts together. */
export function total(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counts.reduce((sum, { skipped }) => sum + skipped, 0),
    failures: counts.flatMap(({ failures }) => failures),
  }
}

// A run with nothing in it, or one that failed for a reason no test names, must not look like success.
function ended(count: Count, exitCode: number): Count {
  if (count.failed > 0) return count
  if (exitCode !== 0)
    return { ...count, failed: 1, failures: [`the run ended with code ${exitCode} although no test failed`] }
  if (count.passed === 0) return { ...count, failed: 1, failures: ['no test ran'] }
  return count
}

function brokenSpecs(suite: PlaywrightSuite): string[] {
  const own = (suite.specs ?? []).filter(({ ok }) => !ok).map(({ title }) => title)
  return [...own, ...(suite.suites ?? []).flatMap(brokenSpecs)]
}

function isFailed({ status }: { readonly status: string }): boolean {
  return status === 'failed'
}
