import { createClient, NoAnswerError, ProblemError } from '@rapport/contract/client.ts'
import { contract } from '@rapport/contract/contract.ts'
import { useSyncExternalStore } from 'react'
import { Answers } from './answers.ts'
import { isAttended } from './attendance.ts'

let ended = false
const listeners = new Set<() => void>()

/** Says that the session has ended, or that there is one again. */
export function sessionEnded(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listen of listeners) listen()
}

/** Whether the server has said that the session is over, while a page of it is still on the screen. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => ended,
  )
}

/** Every operation of Rapport as a typed function: `client.getClaim({ claimId })`, `useQuery(client.getClaim.query({ claimId }))`. */
export const client = createClient(contract, {
  base: '/api',
  headers: () => (isAttended() ? {} : { 'x-unattended': '1' }),
  onUnauthenticated: () => sessionEnded(true),
})

/** Answers already had. A refusal is an answer and is not asked for again; no answer is, twice. */
export const queryClient = new Answers({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) =>
        count < 2 && (error instanceof NoAnswerError || (error instanceof ProblemError && error.problem.status >= 502)),
    },
    mutations: { retry: false },
  },
})
