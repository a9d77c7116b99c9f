import { useLingui } from '@lingui/react'
import type { ImportState } from '@rapport/contract/import-values.ts'
import type { z } from 'zod'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { importStateName, importStateTone } from './import-words.ts'

/** Where a file is on its way into the books. */
export function ImportStatus({ state }: { state: z.output<typeof ImportState> }) {
  const { i18n } = useLingui()
  return <StatusPill tone={importStateTone[state]}>{i18n._(importStateName[state])}</StatusPill>
}
