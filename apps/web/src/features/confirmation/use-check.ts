import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../../shell/api.ts'
import { allocationsOf, type Chosen } from './allocations.ts'

const PAUSE = 250

/** The checklist for what is chosen, and what would be refused, as the server sees it once typing pauses. */
export function useCheck(claimId: string, chosen: Chosen, asked: boolean) {
  const [settled, setSettled] = useState(chosen)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(chosen), PAUSE)
    return () => window.clearTimeout(timer)
  }, [chosen])
  const allocations = allocationsOf(settled)
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: [
      ...client.checkAllocation.key(),
      claimId,
      allocations.map(({ activityId, amount }) => `${activityId} ${amount.minor}`),
    ],
    queryFn: ({ signal }) => client.checkAllocation({ claimId, allocations }, { signal }),
    placeholderData: keepPreviousData,
    enabled: asked && settled === chosen,
  })
  const shown = asked ? data : undefined
  return {
    checklist: shown?.checklist ?? null,
    // What was answered about another choice refuses nothing of this one.
    refusal: settled === chosen && !isPlaceholderData ? (shown?.refusal ?? null) : null,
    running: asked && (isFetching || settled !== chosen),
  }
}
