import { useLingui } from '@lingui/react/macro'
import { Sums } from '../../terms/Sums.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import type { HouseholdDetail } from './household-detail.ts'

/** What is confirmed, open and promised; nothing where one may not see money, or where there is none. */
export function MoneyFacts({ money }: { money: HouseholdDetail['money'] }) {
  const { t } = useLingui()
  const { confirmed, open, promised } = money
  if (confirmed.length + open.length + promised.length === 0) return null
  return (
    <Facts
      numbers
      items={[
        { label: t`Confirmed`, value: <Sums values={confirmed} /> },
        { label: t`Open`, value: <Sums values={open} /> },
        { label: t`Promised`, value: <Sums values={promised} /> },
      ]}
    />
  )
}
