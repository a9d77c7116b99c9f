import type { BasisProblem } from '@rapport/domain/compensation/basis-problems.ts'
import { z } from 'zod'

const SHOWN = 20

const Problem = z.object({
  code: z.string(),
  householdId: z.string().nullable(),
  payeeId: z.string().nullable(),
  day: z.string().nullable(),
  detail: z.string().nullable(),
})
const Stored = z.object({ count: z.number(), problems: z.array(Problem) })

/** Why a run could not be computed, as its row keeps it: no names, since not everybody may see every household. */
export type RunProblem = z.output<typeof Problem>

/** @param sources the households of the facts that problems name */
export const problemText = (problems: readonly RunProblem[]): string =>
  JSON.stringify({ count: problems.length, problems: problems.slice(0, SHOWN) } satisfies z.output<typeof Stored>)

export const plainProblem = (code: string, detail: string | null = null): RunProblem => ({
  code,
  householdId: null,
  payeeId: null,
  day: null,
  detail,
})

export function basisProblem(problem: BasisProblem, householdOf: (source: string) => string | null): RunProblem {
  const is = (key: string): string | null => {
    const value = (problem as unknown as Record<string, unknown>)[key]
    return typeof value === 'string' ? value : null
  }
  const source = is('source') ?? is('split')
  return {
    code: problem.code,
    householdId: is('household') ?? (source === null ? null : householdOf(source)),
    payeeId: is('payee'),
    day: is('day'),
    detail: is('currency') ?? is('figure') ?? is('list'),
  }
}

export function readProblems(text: string | null): readonly RunProblem[] {
  if (text === null) return []
  try {
    return Stored.parse(JSON.parse(text)).problems
  } catch {
    return [plainProblem('broken')]
  }
}

const sentences: Readonly<Record<string, string>> = {
  split_missing: 'nobody is said to share in some of the money',
  split_ambiguous: 'two splits of one household overlap',
  split_not_whole: 'a split does not total 100 %',
  shadow_forbidden: 'a split has shadow shares, which the plan forbids',
  fixing_missing: 'no exchange rate is stored for some of the money',
  currency_unknown: 'some money is in an unknown currency',
  figure_missing: 'a figure that the plan needs was not stated for a payee',
  plan_invalid: 'the plan has an error',
  already_approved: 'another run of this period was approved meanwhile',
  broken: 'it broke off unexpectedly',
}

/** One sentence over all problems; each of them apart is in the run's detail. */
export function problemSentence(text: string | null): string | null {
  const codes = [...new Set(readProblems(text).map(({ code }) => code))]
  if (codes.length === 0) return null
  return `It could not be computed: ${codes.map((code) => sentences[code] ?? code.replaceAll('_', ' ')).join('; ')}.`
}
