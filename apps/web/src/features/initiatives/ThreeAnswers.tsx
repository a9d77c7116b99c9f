import { Trans } from '@lingui/react/macro'
import type { ReturnValue } from '@rapport/contract/initiatives.ts'
import type { Money as Sum } from '@rapport/domain/money/currency.ts'
import { type Rate, ratio } from '@rapport/domain/money/rate.ts'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Facts } from '../../ui/figure/Facts.tsx'
import { type Explanation, Figure } from '../../ui/figure/Figure.tsx'
import { Dash, Money } from '../../ui/figure/Money.tsx'
import { Count, Percent } from '../../ui/figure/Numbers.tsx'
import { Gain } from './Gain.tsx'
import styles from './initiatives.module.css'

export type Return = z.output<typeof ReturnValue>

/** The three answers side by side. They differ in what they look at, and each says which it is. */
export function ThreeAnswers({ found, asOf }: { found: Return; asOf: number }) {
  const { cost, realised, revenue, revenueRate, marginRate, years, retention, discount, presentFactor } = found
  const yearly = [
    { label: <Trans>Realised</Trans>, value: <Money value={realised} whole /> },
    { label: <Trans>Yearly revenue on assets</Trans>, value: <Percent value={revenueRate} digits={2} /> },
  ]
  const overYears = [
    ...yearly,
    { label: <Trans>Years</Trans>, value: <Count value={years} /> },
    { label: <Trans>Assets still there a year later</Trans>, value: <Percent value={retention} /> },
    { label: <Trans>Discount a year</Trans>, value: <Percent value={discount} /> },
    { label: <Trans>Factor on a year's revenue</Trans>, value: <Count value={presentFactor} digits={4} /> },
  ]
  const costLine = { label: <Trans>Cost</Trans>, value: <Money value={cost} /> }
  return (
    <div className={styles.answers}>
      <Answer
        title={<Trans>First year</Trans>}
        roi={found.roiFirstYear}
        brought={{ label: <Trans>Revenue of one year</Trans>, value: revenue }}
        breakEven={found.breakEvenFirstYear}
        realised={realised}
        explanation={{
          formula: <Trans>(Realised × yearly revenue − cost) ÷ cost.</Trans>,
          inputs: [
            ...yearly,
            { label: <Trans>Revenue of one year</Trans>, value: <Money value={revenue} /> },
            costLine,
          ],
          asOf,
        }}
      />
      <Answer
        title={<Trans>{years} years, present value</Trans>}
        roi={found.roiPresent}
        brought={{ label: <Trans>Present value of revenue</Trans>, value: found.presentValue }}
        breakEven={found.breakEvenPresent}
        realised={realised}
        explanation={{
          formula: (
            <Trans>
              Revenue of each year on what is still there, discounted to today and added up, less cost, ÷ cost.
            </Trans>
          ),
          inputs: [
            ...overYears,
            { label: <Trans>Present value of revenue</Trans>, value: <Money value={found.presentValue} /> },
            costLine,
          ],
          asOf,
        }}
      />
      <Answer
        title={<Trans>{years} years, after margin</Trans>}
        roi={found.roiMargin}
        brought={{ label: <Trans>Present value after margin</Trans>, value: found.presentMargin }}
        breakEven={found.breakEvenMargin}
        realised={realised}
        explanation={{
          formula: <Trans>The same, on the part of revenue that is left after serving the assets.</Trans>,
          inputs: [
            ...overYears,
            { label: <Trans>Margin</Trans>, value: <Percent value={marginRate} /> },
            { label: <Trans>Present value after margin</Trans>, value: <Money value={found.presentMargin} /> },
            costLine,
          ],
          asOf,
        }}
      />
    </div>
  )
}

interface AnswerProps {
  readonly title: ReactNode
  readonly roi: Rate | null
  readonly brought: { readonly label: ReactNode; readonly value: Sum }
  readonly breakEven: Sum | null
  readonly realised: Sum
  readonly explanation: Explanation
}

function Answer({ title, roi, brought, breakEven, realised, explanation }: AnswerProps) {
  const reached = breakEven && ratio(realised.minor, breakEven.minor, 3)
  return (
    <div className={styles.answer}>
      <Figure
        label={title}
        explanation={explanation}
        context={roi === null ? <Trans>no cost yet, so no return</Trans> : <Trans>return on cost</Trans>}
      >
        {roi === null ? <Dash /> : <Gain value={roi} />}
      </Figure>
      <Facts
        numbers
        items={[
          { label: brought.label, value: <Money value={brought.value} whole /> },
          { label: <Trans>Breaks even at assets of</Trans>, value: <Money value={breakEven} compact /> },
          { label: <Trans>Realised of that</Trans>, value: reached ? <Percent value={reached} even /> : <Dash /> },
        ]}
      />
    </div>
  )
}
