import { DEFAULT_ANNOUNCEMENT_POLICY } from '@rapport/domain/activity/announced.ts'
import { DEFAULT_FLOW_RULES } from '@rapport/domain/activity/flow-type.ts'
import { DEFAULT_JOURNAL_POLICY } from '@rapport/domain/activity/pair-journals.ts'
import { DEFAULT_ROUND_TRIP_POLICY } from '@rapport/domain/activity/round-trip.ts'
import { DEFAULT_REVERSAL_POLICY } from '@rapport/domain/activity/tie-reversals.ts'
import { DEFAULT_WORKING_POWER } from '@rapport/domain/cadence/capacity.ts'
import { defaultContactPolicy } from '@rapport/domain/cadence/contact-policy.ts'
import { addDays } from '@rapport/domain/calendar/day.ts'
import { DEFAULT_MATCHING_POLICY } from '@rapport/domain/claims/matching-policy.ts'
import { DEFAULT_SECOND_CONTROLLER_POLICY } from '@rapport/domain/claims/second-controller.ts'
import { DEFAULT_RETURN_OUTLOOK } from '@rapport/domain/initiatives/return.ts'
import { DEFAULT_ATTRIBUTION_POLICY } from '@rapport/domain/initiatives/touches.ts'
import { defaultConversionPolicy } from '@rapport/domain/money/convert.ts'
import { at, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { demoAccounts, type Staff } from './staff.ts'

/** The password of every demo sign-in; the sign-in page shows it. */
export const DEMO_PASSWORD = 'rapport-demo'

/** The firm's parameters, each in force since before the two years that are told. */
export function makePolicies({ rows, id, firstDay }: Making, staff: Staff): void {
  const from = addDays(firstDay, -700)
  const moment = at(from, 9 * 60)
  const bodies = {
    contacts: defaultContactPolicy,
    claims: { secondController: DEFAULT_SECOND_CONTROLLER_POLICY, roundTrip: DEFAULT_ROUND_TRIP_POLICY },
    matching: DEFAULT_MATCHING_POLICY,
    activity: {
      flowRules: DEFAULT_FLOW_RULES,
      journals: DEFAULT_JOURNAL_POLICY,
      announcements: DEFAULT_ANNOUNCEMENT_POLICY,
      reversals: DEFAULT_REVERSAL_POLICY,
    },
    // Fixings are told for the two years only; a firm would import them every day.
    conversion: { ...defaultConversionPolicy, oldestDays: 400 },
    capacity: DEFAULT_WORKING_POWER,
    initiatives: { attribution: DEFAULT_ATTRIBUTION_POLICY, outlook: DEFAULT_RETURN_OUTLOOK },
    gifts: { limit: { minor: 30_000n, currency: 'USD' }, per: 'recipient_and_year' },
    assignments: { dueSoonDays: 3, responseDays: 2 },
    demo_accounts: { password: DEMO_PASSWORD, accounts: demoAccounts(staff) },
  }
  for (const [subject, body] of Object.entries(bodies))
    rows.policy.push({
      id: id(moment),
      subject,
      effective_from: from,
      body,
      created_by: staff.named('Tessa Nguyen').id,
      created_at: timestamp(moment),
    })
}
