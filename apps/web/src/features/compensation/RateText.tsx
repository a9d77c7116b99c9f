import { useLingui } from '@lingui/react/macro'
import { compareRates, decimalText, exact, type Rate } from '@rapport/domain/money/rate.ts'
import { formatNumber, formatPercent } from '../../ui/format/numbers.ts'
import { useLocale } from '../../ui/words/locale.ts'

/** A rate as people say it: 8 bp for small ones, 2 % for others. */
export function RateText({ value, style }: { value: Rate; style?: 'percent' | 'basis_points' }) {
  return <>{useRateText()(value, style)}</>
}

export function useRateText(): (rate: Rate, style?: 'percent' | 'basis_points') => string {
  const { t } = useLingui()
  const locale = useLocale()
  return (rate, style) => {
    const small = compareRates(rate, '0.005') < 0 && compareRates(rate, '-0.005') > 0
    if (style === 'percent' || (style === undefined && !small)) return formatPercent(rate, locale, 4)
    const { units, scale } = exact(rate)
    const points = formatNumber(decimalText(units * 10_000n, scale), locale, 4)
    return t`${points} bp`
  }
}
