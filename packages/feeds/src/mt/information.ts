import type { Reference } from '../model.ts'

/** What the text of an entry tells. Dialects differ; whatever none of them understands stays readable text. */
export type Information = {
  readonly text: string
  /** The bank's own code for the business case: the German GVC, Polish operation code. */
  readonly proprietary: string | null
  readonly name: string | null
  readonly account: string | null
  readonly institution: string | null
  readonly references: readonly Reference[]
}

export const NO_INFORMATION: Information = {
  text: '',
  proprietary: null,
  name: null,
  account: null,
  institution: null,
  references: [],
}
