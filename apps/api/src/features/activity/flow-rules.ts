import { type AnnouncementPolicy, DEFAULT_ANNOUNCEMENT_POLICY } from '@rapport/domain/activity/announced.ts'
import { DEFAULT_FLOW_RULES, type FlowRule } from '@rapport/domain/activity/flow-type.ts'
import { DEFAULT_JOURNAL_POLICY, type JournalPolicy } from '@rapport/domain/activity/pair-journals.ts'
import { DEFAULT_REVERSAL_POLICY, type ReversalPolicy } from '@rapport/domain/activity/tie-reversals.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from '../../jobs/connection.ts'

const Stated = z.object({
  rules: z.custom<readonly FlowRule[]>().nullable(),
  journals: z.custom<Partial<JournalPolicy>>().nullable(),
  reversals: z.custom<Partial<ReversalPolicy>>().nullable(),
  announcements: z.custom<Partial<AnnouncementPolicy>>().nullable(),
})
const Identifier = z.object({ identifier: z.string() })

/** How the firm tells what a movement is: its rules on a day, and which accounts are its own. */
export interface FlowRules {
  readonly rules: readonly FlowRule[]
  /** Without spaces, in capitals. */
  readonly inHouse: ReadonlySet<string>
  readonly journals: JournalPolicy
  readonly reversals: ReversalPolicy
  readonly announcements: AnnouncementPolicy
}

/** The firm's policy of `activity`, or the rules that Rapport proposes. */
export async function flowRules(queries: Queries, today: Day): Promise<FlowRules> {
  const [policy] = await queries.read(
    Stated,
    sql`select body -> 'flowRules' as rules, body -> 'journals' as journals, body -> 'reversals' as reversals, body -> 'announcements' as announcements from policy where subject = 'activity' and effective_from <= ${today}::date order by effective_from desc limit 1`,
  )
  const own = await queries.read(
    Identifier,
    sql`select distinct upper(regexp_replace(identifier, '\\s', '', 'g')) as identifier from account where in_house`,
  )
  return {
    rules: policy?.rules ?? DEFAULT_FLOW_RULES,
    inHouse: new Set(own.map(({ identifier }) => identifier)),
    journals: { ...DEFAULT_JOURNAL_POLICY, ...policy?.journals },
    reversals: { ...DEFAULT_REVERSAL_POLICY, ...policy?.reversals },
    announcements: { ...DEFAULT_ANNOUNCEMENT_POLICY, ...policy?.announcements },
  }
}
