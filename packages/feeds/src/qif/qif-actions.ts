import type { SecurityMovementType } from '../model.ts'

/**
 * What an investment action does. `cash`: sign of its effect on the account's cash (0 where the cash comes from or
 * goes to another account, as in `BuyX`). `quantity`: sign of the securities moved. Null type: a plain cash movement.
 */
export type QifAction = {
  readonly type: SecurityMovementType | null
  readonly cash: -1 | 0 | 1
  readonly quantity: -1 | 0 | 1
}

const action = (type: SecurityMovementType | null, cash: -1 | 0 | 1, quantity: -1 | 0 | 1): QifAction => ({
  type,
  cash,
  quantity,
})

/** The actions of Quicken's interchange format, lower case. A trailing `x` names another account for the cash. */
const ACTIONS: Readonly<Record<string, QifAction>> = {
  buy: action('buy', -1, 1),
  cvrshrt: action('buy', -1, 1),
  sell: action('sell', 1, -1),
  shtsell: action('sell', 1, -1),
  div: action('income', 1, 0),
  intinc: action('income', 1, 0),
  cglong: action('income', 1, 0),
  cgmid: action('income', 1, 0),
  cgshort: action('income', 1, 0),
  miscinc: action('income', 1, 0),
  rtrncap: action('income', 1, 0),
  miscexp: action('other', -1, 0),
  margint: action('other', -1, 0),
  reinvdiv: action('reinvest', 0, 1),
  reinvint: action('reinvest', 0, 1),
  reinvlg: action('reinvest', 0, 1),
  reinvmd: action('reinvest', 0, 1),
  reinvsh: action('reinvest', 0, 1),
  shrsin: action('transfer', 0, 1),
  shrsout: action('transfer', 0, -1),
  stksplit: action('split', 0, 0),
  reminder: action('other', 0, 0),
  exercise: action('other', 0, 0),
  exercisx: action('other', 0, 0),
  expire: action('other', 0, 0),
  grant: action('other', 0, 0),
  vest: action('other', 0, 0),
  xin: action(null, 1, 0),
  contrib: action(null, 1, 0),
  xout: action(null, -1, 0),
  withdrw: action(null, -1, 0),
  cash: action(null, 1, 0),
}

/** The action by name, or null for one that is not known. */
export function actionOf(name: string): QifAction | null {
  const key = name.trim().toLowerCase()
  const own = ACTIONS[key]
  if (own) return own
  const base = key.endsWith('x') ? ACTIONS[key.slice(0, -1)] : undefined
  if (!base) return null
  // Money of `ContribX` and `WithdrwX` does come into and leave this account.
  return base.type === null ? base : { ...base, cash: 0 }
}
