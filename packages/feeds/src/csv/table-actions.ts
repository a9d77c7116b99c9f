import type { SecurityMovementType } from '../model.ts'

/** In the order in which they are tried: a reinvested dividend is a reinvestment, a share journal a transfer. */
const ACTIONS: readonly (readonly [SecurityMovementType, RegExp])[] = [
  ['reinvest', /\breinvest/i],
  ['buy', /\b(?:buy|bought|purchase[ds]?|kauf)\b/i],
  ['sell', /\b(?:sell|sold|sale|redemption|redeemed|verkauf)\b/i],
  ['split', /\bsplit\b/i],
  [
    'income',
    /\b(?:dividend|dividende|interest|cap(?:ital)? gains?|distribution|coupon|zinsen|adr (?:mgmt )?fee|foreign tax)\b/i,
  ],
  [
    'transfer',
    /\b(?:transfer|transferred|journal(?:ed)?|acats?|tfr|shares? (?:in|out)|in kind|conversion|exchange)\b/i,
  ],
]

/** What a custodian's action word says about securities. */
export const movementTypeOf = (action: string): SecurityMovementType =>
  ACTIONS.find(([, pattern]) => pattern.test(action))?.[0] ?? 'other'
