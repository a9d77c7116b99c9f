import { useLingui } from '@lingui/react'
import type { RunState } from '@rapport/contract/compensation-values.ts'
import type { z } from 'zod'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { runStateName, runStateTone } from './run-words.ts'

/** Where a run stands. */
export function RunStatus({ state }: { state: z.output<typeof RunState> }) {
  const { i18n } = useLingui()
  return <StatusPill tone={runStateTone[state]}>{i18n._(runStateName[state])}</StatusPill>
}
