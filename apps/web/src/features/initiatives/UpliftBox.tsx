import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Uplift as UpliftShape } from '@rapport/contract/initiatives.ts'
import { ratio } from '@rapport/domain/money/rate.ts'
import type { z } from 'zod'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count, Percent } from '../../ui/figure/Numbers.tsx'
import { StatusPill, type Tone } from '../../ui/figure/StatusPill.tsx'
import { Points } from './Gain.tsx'
import styles from './initiatives.module.css'

type Uplift = z.output<typeof UpliftShape>

const verdicts: Readonly<Record<Uplift['verdict'], { readonly tone: Tone; readonly text: MessageDescriptor }>> = {
  not_enough_data: { tone: 'neutral', text: msg`Not enough data` },
  more_than_without: { tone: 'confirmed', text: msg`More than without it` },
  less_than_without: { tone: 'overdue', text: msg`Less than without it` },
}

/** Guests who came against comparable households held out. A difference is called one only where the rule says so. */
export function UpliftBox({ uplift, asOf }: { uplift: Uplift | null; asOf: number }) {
  const { i18n } = useLingui()
  const { attended, heldOut, p, difference, interval, incremental } = uplift ?? {}
  const { tone, text } = verdicts[uplift?.verdict ?? 'not_enough_data']
  if (!attended || !heldOut || !interval || p == null || difference == null) {
    return (
      <div className={styles.uplift}>
        <StatusPill tone={tone}>{i18n._(text)}</StatusPill>
        <p>
          <Trans>
            Nobody comparable was held out, so nobody can say what would have come without it. Leave some of the next
            guest list out on purpose, with the status “Held out”.
          </Trans>
        </p>
      </div>
    )
  }
  const share = (group: { households: number; won: number }) => ratio(BigInt(group.won), BigInt(group.households), 4)
  return (
    <div className={styles.uplift}>
      <StatusPill tone={tone}>{i18n._(text)}</StatusPill>
      <p>
        <Trans>
          {attended.won} of {attended.households} households that came brought money; of comparable ones held out,{' '}
          {heldOut.won} of {heldOut.households}.
        </Trans>
      </p>
      <Figure
        small
        label={<Trans>Difference of the shares, in points</Trans>}
        context={
          <Trans>
            95 % interval <Points value={interval.from} /> to <Points value={interval.to} />
          </Trans>
        }
        explanation={{
          formula: (
            <Trans>
              Share of those who came less share of those held out; Newcombe's interval, and Fisher's exact test on both
              sides. Below p = 0.05 and with at least ten households in each group it is called a difference.
            </Trans>
          ),
          inputs: [
            { label: <Trans>Came and brought money</Trans>, value: <Percent value={share(attended)} /> },
            { label: <Trans>Held out and brought money</Trans>, value: <Percent value={share(heldOut)} /> },
            { label: 'p', value: <Count value={p} digits={4} /> },
          ],
          asOf,
        }}
      >
        <Points value={difference} />
      </Figure>
      <Interval from={Number(interval.from)} to={Number(interval.to)} at={Number(difference)} />
      <Facts
        numbers
        items={[
          { label: <Trans>Probability by chance (p)</Trans>, value: <Count value={p} digits={3} /> },
          {
            label: <Trans>Came, beyond what as many others brought</Trans>,
            value: <Money value={incremental} whole />,
          },
        ]}
      />
    </div>
  )
}

/** The uncertainty drawn: the interval, the difference in it, and zero. */
function Interval({ from, to, at }: { from: number; to: number; at: number }) {
  const { t } = useLingui()
  const reach = Math.max(Math.abs(from), Math.abs(to)) * 1.15 || 1
  const place = (value: number): number => 150 + (value / reach) * 150
  return (
    <svg viewBox="0 0 300 44" className={styles.interval} aria-hidden="true">
      <line className={styles.axis} x1="0" x2="300" y1="16" y2="16" />
      <line className={styles.zero} x1="150" x2="150" y1="4" y2="28" />
      <line className={styles.span} x1={place(from)} x2={place(to)} y1="16" y2="16" />
      <circle className={styles.dot} cx={place(at)} cy="16" r="5" />
      <text x="150" y="41" textAnchor="middle">
        {t`no difference`}
      </text>
    </svg>
  )
}
