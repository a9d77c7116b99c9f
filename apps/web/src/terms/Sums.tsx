import type { Money as Sum } from '@rapport/domain/money/currency.ts'
import { Fragment } from 'react'
import { Dash, Money } from '../ui/figure/Money.tsx'

/** Sums of several currencies beside each other: they are never added. */
export function Sums({ values }: { values: readonly Sum[] }) {
  if (values.length === 0) return <Dash />
  return values.map((value, at) => (
    <Fragment key={value.currency}>
      {at > 0 && ' · '}
      <Money value={value} whole />
    </Fragment>
  ))
}
