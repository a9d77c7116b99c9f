import { msg } from '@lingui/core/macro'

/** Why a password is not taken, wherever it is chosen. */
export const passwordRefusals = {
  password_too_simple: msg`This password is among the first that would be guessed. Take a few words in a row that belong to nobody else.`,
  password_about_you: msg`Whoever knows you or the firm would guess this password. Take words that have nothing to do with either.`,
}
