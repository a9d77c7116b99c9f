import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FlowType } from '@rapport/domain/activity/activity.ts'

/** What each type of movement is called. */
export const flowTypeName: Readonly<Record<FlowType, MessageDescriptor>> = {
  external_in: msg`External in`,
  external_out: msg`External out`,
  internal_journal: msg`Internal journal`,
  income: msg`Income`,
  fee: msg`Fee`,
  market: msg`Market`,
  reversal: msg`Reversal`,
}

const ruleText: Readonly<Record<string, MessageDescriptor>> = {
  marked_as_reversal: msg`The bank marks it as a reversal.`,
  counterparty_in_house: msg`The other side is an account of the firm.`,
  reversal_code: msg`Its transaction code is one of reversals.`,
  journal_code: msg`Its transaction code is one of internal journals.`,
  income_code: msg`Its transaction code is one of interest or dividends.`,
  fee_code: msg`Its transaction code is one of fees.`,
  market_code: msg`Its transaction code is one of trades.`,
  money_in: msg`Money in from outside: nothing says otherwise.`,
  money_out: msg`Money out: nothing says otherwise.`,
  paired_journal: msg`Paired with the opposite movement of a related account, so it is no new money.`,
  reverses_entry: msg`It takes back an earlier movement.`,
  corrected: msg`A controller corrected the type.`,
  no_rule_applies: msg`No rule covers it, so it can confirm nothing.`,
}

/** Why a movement has its type, in words. A rule of the firm's own is named as the firm named it. */
export const flowRuleText = (rule: string): MessageDescriptor => ruleText[rule] ?? msg`By the firm's rule “${rule}”.`
