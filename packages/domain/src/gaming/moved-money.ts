import type { Activity } from '../activity/activity.ts'
import { type Day, dayNumber, daysBetween } from '../calendar/day.ts'
import { magnitude } from '../money/divide.ts'
import { type Rate, share } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import { type Finding } from './finding.ts'

/** Parameters: how alike two movements have to be to be the same money. */
export interface MovedMoneyPolicy {
  readonly days: number
  /** Of the amount that left: fees and exchange take a little on the way. */
  readonly tolerance: Rate
  /** Below this amount, in minor units, nothing is reported. */
  readonly least: bigint
}

const DEFAULT_MOVED_MONEY_POLICY: MovedMoneyPolicy = { days: 30, tolerance: '0.01', least: 1_000_000n }

export interface MovedMoney {
  readonly out: string
  readonly in: string
  readonly left: bigint
  readonly arrived: bigint
  readonly leftOn: Day
  readonly arrivedOn: Day
  readonly fromHousehold: string
  readonly toHousehold: string
}

export type MovedMoneyFinding =
  | Finding<'journal_as_new_money', MovedMoney>
  | Finding<'moved_between_households', MovedMoney>

/**
 * Money that left and arrived again inside the firm while it is booked as external:
 * `journal_as_new_money` when it stayed in one household, or among households that `circleOf` joins (a family);
 * `moved_between_households` when it arrived in one that has nothing to do with the first.
 * Either way an inflow looks new that is not. Each inflow is reported once, with the outflow nearest in amount, then in
 * time. `payeesOf` names who is credited for the inflow.
 */
export function movedMoney(
  activity: readonly Activity[],
  circleOf: (householdId: string) => string,
  payeesOf: (activityId: string) => readonly string[],
  policy: MovedMoneyPolicy = DEFAULT_MOVED_MONEY_POLICY,
): MovedMoneyFinding[] {
  const booked = activity.filter(({ status, householdId }) => status === 'booked' && householdId !== null)
  const outflows = Map.groupBy(
    booked.filter(({ flow, amount }) => flow === 'external_out' && -amount >= policy.least),
    ({ currency, valueDate }) => `${currency} ${dayNumber(valueDate)}`,
  )
  return booked
    .filter(({ flow, amount }) => flow === 'external_in' && amount >= policy.least)
    .flatMap((inflow): MovedMoneyFinding[] => {
      const [nearest] = outflowsBefore(inflow, outflows, policy).sort(
        (a, b) => nearness(a, b, inflow) || byText(a.id, b.id),
      )
      if (!nearest) return []
      const fromHousehold = nearest.householdId ?? ''
      const toHousehold = inflow.householdId ?? ''
      const stayed = circleOf(fromHousehold) === circleOf(toHousehold)
      const evidence = {
        out: nearest.id,
        in: inflow.id,
        left: -nearest.amount,
        arrived: inflow.amount,
        leftOn: nearest.valueDate,
        arrivedOn: inflow.valueDate,
        fromHousehold,
        toHousehold,
      }
      const people = payeesOf(inflow.id).toSorted(byText)
      return [{ detector: stayed ? 'journal_as_new_money' : 'moved_between_households', people, evidence }]
    })
    .sort((a, b) => byText(a.evidence.in, b.evidence.in))
}

function outflowsBefore(
  inflow: Activity,
  outflows: ReadonlyMap<string, Activity[]>,
  { days, tolerance }: MovedMoneyPolicy,
): Activity[] {
  const found: Activity[] = []
  for (let back = 0; back <= days; back++) {
    const day = outflows.get(`${inflow.currency} ${dayNumber(inflow.valueDate) - back}`) ?? []
    found.push(
      ...day.filter(({ amount, accountId }) => {
        const left = -amount
        return accountId !== inflow.accountId && magnitude(inflow.amount - left) <= share(left, tolerance)
      }),
    )
  }
  return found
}

function nearness(a: Activity, b: Activity, inflow: Activity): number {
  const off = magnitude(inflow.amount + a.amount) - magnitude(inflow.amount + b.amount)
  if (off !== 0n) return off < 0n ? -1 : 1
  return daysBetween(a.valueDate, inflow.valueDate) - daysBetween(b.valueDate, inflow.valueDate)
}
