import { useLingui } from '@lingui/react/macro'
import { StatusPill } from '../ui/figure/StatusPill.tsx'

/** That sums in some currencies are missing from the figures of a page. */
export function WithoutRate({ currencies = [] }: { currencies: readonly string[] | undefined }) {
  const { t, i18n } = useLingui()
  if (currencies.length === 0) return null
  const named = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(currencies)
  return <StatusPill tone="overdue">{t`Without amounts in ${named}: no exchange rate`}</StatusPill>
}
