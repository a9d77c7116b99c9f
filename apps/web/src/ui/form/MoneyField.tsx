import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Currency, Money } from '@rapport/domain/money/currency.ts'
import { useState } from 'react'
import { formatMoney, moneyEntryText } from '../format/numbers.ts'
import { useLocale } from '../words/locale.ts'
import styles from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'
import { type MoneyEntryRefusal, readMoney } from './money-entry.ts'

interface Props extends FieldProps<Money | null> {
  /** The currency while nothing is typed; the firm's, or the account's. */
  readonly currency: Currency
  /** Offered as a choice, and understood in the text. */
  readonly currencies?: readonly Currency[]
  readonly negative?: boolean
  /** Has the focus when the page or window opens, which exists for this field. */
  readonly startHere?: boolean
}

const refusalText: Record<MoneyEntryRefusal, MessageDescriptor> = {
  not_a_sum: msg`This is not a sum. Write it like 1250000, 1.25m or 750k.`,
  ambiguous_separator: msg`The separators can be read in two ways. Write the sum without them.`,
  too_many_decimals: msg`This has more decimals than the currency. Write the sum to the cent.`,
  other_currency: msg`This sum names a currency that cannot be used here.`,
  negative: msg`The sum cannot be below zero.`,
  too_large: msg`The sum is too large.`,
}

/**
 * An exact sum, typed as people type: `2,000,000`, `2.5m`, `1,2 Mio EUR`. Shows what it understood while it is typed;
 * what it did not understand is never sent.
 */
export function MoneyField(props: Props) {
  const { name, value, onChange, onUnread, disabled, currency, currencies, negative } = props
  const { t, i18n } = useLingui()
  const locale = useLocale()
  const [chosen, setChosen] = useState(currency)
  const [typed, setTyped] = useState<string | null>(null)
  // The note stays when the field is left: what stands below must not move under a click.
  const [noted, setNoted] = useState(false)
  const inUse = value?.currency ?? chosen
  const shown = typed ?? (value ? moneyEntryText(value, locale) : '')
  const entry = readMoney(shown, {
    currency: inUse,
    locale,
    negative: negative ?? false,
    ...(currencies ? { currencies } : {}),
  })
  const refusal = entry.ok ? undefined : i18n._(refusalText[entry.reason])

  const type = (text: string) => {
    setTyped(text)
    setNoted(false)
    const next = readMoney(text, {
      currency: inUse,
      locale,
      negative: negative ?? false,
      ...(currencies ? { currencies } : {}),
    })
    onUnread?.(next.ok ? null : i18n._(refusalText[next.reason]))
    if (next.ok && next.money) setChosen(next.money.currency)
    onChange(next.ok ? next.money : null)
  }
  const choose = (picked: Currency) => {
    setChosen(picked)
    const next = readMoney(shown, {
      currency: picked,
      locale,
      negative: negative ?? false,
      ...(currencies ? { currencies } : {}),
    })
    if (next.ok && next.money) onChange({ ...next.money, currency: picked })
  }

  const understood = entry.ok && entry.money && typed !== null && typed !== moneyEntryText(entry.money, locale)
  return (
    <Field
      {...frameOf(props)}
      error={props.error ?? (typed !== null && looksFinished(shown) ? refusal : undefined)}
      note={
        (understood || noted) && entry.ok && entry.money ? (
          <Trans>Understood as {formatMoney(entry.money, locale)}</Trans>
        ) : undefined
      }
    >
      {(wiring) => (
        <span className={styles.box}>
          {currencies && currencies.length > 1 ? (
            <select
              className={styles.insideSelect}
              aria-label={t`Currency`}
              value={inUse}
              disabled={disabled}
              onChange={(event) => choose(event.target.value)}
            >
              {currencies.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          ) : (
            <span className={styles.affix} aria-hidden="true">
              {inUse}
            </span>
          )}
          <input
            {...{ name, disabled }}
            {...wiring}
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={props.startHere}
            className={styles.number}
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            onChange={(event) => type(event.target.value)}
            onBlur={() => {
              if (!entry.ok) return
              if (understood) setNoted(true)
              setTyped(null)
            }}
          />
        </span>
      )}
    </Field>
  )
}

/** Nobody is told off in the middle of `1.` or `-`. */
const looksFinished = (text: string): boolean => /[\da-z]\s*$/i.test(text)
