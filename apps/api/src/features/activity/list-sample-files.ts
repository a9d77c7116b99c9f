import type { contract } from '@rapport/contract/contract.ts'
import { policyQuestion } from '../../facts/policy.ts'
import type { Handler } from '../../http/handler.ts'

interface SampleFiles {
  readonly files: { readonly name: string; readonly content: string }[]
}

/** A firm that is no demo has none. */
export const listSampleFiles: Handler<typeof contract.listSampleFiles> = async ({ tx, today }) => {
  const [samples] = await tx.ask(policyQuestion<SampleFiles>('sample_files', today))
  return { items: samples?.files ?? [] }
}
