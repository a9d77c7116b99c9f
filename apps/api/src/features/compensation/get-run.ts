import type { contract } from '@rapport/contract/contract.ts'
import type { Handler } from '../../http/handler.ts'
import { readRun } from './read-run.ts'

export const getRun: Handler<typeof contract.getRun> = async (context, { runId }, refuse) =>
  (await readRun(context, runId)) ?? refuse('not_found')
